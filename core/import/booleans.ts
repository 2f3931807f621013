import { onFirstUse } from "../first-use.ts";
import { fold } from "../locale/fold.ts";
import { isNullWord } from "./null-words.ts";
import { badBoolean, type Parsed } from "./parsed.ts";

// English, German, Spanish, Polish, Portuguese and Turkish, words and spreadsheet constants, and what PostgreSQL writes; as matching keys.
const words = (text: string) => onFirstUse((): ReadonlySet<string> => new Set(text.split(" ").map(fold)));
const yes = words("true t yes y 1 x ja j wahr sí verdadero tak prawda sim s verdadeiro evet e doğru");
const no = words("false f no n 0 nein falsch falso nie fałsz não hayır h yanlış");

/** Yes or no in any of the six languages, case and diacritics ignored; a null word is null, anything else bad_boolean. */
export const parseBoolean = (text: string): Parsed<boolean> => {
  if (text === "true" || text === "TRUE" || text === "1") return true;
  if (text === "false" || text === "FALSE" || text === "0") return false;
  if (isNullWord(text)) return null;
  const word = fold(text);
  if (yes().has(word)) return true;
  return no().has(word) ? false : badBoolean;
};
