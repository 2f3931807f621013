import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { languages } from "../../../core/locale/language.ts";
import type { Sentence } from "../../../core/locale/message.ts";

const folder = join(import.meta.dirname, "../../../pipeline/analysis/messages");
const files = readdirSync(folder);

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("messages of the sections", () => {
  it.each(files)("%s speaks six languages with the same parameters", async (file) => {
    const catalogues: Record<string, Record<string, Sentence>> = await import(join(folder, file));
    const sentences = Object.values(catalogues).flatMap((catalogue) => Object.entries(catalogue));
    expect(sentences.length).toBeGreaterThan(0);
    for (const [key, sentence] of sentences) {
      expect(Object.keys(sentence).sort(), key).toEqual([...languages].sort());
      for (const language of languages) {
        expect(sentence[language].trim(), `${key} ${language}`).not.toBe("");
        expect(places(sentence[language]), `${key} ${language}`).toEqual(places(sentence.en));
      }
    }
  });
});
