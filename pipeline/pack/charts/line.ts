import { dayNumber, dayOf, isoDate } from "../../../core/calendar/iso-date.ts";
import { formatDate, formatDay, formatMonth, formatPercent } from "../../../core/locale/format.ts";
import type { LineChart } from "../../../core/results.ts";
import { linear, niceRange } from "../scale.ts";
import { element, label, line, path } from "../svg.ts";
import { shorten, textWidth } from "../text-width.ts";
import { axisTicks, horizontalAxis, verticalAxis } from "./axis.ts";
import { type ChartContext, chartDigits, type Drawing, emptyDrawing, isNarrow, valueText } from "./context.ts";
import { directLabels, legend } from "./direct-labels.ts";
import { unitLine } from "./unit-line.ts";

const plotHeight = 260;

/** Every date of the chart once, in order. */
export const lineDates = ({ series, bands = [] }: LineChart): readonly string[] =>
  [...new Set([...series, ...bands].flatMap(({ points }) => points.map(({ x }) => x)))].sort();

/**
 * Lines over time with bands from wide to narrow, the goal as a rule and the as-of date marked. A missing value breaks its line; after the
 * as-of date and for comparisons a line is dashed. The axis starts at zero unless all values lie in a narrow range far from it.
 */
export const drawLine = (chart: LineChart, context: ChartContext): Drawing => {
  const { language, say } = context;
  const dates = lineDates(chart);
  const bands = [...(chart.bands ?? [])].sort((a, b) => b.level - a.level);
  const values = chart.series.flatMap(({ points }) => points.flatMap(({ y }) => (y === null ? [] : [y])));
  if (dates.length === 0 || values.length === 0) return emptyDrawing(context);
  const reach = [
    ...values,
    ...bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
    ...(chart.goal ? [chart.goal.value] : []),
  ];
  const digits = chartDigits(chart.unit, values);
  const text = (value: number) => valueText(value, chart.unit, digits, language);
  const far = Math.min(...reach) > 0.6 * Math.max(...reach);
  const range = niceRange(reach, !far);
  const amounts = axisTicks(range, chart.unit, 5, context);
  const narrow = isNarrow(context);

  const lastOf = (points: LineChart["series"][number]["points"]) => [...points].reverse().find(({ y }) => y !== null);
  const named = chart.series.map((series) => {
    const last = lastOf(series.points);
    return { ...series, last, text: last === undefined ? series.label : `${series.label} ${text(last.y as number)}` };
  });
  const bandNames = bands.map(({ level }) => formatPercent(level, 0, language));
  const right = narrow
    ? 10
    : Math.min(190, Math.max(...named.map((series) => textWidth(series.text, 13, series.role === "accent")), 40)) + 16;
  const left = amounts.width + 10;
  const head = unitLine(chart.unit, context);
  const keys = narrow
    ? legend(
        named.map((series) => ({ text: series.text, stroke: series.role, dashed: series.role === "comparison" })),
        head.height - 4,
        context.width,
      )
    : { markup: "", height: 0 };
  const top = head.height + keys.height + 22;
  const bottom = top + plotHeight;
  const end = context.width - right;
  const days = dates.map((date) => dayNumber(isoDate(date)));
  const asOfDay = chart.asOf === undefined ? null : dayNumber(isoDate(chart.asOf));
  const [first, final] = [Math.min(...days, asOfDay ?? Infinity), Math.max(...days, asOfDay ?? -Infinity)];
  const time = linear(first, final, left + 8, end - 8);
  const x = (date: string) => time(dayNumber(isoDate(date)));
  const y = linear(range[0], range[1], bottom, top);

  let body = head.markup + keys.markup + verticalAxis(amounts, y, left, end);
  bands.forEach((band, i) => {
    const upper = band.points.map((point) => ({ x: x(point.x), y: y(point.high) }));
    const lower = [...band.points].reverse().map((point) => ({ x: x(point.x), y: y(point.low) }));
    body += element("path", {
      d: `${path([...upper, ...lower])}Z`,
      class: `band${Math.min(i + (bands.length === 1 ? 1 : 0), 1)}`,
    });
  });
  const ends = bands.map(({ points }) => points[points.length - 1]);
  ends.forEach((point, i) => {
    if (point === undefined) return;
    const close = i > 0 && Math.abs(y(point.high) - y((ends[i - 1] as typeof point).high)) < 17;
    if (!close)
      body += label(Math.min(x(point.x), end) - 4, y(point.high) - 4, bandNames[i] as string, {
        anchor: "end",
        style: "muted halo",
      });
  });
  if (chart.goal !== undefined) {
    const at = y(chart.goal.value);
    body += line(left, at, end, at, { class: "rule" });
  }
  if (asOfDay !== null && chart.asOf !== undefined) {
    const at = time(asOfDay);
    const asOfText = shorten(say("asOf", { date: formatDate(isoDate(chart.asOf), language) }), end - left);
    const half = textWidth(asOfText) / 2;
    body += line(at, top - 4, at, bottom, { class: "asof" });
    body += label(Math.max(left + half, Math.min(context.width - half, at)), top - 10, asOfText, {
      anchor: "middle",
      style: "muted",
    });
  }
  for (const series of [...named].sort((a, b) => (a.role === b.role ? 0 : a.role === "accent" ? 1 : -1))) {
    const places = series.points.map((point) =>
      point.y === null ? null : { x: x(point.x), y: y(point.y), day: dayNumber(isoDate(point.x)) },
    );
    const stroke = {
      fill: "none",
      stroke: `var(--${series.role})`,
      "stroke-width": series.role === "accent" ? 2.5 : 2,
      "stroke-linejoin": "round",
    };
    const past =
      asOfDay === null ? places : places.map((place) => (place !== null && place.day <= asOfDay ? place : null));
    const lastPast = past.reduce((at, place, i) => (place === null ? at : i), -1);
    const future = asOfDay === null ? [] : places.map((place, i) => (i >= lastPast ? place : null));
    const dashes = series.role === "comparison" ? "5 4" : undefined;
    body += element("path", { d: path(past), ...stroke, "stroke-dasharray": dashes });
    if (future.filter((place) => place !== null).length > 1)
      body += element("path", { d: path(future), ...stroke, "stroke-dasharray": dashes ?? "7 4" });
    const alone = places.filter(
      (place, i) => place !== null && (places[i - 1] ?? null) === null && (places[i + 1] ?? null) === null,
    );
    const marked = series.role === "accent" && places.length <= 24 ? places : alone;
    for (const place of marked) {
      if (place !== null) body += element("circle", { cx: place.x, cy: place.y, r: 3, fill: `var(--${series.role})` });
    }
  }
  if (chart.goal !== undefined) {
    const at = y(chart.goal.value);
    const goalText = shorten(`${chart.goal.label} ${text(chart.goal.value)}`, end - left - 8);
    body += label(left + 4, at - 6, goalText, { style: "halo" });
  }
  if (!narrow) {
    const wanted = named.flatMap((series) =>
      series.last === undefined
        ? []
        : [
            {
              at: y(series.last.y as number),
              text: series.text,
              bold: series.role === "accent",
              style: series.role === "accent" ? "accent-text" : "muted",
            },
          ],
    );
    body += directLabels(wanted, end + 8, right - 8, top, bottom);
  }
  const months = dates.every((date) => dayOf(isoDate(date)) === 1 || dayOf(isoDate(date)) >= 28);
  const places = dates.map((date) => ({
    x: x(date),
    text: months ? formatMonth(isoDate(date), language) : formatDay(isoDate(date), language),
  }));
  body += horizontalAxis(places, bottom, context.width);
  return { width: context.width, height: bottom + 26, body };
};
