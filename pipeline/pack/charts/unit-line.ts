import type { ColumnKind } from "../../../core/results.ts";
import { label, line } from "../svg.ts";
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
  const mark = line(start + 4, 1, start + 4, 17, { class: "tick-mark" });
  const name = label(start + 14, 14, shorten(comparison, context.width - start - 14), { style: "muted" });
  return { markup: named + mark + name, height: 28 };
};
