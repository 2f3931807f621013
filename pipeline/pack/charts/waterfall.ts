import { add, exact, toNumber, zero } from "../../../core/money/exact.ts";
import type { WaterfallChart } from "../../../core/results.ts";
import { linear } from "../scale.ts";
import { label, labels, line, rectangle } from "../svg.ts";
import { textWidth, wrap } from "../text-width.ts";
import { type ChartContext, type Drawing, isNarrow, valueText, widest } from "./context.ts";
import { rowColumns, rowName } from "./rows.ts";
import { unitLine } from "./unit-line.ts";

/** A column of the waterfall: from and to on the amount axis, and what it is. */
export interface WaterfallStep {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly role: "total" | "rise" | "fall";
}

/** Opening, every change at its height, closing; the running sums are exact. */
export const waterfallSteps = ({ opening, changes, closing }: WaterfallChart): readonly WaterfallStep[] => {
  let level = exact(opening.value);
  const moved = changes.map(({ label: name, value }): WaterfallStep => {
    const from = toNumber(level);
    level = add(level, exact(value));
    return { label: name, value, from, to: toNumber(level), role: value < 0 ? "fall" : "rise" };
  });
  const total = ({ label: name, value }: WaterfallChart["opening"]): WaterfallStep => ({
    label: name,
    value,
    from: 0,
    to: value,
    role: "total",
  });
  return [total(opening), ...moved, total(closing)];
};

/** The exact sum of opening and changes, and whether it is the closing amount. */
export const waterfallCheck = ({
  opening,
  changes,
  closing,
}: WaterfallChart): { readonly sum: number; readonly holds: boolean } => {
  const sum = toNumber([opening, ...changes].reduce((total, { value }) => add(total, exact(value)), zero));
  return { sum, holds: Math.abs(sum - closing.value) < 0.005 };
};

const fills = { total: "accent", rise: "good", fall: "bad" } as const;
const signed = (step: WaterfallStep, context: ChartContext): string =>
  `${step.role === "rise" && step.value > 0 ? "+" : ""}${valueText(step.value, "money", 0, context.language)}`;

/** Columns where every label fits its column, else rows with the same floating bars; each figure stands at its bar, so neither needs an axis. */
export const drawWaterfall = (chart: WaterfallChart, context: ChartContext): Drawing => {
  const steps = waterfallSteps(chart);
  const column = context.width / steps.length;
  const fits = (step: WaterfallStep) =>
    textWidth(signed(step, context), 13, step.role === "total") <= column - 4 &&
    step.label.split(/\s+/).every((word) => textWidth(word) <= column - 6) &&
    wrap(step.label, column - 6, 9).length <= 3;
  return !isNarrow(context) && steps.every(fits) ? columns(steps, column, context) : rows(steps, context);
};

const columns = (steps: readonly WaterfallStep[], column: number, context: ChartContext): Drawing => {
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const head = unitLine("money", context);
  const [top, bottom] = [head.height + 18, head.height + 278];
  const y = linear(least, most === least ? 1 : most, bottom, top);
  const names = steps.map((step) => wrap(step.label, column - 6, 3));
  const lowest = steps.map((step) => (step.role === "fall" ? y(Math.min(step.from, step.to)) + 20 : 0));
  const under = Math.max(bottom, ...lowest);
  let body = head.markup + line(0, y(0), context.width, y(0), { class: "base" });
  steps.forEach((step, i) => {
    const x = i * column;
    const middle = x + column / 2;
    const [high, low] = [y(Math.max(step.from, step.to)), y(Math.min(step.from, step.to))];
    const box = { fill: `var(--${fills[step.role]})` };
    body += rectangle(x + column * 0.14, high, column * 0.72, Math.max(1.5, low - high), box);
    if (i < steps.length - 1) {
      body += line(x + column * 0.86, y(step.to), x + column * 1.14, y(step.to), { class: "axis" });
    }
    const style = step.role === "total" ? "strong halo" : "halo";
    body += label(middle, step.role === "fall" ? low + 16 : high - 6, signed(step, context), {
      anchor: "middle",
      style,
    });
    body += labels(middle, under + 22, names[i] as readonly string[], { anchor: "middle" });
  });
  return { width: context.width, height: under + 12 + Math.max(...names.map((lines) => lines.length)) * 17, body };
};

const rows = (steps: readonly WaterfallStep[], context: ChartContext): Drawing => {
  const figures = widest(
    steps.map((step) => signed(step, context)),
    true,
  );
  const zone = rowColumns(
    context,
    steps.map((step) => step.label),
    figures,
  );
  const ends = steps.flatMap(({ from, to }) => [from, to, 0]);
  const x = linear(Math.min(...ends), Math.max(...ends, Math.min(...ends) + 1e-9), zone.start, zone.end);
  const head = unitLine("money", context);
  let body = head.markup;
  let y = head.height;
  let previous: number | null = null;
  for (const step of steps) {
    const name = rowName(step.label, y + 14, zone, step.role === "total" ? "strong" : "");
    const barY = y + (isNarrow(context) ? name.lines * 17 + 3 : 1);
    const [from, to] = [x(Math.min(step.from, step.to)), x(Math.max(step.from, step.to))];
    if (previous !== null && !isNarrow(context))
      body += line(
        x(step.role === "total" ? step.to : step.from),
        previous,
        x(step.role === "total" ? step.to : step.from),
        barY,
        { class: "axis" },
      );
    body += name.markup + rectangle(from, barY, Math.max(1.5, to - from), 18, { fill: `var(--${fills[step.role]})` });
    body += label(context.width, y + 14, signed(step, context), {
      anchor: "end",
      style: step.role === "total" ? "strong" : "",
    });
    previous = barY + 18;
    y = Math.max(barY + 18, y + name.lines * 17) + 10;
  }
  return { width: context.width, height: y, body };
};
