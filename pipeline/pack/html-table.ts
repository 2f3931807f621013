import { formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import type { Cell, Column, Table } from "../../core/results.ts";
import { cellText, digitsOf, headerText, isNumeric } from "./cell-text.ts";
import { escapeText } from "./escape.ts";
import { packSpeaker } from "./messages.ts";

/** A report table shows at most this many rows; the workbook has them all. */
export const shownRows = 40;

/** A page of paper holds this many columns of a table; the style sheet hides the others when printing. */
const paperColumns = 9;

/** A text of at most this many characters is not broken. */
const shortest = 20;

const cellOf = (cell: Cell, column: Column, language: Language, name: "td" | "th", scope = ""): string => {
  const kind = isNumeric(column.kind) ? "number" : column.kind;
  const text = cellText(cell, column.kind, language, digitsOf(column.kind, column.digits));
  const style = kind !== "text" ? kind : /\S{30}/.test(text) ? "long" : text.length <= shortest ? "short" : "";
  const classes = style === "" ? "" : ` class="${style}"`;
  return `<${name}${classes}${scope}>${escapeText(text)}</${name}>`;
};

const rowOf = (cells: readonly Cell[], columns: readonly Column[], language: Language): string =>
  `<tr>${columns
    .map((column, i) =>
      cellOf(cells[i] ?? null, column, language, i === 0 ? "th" : "td", i === 0 ? ' scope="row"' : ""),
    )
    .join("")}</tr>`;

const isBlank = (cell: Cell | undefined): boolean => cell === undefined || cell === null || cell === "";

/** The table without the columns after the first in which no row has a value; the workbook and the results have them. */
const withoutBlankColumns = (table: Table): Table => {
  const { rows, totalRow } = table;
  const kept = table.columns.flatMap((_, i) =>
    i === 0 || rows.length === 0 || [...rows, totalRow ?? []].some((row) => !isBlank(row[i])) ? [i] : [],
  );
  const only = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => kept.includes(i));
  return {
    ...table,
    columns: only(table.columns),
    rows: rows.map(only),
    ...(totalRow === undefined ? {} : { totalRow: only(totalRow) }),
  };
};

/**
 * An HTML table in a box that scrolls sideways where it must; rows beyond `most` are counted below instead of shown, and columns without a
 * value are left out.
 */
export const htmlTable = (
  whole: Table,
  currency: string,
  language: Language,
  caption: string = whole.title,
  most: number = shownRows,
): string => {
  const table = withoutBlankColumns(whole);
  const say = packSpeaker(language);
  const head = table.columns
    .map((column) => {
      const classes = isNumeric(column.kind) ? ' class="number"' : "";
      return `<th scope="col"${classes}>${escapeText(headerText(column, currency))}</th>`;
    })
    .join("");
  const shown = table.rows.slice(0, most).map((row) => rowOf(row, table.columns, language));
  const left = table.rows.length - shown.length;
  const foot = table.totalRow === undefined ? "" : `<tfoot>${rowOf(table.totalRow, table.columns, language)}</tfoot>`;
  const body =
    shown.length === 0
      ? `<tr><td colspan="${table.columns.length}" class="muted">${escapeText(say("noRows"))}</td></tr>`
      : shown.join("");
  const many = table.columns.length > paperColumns ? ' class="many"' : "";
  const more =
    left > 0 ? `<p class="note">${escapeText(say("moreRows", { count: formatNumber(left, 0, language) }))}</p>` : "";
  const hidden = formatNumber(table.columns.length - paperColumns, 0, language);
  const unprinted = many === "" ? "" : `<p class="note paper">${escapeText(say("moreColumns", { count: hidden }))}</p>`;
  const note = table.note === undefined ? "" : `<p class="note">${escapeText(table.note)}</p>`;
  return `<div class="scroll" role="region" aria-label="${escapeText(caption)}" tabindex="0"><table${many}><caption class="unseen">${escapeText(
    caption,
  )}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody>${foot}</table></div>${more}${unprinted}${note}`;
};
