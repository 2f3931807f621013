import { headerKey } from "../core/import/catalogue/read.ts";
import { type Language, languages } from "../core/locale/language.ts";
import { words } from "./words.ts";

/** A word of tables: a key of `words.ts`. */
export type Word = string;

interface Entry {
  /** One label a language, in the order of `languages`. */
  readonly labels: readonly string[];
}

let entries: ReadonlyMap<Word, Entry> | undefined;
let readings: ReadonlyMap<string, readonly Word[]> | undefined;

const read = (): ReadonlyMap<Word, Entry> => {
  if (entries !== undefined) return entries;
  const found = new Map<Word, Entry>();
  const byKey = new Map<string, Word[]>();
  const learn = (label: string, word: Word) => {
    const known = byKey.get(headerKey(label));
    if (known === undefined) byKey.set(headerKey(label), [word]);
    else if (!known.includes(word)) known.push(word);
  };
  for (const line of words.table.split("\n")) {
    if (line === "") continue;
    const cut = line.indexOf("=");
    const word = line.slice(0, cut);
    const columns = line.slice(cut + 1).split(";");
    found.set(word, { labels: columns.map((alternatives) => alternatives.split("|")[0] as string) });
    learn(word, word);
    for (const alternatives of columns) for (const label of alternatives.split("|")) learn(label, word);
  }
  entries = found;
  readings = byKey;
  return found;
};

/** The header of a word in a language; a word without an entry is a bug. */
export const labelOf = (word: Word, language: Language): string => {
  const label = read().get(word)?.labels[languages.indexOf(language)];
  if (label === undefined) throw new Error(`no label for ${word}`);
  return label;
};

/** The words that a header may stand for, in any of the six languages; none for an unknown one. */
export const wordsOf = (header: string): readonly Word[] => {
  read();
  return readings?.get(headerKey(header)) ?? [];
};

/** Every word, for tests and for reading results back. */
export const allWords = (): readonly Word[] => Array.from(read().keys());
