import type { ColumnKind } from "../../../core/results.ts";
import { label, rectangle } from "../svg.ts";
import { shorten, textWidth } from "../text-width.ts";
import type { ChartContext } from "./context.ts";

/** The line above a chart that names its unit and, with its mark, what the values are compared with. Height 0 where there is nothing to say. */
export const unitLine = (
  unit: ColumnKind,
  context: ChartContext,
  comparison?: string,
): { markup: string; height: number } => {
  const text = unit === "money" ? context.currency : "";
  if (text === "" && comparison === undefined) return { markup: "", height: 4 };
  const named = text === "" ? "" : label(0, 14, text, { style: "muted" });
  if (comparison === undefined) return { markup: named, height: 28 };
  const start = text === "" ? 0 : textWidth(text) + 16;
  const mark = rectangle(start, 7, 18, 6, { fill: "var(--comparison)" });
  const name = label(start + 24, 14, shorten(comparison, context.width - start - 24), { style: "muted" });
  return { markup: named + mark + name, height: 28 };
};
