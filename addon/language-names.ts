import type { Language } from "../core/locale/language.ts";

/** Each language as its own speakers call it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  pl: "Polski",
  pt: "Português",
  tr: "Türkçe",
};
