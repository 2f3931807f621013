import { formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { compare, div, exact, sign, sub, toText } from "../../core/money/exact.ts";
import type { Cell, KeyFigure, Table } from "../../core/results.ts";
import { cellText } from "./cell-text.ts";
import { sparkline } from "./charts/sparkline.ts";
import { escapeText } from "./escape.ts";
import { packSpeaker, type Say } from "./messages.ts";

/** How a figure stands against a goal or an earlier period: its signed text and whether that is better, worse or equal. */
export interface Delta {
  readonly text: string;
  readonly verdict: "better" | "worse" | "same";
}

/**
 * The change from `base` to `value`: percentage points for a percentage, days for days, else relative to the absolute base. Undefined where
 * either is blank, not a number, or the base is zero.
 */
export const deltaOf = (
  value: Cell,
  base: Cell,
  figure: Pick<KeyFigure, "kind" | "better">,
  language: Language,
): Delta | undefined => {
  const usable = (cell: Cell): cell is string | number => cell !== null && typeof cell !== "boolean";
  if (!usable(value) || !usable(base) || figure.kind === "text" || figure.kind === "date") return undefined;
  const [to, from] = [exact(value), exact(base)];
  const direction = compare(to, from);
  const verdict = direction === 0 ? "same" : direction > 0 === (figure.better === "higher") ? "better" : "worse";
  const plus = direction > 0 ? "+" : "";
  const difference = sub(to, from);
  if (figure.kind === "percent") {
    const points = formatNumber({ n: difference.n * 100n, d: difference.d }, 1, language);
    return { text: `${plus}${packSpeaker(language)("points", { value: points })}`, verdict };
  }
  if (figure.kind === "days") return { text: `${plus}${formatNumber(difference, 0, language)}`, verdict };
  if (sign(from) === 0) return undefined;
  const relative = div(difference, sign(from) < 0 ? { n: -from.n, d: from.d } : from);
  return { text: `${plus}${cellText(toText(relative), "percent", language, 1)}`, verdict };
};

const digitsOfFigure = (figure: KeyFigure): number | undefined => (figure.kind === "percent" ? 1 : undefined);

const comparison = (name: string, base: Cell, figure: KeyFigure, language: Language): string => {
  const say = packSpeaker(language);
  if (base === null)
    return `<tr><th scope="row">${escapeText(name)}</th><td class="muted"><span aria-hidden="true">–</span><span class="unseen">${escapeText(say("notGiven"))}</span></td><td></td></tr>`;
  const delta = deltaOf(figure.value, base, figure, language);
  const tone = delta === undefined || delta.verdict === "same" ? "muted" : delta.verdict === "better" ? "good" : "bad";
  const text =
    delta === undefined ? "" : delta.verdict === "same" ? say("same") : `${delta.text} ${say(delta.verdict)}`;
  const value = cellText(base, figure.kind, language, digitsOfFigure(figure));
  return `<tr><th scope="row">${escapeText(name)}</th><td>${escapeText(value)}</td><td class="${tone}">${escapeText(text)}</td></tr>`;
};

const intervalText = (figure: KeyFigure, language: Language): string => {
  const say = packSpeaker(language);
  const { low = null, high = null, n } = figure;
  const digits = digitsOfFigure(figure);
  const interval =
    low === null || high === null
      ? ""
      : say("interval", {
          low: cellText(low, figure.kind, language, digits),
          high: cellText(high, figure.kind, language, digits),
        });
  const sample = n === undefined ? "" : say("sample", { count: formatNumber(n, 0, language) });
  return [interval, sample].filter((part) => part !== "").join(", ");
};

/** The cards of the key figures: value with interval and n, sparkline, goal, prior period and prior year with the change in words. */
export const keyFigureCards = (figures: readonly KeyFigure[], currency: string, language: Language): string => {
  const say = packSpeaker(language);
  const cards = figures.map((figure) => {
    const value = figure.value === null ? "–" : cellText(figure.value, figure.kind, language, digitsOfFigure(figure));
    const unit = figure.kind === "money" && figure.value !== null ? ` <small>${escapeText(currency)}</small>` : "";
    const rows = [
      comparison(say("goal"), figure.goal, figure, language),
      comparison(say("prior"), figure.prior, figure, language),
      comparison(say("priorYear"), figure.priorYear, figure, language),
    ].join("");
    return `<div class="figure"><dt>${escapeText(figure.label)}</dt><dd><div class="value"><span class="amount">${escapeText(
      value,
    )}${unit}</span>${sparkline(figure.trend)}</div><div class="range">${escapeText(intervalText(figure, language))}</div><table>${rows}</table></dd></div>`;
  });
  return `<dl class="figures">${cards.join("")}</dl>`;
};

/** "This period", "Prior period", "3 periods before". */
export const periodName = (before: number, say: Say): string =>
  before === 0 ? say("thisPeriod") : before === 1 ? say("prior") : say("trendQuarter", { count: before });

/** The key figures as one table, one row a figure, all cells already text because their kinds differ; trend values oldest first. */
export const keyFigureTable = (figures: readonly KeyFigure[], currency: string, language: Language): Table => {
  const say = packSpeaker(language);
  const periods = Math.max(0, ...figures.map(({ trend }) => trend.length));
  const text = (cell: Cell, figure: KeyFigure) => cellText(cell, figure.kind, language, digitsOfFigure(figure));
  const column = (key: string, label: string) => ({ key, label, kind: "text" as const });
  return {
    id: "key-figures",
    title: say("keyFiguresTable"),
    definition: say("keyFigures"),
    columns: [
      column("figure", say("figure")),
      column("value", say("value")),
      column("low", say("low")),
      column("high", say("high")),
      column("n", "n"),
      column("goal", say("goal")),
      column("prior", say("prior")),
      column("priorYear", say("priorYear")),
      ...Array.from({ length: periods }, (_, i) => {
        const before = periods - 1 - i;
        return column(`t${i}`, periodName(before, say));
      }),
    ],
    rows: figures.map((figure) => [
      figure.kind === "money" && currency !== "" ? `${figure.label} (${currency})` : figure.label,
      text(figure.value, figure),
      text(figure.low ?? null, figure),
      text(figure.high ?? null, figure),
      figure.n === undefined ? "" : formatNumber(figure.n, 0, language),
      text(figure.goal, figure),
      text(figure.prior, figure),
      text(figure.priorYear, figure),
      ...Array.from({ length: periods }, (_, i) =>
        text(figure.trend[i - (periods - figure.trend.length)] ?? null, figure),
      ),
    ]),
  };
};
