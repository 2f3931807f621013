import { labels } from "../svg.ts";
import { wrap } from "../text-width.ts";
import { type ChartContext, isNarrow, widest } from "./context.ts";

/** The columns of a chart made of rows: names, a zone for the marks, and figures at the right. */
export interface RowColumns {
  readonly nameWidth: number;
  readonly start: number;
  readonly end: number;
}

const gap = 12;

/**
 * Divides the width between names, marks and figures. On a narrow chart the names stand above their marks, which then start at 0.
 * `figures` is the width the figures at the right need.
 */
export const rowColumns = (context: ChartContext, names: readonly string[], figures: number): RowColumns => {
  const end = context.width - (isNarrow(context) ? 0 : figures + (figures > 0 ? gap : 0));
  if (isNarrow(context)) return { nameWidth: context.width - figures - gap, start: 0, end };
  const nameWidth = Math.min(widest(names, true), context.width * 0.3);
  return { nameWidth, start: nameWidth + gap, end };
};

/** A name in its column, bold where it is the one to see; gives the markup and the number of lines it took. */
export const rowName = (
  name: string,
  y: number,
  columns: RowColumns,
  style: string,
  lines = 3,
): { readonly markup: string; readonly lines: number } => {
  const wrapped = wrap(name, columns.nameWidth, lines, 13, style.includes("strong"));
  return { markup: labels(0, y, wrapped, { style }), lines: wrapped.length };
};
