/** The six languages of RevSheet; Portuguese is the Brazilian one. */
export const languages = ["en", "de", "es", "pl", "pt", "tr"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/** The language of a locale such as "de_DE" or "pt-BR"; undefined where it is none of the six. */
export const languageOfLocale = (locale: string): Language | undefined => {
  const [language = ""] = locale.trim().toLowerCase().split(/[-_]/);
  return isLanguage(language) ? language : undefined;
};
