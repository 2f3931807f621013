/** The six languages of RevSheet; Portuguese is the Brazilian one. */
export const languages = ["en", "de", "es", "pl", "pt", "tr"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);
