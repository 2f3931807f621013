import type { AnswerOf } from "../protocol.ts";
import { spreadsheet } from "./sheets.ts";
import { asText } from "./tabs.ts";

/** How far a block without formulas goes right and down from a cell: at least as far as anything the cell's formula spills. */
const blockFrom = (
  formulas: readonly (readonly string[])[],
  row: number,
  column: number,
): { rows: number; columns: number } => {
  const line = formulas[row] ?? [];
  let end = column + 1;
  while (end < line.length && line[end] === "") end++;
  let last = row + 1;
  while (last < formulas.length && (formulas[last] ?? []).slice(column, end).every((formula) => formula === "")) last++;
  return { rows: last - row, columns: end - column };
};

/** Turns every live RevSheet formula of the active tab into the values it shows; native formulas stay. */
export const freeze = (): AnswerOf<"freeze"> => {
  const sheet = spreadsheet().getActiveSheet();
  const range = sheet.getRange(1, 1, Math.max(1, sheet.getLastRow()), Math.max(1, sheet.getLastColumn()));
  const formulas = range.getFormulas();
  const values = range.getValues();
  let frozen = 0;
  formulas.forEach((line, r) => {
    line.forEach((formula, c) => {
      if (!/^=\s*REV_/i.test(formula)) return;
      const { rows, columns } = blockFrom(formulas, r, c);
      const block = values
        .slice(r, r + rows)
        .map((cells) =>
          cells
            .slice(c, c + columns)
            .map((value: unknown) => (typeof value === "string" && value !== "" ? asText(value) : value)),
        );
      sheet.getRange(r + 1, c + 1, rows, columns).setValues(block);
      frozen++;
    });
  });
  return { tab: sheet.getName(), formulas: frozen };
};
