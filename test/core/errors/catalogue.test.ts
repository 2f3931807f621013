import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../core/errors/catalogue.ts";
import type { ErrorText } from "../../../core/errors/error.ts";
import { languages } from "../../../core/locale/language.ts";

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(Object.entries(catalogue as Record<string, ErrorText>))("%s", (_code, text) => {
  it.each(languages)("says the same with the same parameters in %s", (language) => {
    expect(names(text.message[language])).toEqual(names(text.message.en));
    expect(names(text.hint[language])).toEqual(names(text.hint.en));
    expect(text.message[language].length).toBeGreaterThan(0);
    expect(text.hint[language].length).toBeGreaterThan(0);
  });
});

describe("the catalogue", () => {
  it("has each code in one file only, since a second one would hide the first", () => {
    const folder = fileURLToPath(new URL("../../../core/errors/", import.meta.url));
    const codes = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}${file}`, "utf8").matchAll(/^ {2}([A-Z][A-Z_0-9]+): \{/gm)].map(([, code]) => code),
    );
    expect(codes.length).toBe(Object.keys(catalogue).length);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
