// Widths in em of DejaVu Sans, the widest of the usual system fonts, so that a label that fits here fits everywhere.
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!·\u00a0 ]/, 0.34],
  [/[fIJrt()[\]/\\-]/, 0.42],
  [/[mMW%@—…]/, 1],
  [/[wÆŒæœ]/, 0.86],
  [/[A-Z<>=+~#±−&]|[À-ÖØ-ÞŁŚŻŹĄĘĆŃİŞĞ]/, 0.84],
  [/[ -\u024f–„“”‘’€]/, 0.64],
];
const emOf = (character: string): number => widths.find(([pattern]) => pattern.test(character))?.[1] ?? 1.05;

/** An upper estimate of a text's width in pixels; bold is 12% wider. */
export const textWidth = (text: string, size = 13, bold = false): number => {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * size * (bold ? 1.12 : 1);
};

/** The text, or as much of it as fits in `width` pixels with an ellipsis. */
export const shorten = (text: string, width: number, size = 13, bold = false): string => {
  if (textWidth(text, size, bold) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size, bold) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
};

/** A figure, which stays whole even where it is wider than its line. */
const isFigure = (word: string): boolean =>
  /^[\d.,:%+()\u2212\u2013\u00a0-]*\d[\d.,:%+()\u2212\u2013\u00a0-]*$/.test(word);

/** Splits a word that is wider than a line, with a hyphen where it is broken. */
const pieces = (word: string, width: number, size: number, bold: boolean): string[] => {
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part.length > 1 && textWidth(`${part}${character}-`, size, bold) > width) {
      parts.push(`${part}-`);
      part = "";
    }
    part += character;
  }
  const before = parts.pop();
  if (before === undefined) return [part];
  if (part.length >= 4) return [...parts, before, part];
  // Two halves instead of a line and a stray letter or two.
  const letters = [...before.slice(0, -1), ...part];
  const half = Math.ceil(letters.length / 2);
  const halves = [`${letters.slice(0, half).join("")}-`, letters.slice(half).join("")];
  const fits = halves.every((piece) => textWidth(piece, size, bold) <= width);
  return fits ? [...parts, ...halves] : [...parts, before, part];
};

/** Breaks a text into at most `lines` lines of `width` pixels: at spaces, inside a word only where it must, then an ellipsis. */
export const wrap = (text: string, width: number, lines: number, size = 13, bold = false): readonly string[] => {
  const words = text
    .replace(/[\t\n\r ]+/g, " ")
    .trim()
    .split(" ");
  const result: string[] = [];
  let line = "";
  for (const word of words) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (textWidth(joined, size, bold) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") result.push(line);
    const parts = isFigure(word) || textWidth(word, size, bold) <= width ? [word] : pieces(word, width, size, bold);
    result.push(...parts.slice(0, -1));
    line = parts[parts.length - 1] as string;
    if (result.length > lines) break;
  }
  result.push(line);
  if (result.length <= lines) return result;
  const kept = result.slice(0, lines);
  const last = kept[lines - 1] as string;
  kept[lines - 1] = shorten(
    `${last.replace(/-$/, "")}…………`,
    Math.max(width, textWidth("…", size, bold)),
    size,
    bold,
  ).replace(/…+$/, "…");
  return kept;
};
