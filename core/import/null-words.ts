import { fold } from "../locale/fold.ts";

const words: ReadonlySet<string> = new Set(["", "-", "n/a", "#n/a", "null"]);

/** Whether a text stands for "no value": blank, "-", "N/A", "#N/A" or "NULL" in any case, outer spaces ignored. */
export const isNullWord = (text: string): boolean => {
  if (text.length === 0) return true;
  if (text.length > 12) return text.trim() === "";
  return words.has(fold(text));
};
