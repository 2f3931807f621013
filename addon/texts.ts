import { type Language, languages } from "../core/locale/language.ts";
import { fill, type Parameters, type Placeholders } from "../core/locale/message.ts";

/** A text in the order of `languages`: en, de, es, pl, pt, tr. */
export type SixTexts = readonly [en: string, de: string, es: string, pl: string, pt: string, tr: string];
export type TextTable = Readonly<Record<string, SixTexts>>;

/** A catalogue of short texts, one row a text; the English one fixes the parameters. */
export const defineTexts = <const T extends TextTable>(table: T): T => table;

type Arguments<T extends string> = [Placeholders<T>] extends [never] ? [] : [parameters: Parameters<T>];

export type Say<T extends TextTable> = <K extends keyof T & string>(
  key: K,
  ...[parameters]: Arguments<T[K][0]>
) => string;

/** A speaker for one catalogue and language. */
export const sayIn =
  <T extends TextTable>(table: T, language: Language): Say<T> =>
  (key, ...[parameters]) =>
    fill(
      (table[key] as SixTexts)[languages.indexOf(language)] as string,
      (parameters ?? {}) as Record<string, string | number>,
    );
