import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sheetNames } from "../../../pipeline/pack/sheet-names.ts";

describe("sheet names", () => {
  it("keep a short title and shorten a long one after a whole word", () => {
    expect(sheetNames(["Regions", "Verschobene Verkaufschancen kosten mehr"])).toEqual([
      "Regions",
      "Verschobene Verkaufschancen…",
    ]);
  });

  it("lose what spreadsheets refuse and get a number where two are equal without regard to case", () => {
    expect(sheetNames(["a/b", "A B", "'a b'", "", "[]", "History"])).toEqual([
      "a b",
      "A B 2",
      "a b 3",
      "-",
      "- 2",
      "History 2",
    ]);
  });

  it("are valid and unique for any titles", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 60 }), { maxLength: 30 }), (titles) => {
        const names = sheetNames(titles);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|\p{Cc}|\p{Cs}/u);
        }
      }),
    );
  });
});
