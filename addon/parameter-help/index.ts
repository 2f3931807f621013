import { type Language, languages } from "../../core/locale/language.ts";
import type { SixTexts } from "../texts.ts";
import { amounts } from "./amounts.ts";
import { choices } from "./choices.ts";
import { counts } from "./counts.ts";
import { dates } from "./dates.ts";
import { exports } from "./exports.ts";
import { pay } from "./pay.ts";
import { periods } from "./periods.ts";
import { shares } from "./shares.ts";
import { tables } from "./tables.ts";

/** What every parameter means, each text once: the functions say it in English, here it stands in the six languages. */
export const parameterTexts: readonly SixTexts[] = [
  ...amounts,
  ...choices,
  ...counts,
  ...dates,
  ...exports,
  ...pay,
  ...periods,
  ...shares,
  ...tables,
];

/** The English text as it stands here: that a parameter may be left out is shown beside it. */
export const withoutOptional = (english: string): string => english.replace(/^Optional\. /, "");

const byEnglish = new Map(parameterTexts.map((texts) => [texts[0], texts]));

/** The text of a parameter in the six languages by its English one; undefined for one that is not translated. */
export const parameterText = (english: string): Readonly<Record<Language, string>> | undefined => {
  const texts = byEnglish.get(withoutOptional(english));
  return (
    texts && (Object.fromEntries(languages.map((language, i) => [language, texts[i]])) as Record<Language, string>)
  );
};
