import { fold } from "../../locale/fold.ts";
import type { Sentence } from "../../locale/message.ts";
import { choiceNames } from "./choice-names.ts";
import { settingNames } from "./setting-names.ts";

/** The key of a word in any language: "Cap per deal", "cap_per_deal" and "capPerDeal" are one, and so are "tür" and "TUR". */
const wordKey = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

let settings: ReadonlyMap<string, string> | undefined;

/** Settings by word; made at the first question, since the texts of a cell are unpacked when they are needed. */
const settingsByWord = (): ReadonlyMap<string, string> => {
  settings ??= new Map(
    Object.entries(settingNames).flatMap(([key, names]) =>
      [key, ...Object.values(names)].map((name): [string, string] => [wordKey(name), key]),
    ),
  );
  return settings;
};

/** The setting that a word in any of the six languages means, as its key; English plurals count. undefined for any other word. */
export const settingOf = (text: string): string | undefined => {
  const word = wordKey(text);
  const known = settingsByWord();
  return known.get(word) ?? known.get(word.replace(/s$/, ""));
};

/** The choice that a word in any of the six languages means; undefined for any other word. */
export const choiceOf = <C extends string>(choices: readonly C[], text: string): C | undefined => {
  const word = wordKey(text);
  const exact = choices.find((choice) => wordKey(choice) === word);
  if (exact !== undefined) return exact;
  const names: Readonly<Record<string, Sentence>> = choiceNames;
  return choices.find((choice) =>
    Object.values(names[choice] ?? {})
      .map(wordKey)
      .includes(word),
  );
};
