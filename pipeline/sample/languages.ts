import { type Language, languages } from "../../core/locale/language.ts";

/** The word of a language in a row "en;de;es;pl;pt;tr"; a row with one word has it in every language. */
export const wordIn = (row: string, language: Language): string => {
  const words = row.split(";");
  return words[words.length === 1 ? 0 : languages.indexOf(language)] as string;
};
