import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stubParameters } from "../../addon/define.ts";
import { registry } from "../../addon/registry.ts";
import { version } from "../../addon/version.ts";
import { allWords, labelOf } from "../../addon/vocabulary.ts";
import { adapters } from "../../core/golden/run.ts";
import { languages } from "../../core/locale/language.ts";
import { cellAdapters, coreOnly } from "../../scripts/golden-cells/index.ts";

const reserved = new Set(
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return static super switch this throw true try typeof var void while with yield let await arguments eval".split(
    " ",
  ),
);

describe("the registry", () => {
  it("names each function once, with the prefix, no trailing underscore and no shape of a cell", () => {
    const names = registry.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^REV_[A-Z][A-Z0-9_]*[A-Z0-9]$/);
  });

  it("answers every golden op, or says why only the core does", () => {
    const answered = new Set(registry.flatMap(({ about }) => about.golden));
    for (const op of Object.keys(adapters)) {
      expect([op, answered.has(op) || op in coreOnly]).toEqual([op, true]);
      expect([op, op in cellAdapters]).toEqual([op, answered.has(op)]);
    }
    for (const op of [...answered, ...Object.keys(coreOnly)]) expect(Object.keys(adapters)).toContain(op);
  });

  it("shows about 35 functions by autocomplete", () => {
    const listed = registry.filter(({ about }) => about.listed).length;
    expect(listed).toBeGreaterThanOrEqual(30);
    expect(listed).toBeLessThanOrEqual(40);
  });

  it("carries the version of the package", () => {
    const { version: own } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(version).toBe(own);
  });

  it("holds every function of the catalogue, where that is present", () => {
    const path = new URL("../../../shared/product.md", import.meta.url);
    if (!existsSync(path)) {
      console.log("skipped: no ../shared");
      return;
    }
    const text = readFileSync(path, "utf8");
    const section = text.slice(text.indexOf("## 2."), text.indexOf("## 3."));
    const wanted = new Set(Array.from(section.matchAll(/REV_[A-Z_]+[A-Z]/g), ([name]) => name));
    const known = new Set(registry.map(({ name }) => name));
    expect([...wanted].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe.each(registry.map((definition) => [definition.name, definition] as const))("%s", (_name, definition) => {
  const { about, parameters, tables } = definition;

  it("says what it does in every language, and says it differently in each", () => {
    for (const language of languages) expect(about.summary[language].length).toBeGreaterThan(10);
    expect(new Set(languages.map((language) => about.summary[language])).size).toBe(languages.length);
  });

  it("describes each parameter, optional ones as such", () => {
    expect(Object.keys(about.parameters).sort()).toEqual([...Object.keys(parameters), ...Object.keys(tables)].sort());
    for (const [name, { optional }] of Object.entries(parameters)) {
      expect([name, (about.parameters[name] ?? "").startsWith("Optional.")]).toEqual([name, optional]);
    }
  });

  it("has parameter names that a script may declare, optional ones last", () => {
    const names = stubParameters(definition);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(reserved.has(name)).toBe(false);
    }
    const optional = Object.values(parameters).map((parameter) => parameter.optional);
    expect(optional).toEqual([...optional].sort((a, b) => Number(a) - Number(b)));
  });
});

describe("the words of tables", () => {
  it("have one label a language, and no two the same in English", () => {
    const labels = allWords().map((word) => labelOf(word, "en").toLowerCase());
    expect(new Set(labels).size).toBe(labels.length);
    for (const word of allWords()) {
      for (const language of languages) expect(labelOf(word, language).length).toBeGreaterThan(0);
    }
  });
});
