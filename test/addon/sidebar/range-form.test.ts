import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeForm } from "../../../addon/sidebar/range-form.ts";

describe("one formula over the range instead of one a row", () => {
  it.each([
    ["=REV_FLAT(A2; 5%)", "=REV_FLAT(A99; 5%)", "=REV_FLAT(A2:A99; 5%)"],
    ["=REV_FLAT(A2; $D$1)", "=REV_FLAT(A3; $D$1)", "=REV_FLAT(A2:A3; $D$1)"],
    ["=REV_FLAT('My tab'!$B2; C2)", "=REV_FLAT('My tab'!$B9; C9)", "=REV_FLAT('My tab'!$B2:$B9; C2:C9)"],
    ['=REV_FISCAL(A2; "A2"; LOG10(B2))', '=REV_FISCAL(A7; "A2"; LOG10(B7))', '=REV_FISCAL(A2:A7; "A2"; LOG10(B2:B7))'],
    [
      '=REV_TIERS(A2; $F$1:$G$3; "marginal")',
      '=REV_TIERS(A5; $F$1:$G$3; "marginal")',
      '=REV_TIERS(A2:A5; $F$1:$G$3; "marginal")',
    ],
  ])("%s down to %s is %s", (first, last, whole) => {
    expect(rangeForm(first, last)).toBe(whole);
  });

  it.each([
    ["a range that moves along", "=REV_COVERAGE(A2:C2; 1)", "=REV_COVERAGE(A9:C9; 1)"],
    ["formulas that differ elsewhere", "=REV_FLAT(A2; 5%)", "=REV_FLAT(A9; 6%)"],
    ["a text that differs", '=REV_FISCAL(A2; "x A2")', '=REV_FISCAL(A9; "x A9")'],
    ["formulas in which nothing moves", "=REV_FLAT($A$2; 5%)", "=REV_FLAT($A$2; 5%)"],
  ])("says nothing about %s", (_, first, last) => {
    expect(rangeForm(first, last)).toBeNull();
  });

  it("holds for any columns and rows: each moving cell becomes its range, each fixed one stays", () => {
    const letters = fc.constantFrom("A", "Z", "AB", "XFD");
    const rows = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 90 }));
    fc.assert(
      fc.property(letters, letters, rows, (moving, fixed, [from, count]) => {
        const at = (row: number) => `=REV_ROUND(${moving}${row}; $${fixed}$1)`;
        expect(rangeForm(at(from), at(from + count))).toBe(
          `=REV_ROUND(${moving}${from}:${moving}${from + count}; $${fixed}$1)`,
        );
      }),
    );
  });
});
