import { describe, expect, it } from "vitest";
import { languages } from "../../../core/locale/language.ts";
import { closingText } from "../../../pipeline/pack/terminal.ts";
import { emptyResults, hostileResults, sampleResults } from "../../support/sample-results.ts";

describe("closing text", () => {
  it("says the findings with money and confidence, the counts and where the pack is", () => {
    expect(closingText(sampleResults("en"), "pack-2026-Q3", false)).toBe(
      [
        "Nordwind Antriebstechnik GmbH – 2026-Q3",
        "",
        "1. Qualification loses most money: EUR 412,000 against the best four quarters.",
        "   EUR\u00a0412,000 · high confidence",
        "2. Pushed deals cost EUR 2,120,000, twice as much as lost ones.",
        "   EUR\u00a02,120,000 · medium confidence",
        "3. The next quarter reaches its goal 38 times out of 100.",
        "   low confidence",
        "",
        "4,812 rows read = 4,801 used + 11 left out",
        "The pack is in pack-2026-Q3",
      ].join("\n"),
    );
  });

  it.each(languages)("uses escape codes only where colour is asked for, in %s", (language) => {
    const colourful = closingText(sampleResults(language), "out", true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is looked for.
    const bare = colourful.replace(/\u001b\[\d+m/g, "");
    expect(colourful).not.toBe(bare);
    expect(closingText(sampleResults(language), "out", false)).toBe(bare);
  });

  it("lets no control character of the data reach the terminal", () => {
    const hostile = hostileResults("de");
    const text = closingText(
      { ...hostile, stamp: { ...hostile.stamp, company: "a\u001b[2Jb\u009b31mc" } },
      "out\u0007",
      false,
    );
    expect(text.split("\n").join("")).not.toMatch(/\p{Cc}/u);
  });

  it("says that nothing stands out where there is no finding", () => {
    expect(closingText(emptyResults("en"), "out", false)).toContain("No finding stands out of chance");
  });
});
