import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as x from "../../../core/money/exact.ts";

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, digits]) => x.fromUnits(units, digits));

describe("exact", () => {
  it.each([
    ["0.1", "0.1"],
    ["-1.50", "-1.5"],
    ["1e-3", "0.001"],
    ["2.5E2", "250"],
    [".5", "0.5"],
    ["5.", "5"],
  ])("reads %s as %s", (text, shown) => {
    expect(x.toText(x.exact(text))).toBe(shown);
  });
  it("reads a double by its shortest decimal, so 0.1 + 0.2 is 0.3", () => {
    expect(x.toText(x.add(x.exact(0.1), x.exact(0.2)))).toBe("0.3");
  });
  it.each(["", ".", "1,5", "abc", "0x10", "1 000"])("refuses '%s'", (text) => {
    expect(() => x.exact(text)).toThrow(expect.objectContaining({ code: "NOT_A_NUMBER" }));
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %s", (value) => {
    expect(() => x.exact(value)).toThrow(expect.objectContaining({ code: "NOT_A_NUMBER" }));
  });
  it("refuses to divide by zero", () => {
    expect(() => x.div(x.one, x.zero)).toThrow(expect.objectContaining({ code: "DIVISION_BY_ZERO" }));
  });
  it("text and back is identity", () => {
    fc.assert(fc.property(decimal, (a) => x.equal(x.exact(x.toText(a)), a)));
  });
  it("division undoes multiplication", () => {
    fc.assert(fc.property(decimal, decimal, (a, b) => x.sign(b) === 0 || x.equal(x.div(x.mul(a, b), b), a)));
  });
  it("rounding moves by at most half a unit and ties go away from zero", () => {
    fc.assert(
      fc.property(decimal, (a) => {
        const rounded = x.round(a, 2);
        return x.compare(x.abs(x.sub(rounded, a)), x.exact("0.005")) <= 0;
      }),
    );
    expect(["2.5", "-2.5", "0.005"].map((text) => x.toText(x.round(x.exact(text), text === "0.005" ? 2 : 0)))).toEqual([
      "3",
      "-3",
      "0.01",
    ]);
  });
  it.each([
    ["half_even", "2.5", "2"],
    ["half_even", "3.5", "4"],
    ["half_even", "-2.5", "-2"],
    ["down", "-2.9", "-2"],
    ["half_up", "-2.5", "-3"],
  ] as const)("%s rounds %s to %s", (mode, text, shown) => {
    expect(x.toText(x.round(x.exact(text), 0, mode))).toBe(shown);
  });
  it("a fraction without a finite decimal is shown rounded", () => {
    expect(x.toText(x.fraction(1n, 3n), 5)).toBe("0.33333");
    expect(x.toText(x.fraction(2n, 3n), 5)).toBe("0.66667");
  });
});
