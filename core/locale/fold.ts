// Zero-width space to zero-width joiner, word joiner, byte order mark, soft hyphen.
const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const spaces = /[\s\u00a0\u202f\u2007]+/g;

/** Text as a person reads it: NFC, no invisible characters, every kind of space a plain one, runs collapsed, ends trimmed. */
export const tidy = (text: string): string => text.normalize("NFC").replace(invisible, "").replace(spaces, " ").trim();

const letters: Readonly<Record<string, string>> = { ß: "ss", ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ı: "i" };

/**
 * The matching key of a word in any of the six languages: tidied, lower case, without diacritics; I, İ, ı and i are one letter, so that
 * KAZANILDI, Kazanıldı and kazanildi are equal.
 */
export const fold = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßłøđæœı]/g, (letter) => letters[letter] as string);
