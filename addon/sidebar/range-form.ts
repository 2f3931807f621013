const reference = /((?:'(?:[^']|'')+'|[\p{L}\p{N}_]+)!)?(\$?[A-Z]{1,3}\$?\d+)(?![\p{L}\p{N}_(.])/gu;

/** Text in quotes and names of tabs apart, everything that points at a cell. */
const partsOf = (formula: string): { texts: string[]; cells: string[] } => {
  const texts: string[] = [];
  const cells: string[] = [];
  let at = 0;
  for (const match of formula.matchAll(reference)) {
    const before = formula.slice(0, match.index);
    if ((before.split('"').length - 1) % 2 === 1) continue;
    texts.push(formula.slice(at, match.index));
    cells.push(match[0]);
    at = (match.index ?? 0) + match[0].length;
  }
  return { texts: [...texts, formula.slice(at)], cells };
};

/**
 * One formula over the whole range instead of one a row: each cell that moves down with the rows becomes its range. Null where the first and
 * the last formula differ in anything else, or where a range moves along, which no single range can replace.
 */
export const rangeForm = (first: string, last: string): string | null => {
  const [a, b] = [partsOf(first), partsOf(last)];
  if (a.texts.length !== b.texts.length || a.texts.some((text, i) => text !== b.texts[i])) return null;
  const moves = a.cells.map((cell, i) => cell !== b.cells[i]);
  const isInRange = (i: number) => a.texts[i]?.endsWith(":") === true || a.texts[i + 1]?.startsWith(":") === true;
  if (!moves.includes(true) || moves.some((move, i) => move && isInRange(i))) return null;
  return a.texts
    .map((text, i) => {
      const cell = a.cells[i] ?? "";
      return `${text}${cell}${moves[i] === true ? `:${(b.cells[i] ?? "").replace(/^.*!/, "")}` : ""}`;
    })
    .join("");
};
