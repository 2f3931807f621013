import { formatNumber, formatPercent } from "../../../core/locale/format.ts";
import type { Language } from "../../../core/locale/language.ts";
import type { ColumnKind, Estimate } from "../../../core/results.ts";
import { digitsOf } from "../cell-text.ts";
import type { Say } from "../messages.ts";
import { label } from "../svg.ts";
import { textWidth } from "../text-width.ts";

/** What a chart renderer needs besides its data; `width` is the room in CSS pixels. */
export interface ChartContext {
  readonly language: Language;
  readonly currency: string;
  readonly width: number;
  readonly say: Say;
}

/** The inside of an SVG and its size. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** Below this width labels stand above their marks instead of beside them. */
export const isNarrow = ({ width }: ChartContext): boolean => width < 520;

/** Decimals of a percentage in a chart: one where a share below 10% would lose its meaning, else none. */
export const percentDigits = (values: readonly (number | null)[]): number =>
  values.some((value) => value !== null && value !== 0 && Math.abs(value) < 0.1) ? 1 : 0;

/** Decimals for a chart's values of one unit, equal in the chart and in the table beside it. */
export const chartDigits = (unit: ColumnKind, values: readonly (number | null)[]): number =>
  unit === "percent" ? percentDigits(values) : digitsOf(unit);

/** A value as it is written in a chart: without currency, which the chart names once. */
export const valueText = (value: number, unit: ColumnKind, digits: number, language: Language): string =>
  unit === "percent" ? formatPercent(value, digits, language) : formatNumber(value, digits, language);

/** "41% (38–44%)", or the value alone where no interval can be given, or nothing without a value. */
export const estimateText = (
  estimate: Estimate,
  unit: ColumnKind,
  digits: number,
  { say, language }: ChartContext,
): string => {
  if (estimate.value === null) return "";
  const value = valueText(estimate.value, unit, digits, language);
  if (estimate.low === null || estimate.high === null) return value;
  const low = valueText(estimate.low, unit, digits, language);
  const high = valueText(estimate.high, unit, digits, language);
  return `${value} (${say("interval", { low, high })})`;
};

const scales = [
  [1e9, "billion"],
  [1e6, "million"],
  [1e3, "thousand"],
] as const;

/** The fewest decimals, at most three, with which every value is exact. */
const decimalsOf = (values: readonly number[]): number =>
  [0, 1, 2].find((digits) =>
    values.every((value) => Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-6),
  ) ?? 3;

/** The labels of an axis: large amounts shortened ("2,5 Mio."), all with the same decimals, as many as their steps need. */
export const tickTexts = (
  values: readonly number[],
  unit: ColumnKind,
  { say, language }: ChartContext,
): readonly string[] => {
  if (unit === "percent") {
    const digits = decimalsOf(values.map((value) => value * 100));
    return values.map((value) => formatPercent(value, digits, language));
  }
  const top = Math.max(...values.map(Math.abs));
  const [size, key] = scales.find(([least]) => top >= Math.max(least, 1e4)) ?? [1, null];
  const digits = decimalsOf(values.map((value) => value / size));
  return values.map((value) => {
    const text = formatNumber(Number((value / size).toPrecision(12)), digits, language);
    if (value === 0) return "0";
    return key === null ? text : say(key, { value: text });
  });
};

/** The drawing of a chart without data. */
export const emptyDrawing = ({ width, say }: ChartContext): Drawing => ({
  width,
  height: 40,
  body: label(0, 24, say("nothingToDraw"), { style: "muted" }),
});

/** The widest of some texts in pixels. */
export const widest = (texts: readonly string[], bold = false): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, 13, bold)));
