import { fold } from "../locale/fold.ts";

const words = ["", "-", "n/a", "#n/a", "null"];

/** Whether a text stands for "no value": blank, "-", "N/A", "#N/A" or "NULL" in any case, outer spaces ignored. */
export const isNullWord = (text: string): boolean => {
  if (text.length === 0) return true;
  // All of them begin with - # N or a space of some kind: most cells are told by their first character.
  const code = text.charCodeAt(0);
  if (code > 32 && code < 127 && code !== 35 && code !== 45 && code !== 78 && code !== 110) return false;
  if (text.length > 12) return text.trim() === "";
  return words.includes(fold(text));
};
