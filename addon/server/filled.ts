import type { AnswerOf } from "../protocol.ts";
import { spreadsheet } from "./sheets.ts";

const fewest = 3;
const nameOf = (formula: string): string => /^=\s*(REV_[A-Z0-9_]+)\(/i.exec(formula)?.[1]?.toUpperCase() ?? "";

/** Columns of the active tab in which one RevSheet function stands in several rows below each other: each cell is a call to Google. */
export const filled = (): AnswerOf<"filled"> => {
  const sheet = spreadsheet().getActiveSheet();
  const formulas = sheet
    .getRange(1, 1, Math.max(1, sheet.getLastRow()), Math.max(1, sheet.getLastColumn()))
    .getFormulas() as string[][];
  const found: AnswerOf<"filled"> = [];
  (formulas[0] ?? []).forEach((_, column) => {
    for (let row = 0; row < formulas.length; ) {
      const first = formulas[row]?.[column] ?? "";
      let end = row + 1;
      while (nameOf(first) !== "" && nameOf(formulas[end]?.[column] ?? "") === nameOf(first)) end++;
      if (end - row >= fewest) {
        const cell = sheet.getRange(row + 1, column + 1).getA1Notation();
        found.push({ cell, rows: end - row, first, last: formulas[end - 1]?.[column] ?? "" });
      }
      row = end;
    }
  });
  return found;
};
