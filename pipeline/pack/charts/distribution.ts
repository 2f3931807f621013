import { formatPercent } from "../../../core/locale/format.ts";
import type { DistributionChart } from "../../../core/results.ts";
import { linear } from "../scale.ts";
import { labels, line, rectangle } from "../svg.ts";
import { textWidth, wrap } from "../text-width.ts";
import { axisTicks, horizontalAxis } from "./axis.ts";
import { type ChartContext, chartDigits, type Drawing, emptyDrawing, isNarrow, valueText } from "./context.ts";
import { unitLine } from "./unit-line.ts";

/** The decimals of the chart's amounts. */
export const distributionDigits = (chart: DistributionChart): number =>
  chartDigits(
    chart.unit,
    chart.marks.map(({ value }) => value),
  );

/** The decimals of its probabilities: the steps are small shares. */
export const probabilityDigits = 1;

interface Mark {
  readonly x: number;
  readonly lines: readonly string[];
  readonly width: number;
  readonly style: string;
}

/** Gives each mark the lowest level (0 nearest to the plot) on which it does not touch another; marks keep inside the width. */
const levels = (marks: readonly Mark[], width: number) => {
  const taken: { level: number; from: number; to: number }[] = [];
  return marks.map((mark) => {
    const centre = Math.max(mark.width / 2, Math.min(width - mark.width / 2, mark.x));
    const [from, to] = [centre - mark.width / 2 - 5, centre + mark.width / 2 + 5];
    let level = 0;
    while (taken.some((other) => other.level === level && other.from < to && from < other.to)) level++;
    taken.push({ level, from, to });
    return { ...mark, centre, level };
  });
};

/**
 * The distribution as steps; P10, P50, P90 and the goal as rules labelled directly; the part at or beyond the goal tinted, with its chance.
 * Steps share one height scale: probability per step, whose widths are equal.
 */
export const drawDistribution = (chart: DistributionChart, context: ChartContext): Drawing => {
  const { goal } = chart;
  if (chart.steps.length === 0) return emptyDrawing(context);
  const { language, say } = context;
  const digits = distributionDigits(chart);
  const text = (value: number) => valueText(value, chart.unit, digits, language);
  const edges = [
    ...chart.steps.flatMap(({ from, to }) => [from, to]),
    ...chart.marks.map(({ value }) => value),
    ...(goal ? [goal.value] : []),
  ];
  const [low, high] = [Math.min(...edges), Math.max(...edges)];
  const x = linear(low, high, 4, context.width - 4);
  const most = Math.max(...chart.steps.map(({ probability }) => probability), 1e-12);

  const room = isNarrow(context) ? 110 : 170;
  const mark = (name: string, value: number, style: string): Mark => {
    const lines = [...wrap(name, room, 2, 13, true), text(value)];
    return { x: x(value), lines, width: Math.max(...lines.map((part) => textWidth(part, 13, true))), style };
  };
  const marks = levels(
    [
      ...chart.marks.map((one) => mark(one.label, one.value, "")),
      ...(goal ? [mark(goal.label, goal.value, "good strong")] : []),
    ].sort((a, b) => a.x - b.x),
    context.width,
  );
  const lineCount = Math.max(1, ...marks.map(({ lines }) => lines.length));
  const levelHeight = lineCount * 17 + 6;
  const head = unitLine(chart.unit, context);
  const top = head.height + (Math.max(-1, ...marks.map(({ level }) => level)) + 1) * levelHeight + 4;
  const bottom = top + 200;
  const height = linear(0, most, 0, bottom - top - 12);

  let body = head.markup;
  for (const step of chart.steps) {
    const tall = height(step.probability);
    const cut = goal === undefined ? step.to : Math.max(step.from, Math.min(step.to, goal.value));
    const [from, middle, to] = [x(step.from), x(cut), x(step.to)];
    const inset = to - from > 6 ? 0.5 : 0;
    if (middle > from)
      body += rectangle(from + inset, bottom - tall, middle - from - 2 * inset, tall, {
        fill: "var(--accent)",
        class: "step",
      });
    if (to > middle)
      body += rectangle(middle + inset, bottom - tall, to - middle - 2 * inset, tall, {
        fill: "var(--good)",
        class: "step",
      });
  }
  for (const { x: at, level, lines, style, centre } of marks) {
    const y = top - 8 - level * levelHeight - (lines.length - 1) * 17;
    body += line(at, top - 4 - level * levelHeight, at, bottom, { class: style === "" ? "quantile" : "rule" });
    body += labels(centre, y, lines, { anchor: "middle", style: `${style} halo`.trim() });
  }
  if (goal !== undefined) {
    const lines = wrap(
      say("reachGoal", { probability: formatPercent(goal.probability, probabilityDigits, language) }),
      isNarrow(context) ? 120 : 190,
      3,
      13,
      true,
    );
    const wide = Math.max(...lines.map((part) => textWidth(part, 13, true)));
    const at = x(goal.value);
    const fitsRight = at + 8 + wide <= context.width;
    body += labels(fitsRight ? at + 8 : at - 8, top + 18, lines, {
      anchor: fitsRight ? "start" : "end",
      style: "good strong halo",
    });
  }
  body += line(0, bottom, context.width, bottom, { class: "axis" });
  const ticks = axisTicks([low, high], chart.unit, isNarrow(context) ? 3 : 7, context);
  body += horizontalAxis(
    ticks.values.map((value, i) => ({ x: x(value), text: ticks.texts[i] as string })),
    bottom,
    context.width,
  );
  return { width: context.width, height: bottom + 26, body };
};
