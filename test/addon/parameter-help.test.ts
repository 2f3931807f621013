import { describe, expect, it } from "vitest";
import { parameterText, parameterTexts, withoutOptional } from "../../addon/parameter-help/index.ts";
import { registry } from "../../addon/registry.ts";

const said = registry.flatMap(({ name, about, parameters, tables }) =>
  [...Object.keys(parameters), ...Object.keys(tables)].map((parameter) => ({
    where: `${name} ${parameter}`,
    text: (about.parameters as Readonly<Record<string, string>>)[parameter] ?? "",
  })),
);
const words = (text: string): string[] => text.match(/[a-z]+_[a-z_0-9]+|REV_[A-Z]+|TRUE|FALSE/g) ?? [];
const sorted = (list: readonly string[]) => [...list].sort();

describe("parameter help in six languages", () => {
  it("stands for every parameter and table of every function", () => {
    expect(said.filter(({ text }) => parameterText(text) === undefined)).toEqual([]);
  });

  it("holds each English text once and none that no function says", () => {
    const english = parameterTexts.map(([en]) => en);
    expect(english.filter((text, i) => english.indexOf(text) !== i)).toEqual([]);
    const used = new Set(said.map(({ text }) => withoutOptional(text)));
    expect(english.filter((text) => !used.has(text))).toEqual([]);
  });

  it("keeps the words that are typed as they are in every language, and ends as a sentence", () => {
    for (const [en, ...others] of parameterTexts) {
      for (const other of others) {
        expect(sorted(words(other)), `${en} → ${other}`).toEqual(sorted(words(en)));
        expect(other).toMatch(/[.)]$/);
      }
    }
  });
});
