import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shorten, textWidth, wrap } from "../../../pipeline/pack/text-width.ts";

describe("text width", () => {
  it("breaks a long German word with a hyphen and keeps short words whole", () => {
    expect(wrap("Rechtsschutzversicherungsgesellschaften", 150, 3)).toEqual([
      "Rechtsschutzversic-",
      "herungsgese-",
      "llschaften",
    ]);
    expect(wrap("Nord und Süd", 400, 2)).toEqual(["Nord und Süd"]);
  });

  it("never breaks a figure", () => {
    expect(wrap("Ziel 123.456.789.012", 40, 3)).toEqual(["Ziel", "123.456.789.012"]);
  });

  it("keeps every line within its width, and no more lines than asked for", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 40, max: 300 }),
        fc.integer({ min: 1, max: 3 }),
        (text, width, lines) => {
          const wrapped = wrap(text.replace(/\d/g, "x"), width, lines);
          expect(wrapped.length).toBeLessThanOrEqual(lines);
          for (const line of wrapped) expect(textWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      // Two halves of a word are not of one width where its letters are not.
      { examples: [["0ɐɐ!!", 40, 2]] },
    );
  });

  it("loses no letter where there is room for all lines", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 8 }), (words) => {
        const wrapped = wrap(words.join(" "), 100, 99);
        expect(wrapped.join("").replace(/[- ]/g, "")).toBe(words.join(""));
      }),
    );
  });

  it("shortens to a prefix with an ellipsis only where it must", () => {
    expect(shorten("abc", 100)).toBe("abc");
    expect(shorten("abcdefghijklmnop", 60)).toMatch(/^abc\w*…$/);
    expect(shorten("", 10)).toBe("");
  });
});
