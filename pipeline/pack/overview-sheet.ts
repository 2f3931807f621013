import { isoDate } from "../../core/calendar/iso-date.ts";
import { formatDate, formatNumber } from "../../core/locale/format.ts";
import { exact, toNumber } from "../../core/money/exact.ts";
import type { Cell, Finding, KeyFigure, Results } from "../../core/results.ts";
import { periodName } from "./key-figures.ts";
import { packSpeaker, type Say } from "./messages.ts";
import { moneyFormat, numberFormat } from "./number-formats.ts";
import { wrap } from "./text-width.ts";
import { immatureText, trustCount } from "./trust.ts";
import type { WorkbookCell, WorkbookSheet } from "./xlsx.ts";

/** A sheet as the overview lists it: its name, the answer of its section and its number of rows. */
export interface ListedSheet {
  readonly name: string;
  readonly section: string;
  readonly title: string;
  readonly rows: number;
}

type Row = readonly WorkbookCell[];
const confidence = { high: "confidenceHigh", medium: "confidenceMedium", low: "confidenceLow" } as const;

const figureCell = (cell: Cell, figure: KeyFigure, { stamp }: Results): WorkbookCell => {
  if (cell === null) return null;
  if (typeof cell === "boolean" || figure.kind === "text" || figure.kind === "date") return { text: String(cell) };
  const format =
    figure.kind === "money"
      ? moneyFormat(stamp.currency, 0)
      : numberFormat(figure.kind, stamp.language, stamp.currencyDigits);
  return { number: toNumber(exact(cell)), format };
};

const heading = (text: string): readonly Row[] => [[], [{ text, look: "heading" }]];
const header = (texts: readonly string[]): Row =>
  texts.map((text, i) => ({ text, look: i === 0 ? "header" : "headerRight" }));

const periodsOf = ({ keyFigures }: Results): number => Math.max(0, ...keyFigures.map(({ trend }) => trend.length));

/** Zero-based row of the first figure on the trend sheet. */
const firstTrendRow = 3;

/** The earlier values of the key figures, oldest first, which the overview's sparklines draw. */
export const trendSheet = (results: Results, name: string, overview: string): WorkbookSheet => {
  const say = packSpeaker(results.stamp.language);
  const periods = periodsOf(results);
  const names = Array.from({ length: periods }, (_, i) => periodName(periods - 1 - i, say));
  return {
    name,
    cells: [
      [{ text: `${say("keyFigures")}: ${say("trend")}`, look: "title" }],
      [{ link: `← ${say("overview")}`, sheet: overview }],
      header([say("figure"), ...names]),
      ...results.keyFigures.map(
        (figure): Row => [
          { text: figure.label },
          ...names.map((_, i) =>
            figureCell(figure.trend[i - (periods - figure.trend.length)] ?? null, figure, results),
          ),
        ],
      ),
    ],
    widths: [40, ...names.map(() => 18)],
    frozenRows: firstTrendRow,
    dataBars: [],
    charts: [],
    sparklines: [],
    headerRow: firstTrendRow - 1,
  };
};

/** Pixels of one character of a column's width in the workbook's font. */
const characterWidth = 7;

/** A text in as many rows as it needs in the columns of the sheet, so that it prints whole. */
const textRows = (text: string, widths: readonly number[], look: "plain" | "strong" = "plain"): readonly Row[] => {
  const room = widths.reduce((sum, width) => sum + width, 0) * characterWidth;
  return wrap(text, room, Number.POSITIVE_INFINITY, 13, look === "strong").map((line) => [{ text: line, look }]);
};

const findingRows = (
  finding: Finding,
  place: number,
  widths: readonly number[],
  listed: readonly ListedSheet[],
  { stamp }: Results,
  say: Say,
): readonly Row[] => {
  const proof = listed.find(({ section }) => section === finding.section);
  return [
    ...textRows(`${place}. ${finding.sentence}`, widths, "strong"),
    [
      proof === undefined ? null : { link: `${say("evidence")}: ${proof.name}`, sheet: proof.name },
      finding.money === null
        ? null
        : { number: toNumber(exact(finding.money)), format: moneyFormat(stamp.currency, 0) },
      { text: say(confidence[finding.confidence]), look: "aside" },
    ],
  ];
};

const figureRow = (figure: KeyFigure, results: Results): Row => [
  { text: figure.label },
  figureCell(figure.value, figure, results),
  figureCell(figure.goal, figure, results),
  figureCell(figure.prior, figure, results),
  figureCell(figure.priorYear, figure, results),
  figureCell(figure.low ?? null, figure, results),
  figureCell(figure.high ?? null, figure, results),
  figure.n === undefined ? null : { number: figure.n, format: "#,##0" },
];

/**
 * The first sheet: findings with their proof, key figures with a sparkline over the trend sheet, what limits the figures, the linked list of
 * sheets, how to reproduce.
 */
export const overviewSheet = (
  results: Results,
  name: string,
  trend: string,
  listed: readonly ListedSheet[],
): WorkbookSheet => {
  const { stamp, findings, keyFigures, trust } = results;
  const { language } = stamp;
  const say = packSpeaker(language);
  const date = (text: string) => formatDate(isoDate(text), language);
  const span = [
    say("periodRange", { from: date(stamp.periodStart), to: date(stamp.periodEnd) }),
    say("asOf", { date: date(stamp.asOf) }),
    ...(stamp.currency === "" ? [] : [say("moneyIn", { currency: stamp.currency })]),
  ];
  const columns = ["figure", "value", "goal", "prior", "priorYear", "low", "high"] as const;
  const facts = [
    trustCount(trust, language).text,
    trust.summary,
    trust.freshness === "" ? "" : `${say("freshness")}: ${trust.freshness}`,
    immatureText(trust, language),
    ...trust.notes,
  ];
  const longestMoney = keyFigures.reduce((most, { value }) => {
    const length = typeof value === "string" ? formatNumber(value, 0, language).length : 0;
    return Math.max(most, length);
  }, 9);
  const width = longestMoney * 1.1 + stamp.currency.length + 3;
  const widths = [42, ...Array.from({ length: 6 }, () => width), 9, 20];
  const found = findings.flatMap((finding, i) => findingRows(finding, i + 1, widths, listed, results, say));
  const top: Row[] = [
    [{ text: [stamp.company, stamp.period].filter((part) => part !== "").join(" – "), look: "title" }],
    [{ text: span.join(" · "), look: "muted" }],
    ...heading(say("findings")),
    ...(found.length === 0 ? [[{ text: say("noFindings") }]] : found),
    ...heading(say("keyFigures")),
    header([...columns.map((key) => say(key)), "n", say("trend")]),
  ];
  const periods = periodsOf(results);
  const sparklines = keyFigures.flatMap((figure, i) => {
    if (figure.trend.length < 2) return [];
    const row = firstTrendRow + i;
    const values = { rows: [row, row], columns: [1 + periods - figure.trend.length, periods] } as const;
    return [{ row: top.length + i, column: 8, sheet: trend, values }];
  });
  return {
    name,
    cells: [
      ...top,
      ...keyFigures.map((figure) => figureRow(figure, results)),
      ...heading(say("trust")),
      ...facts.filter((text) => text !== "").flatMap((text) => textRows(text, widths)),
      ...trust.reasons.map(
        ({ reason, count }): Row => [
          { text: reason, look: "muted" },
          { number: count, format: "#,##0" },
        ],
      ),
      ...heading(say("sheets")),
      [
        { text: say("sheet"), look: "header" },
        { text: say("rows"), look: "headerRight" },
        { text: say("answer"), look: "headerAside" },
      ],
      ...listed.map(
        (sheet): Row => [
          { link: sheet.name, sheet: sheet.name },
          { number: sheet.rows, format: "#,##0" },
          { text: sheet.title, look: "aside" },
        ],
      ),
      ...heading(say("reproduce")),
      [{ text: say("reproduceLead") }],
      ...results.reproduce.flatMap((text) => textRows(text, widths)),
      [{ text: `${say("inputHash")}: ${stamp.inputHash}`, look: "muted" }],
      [{ text: `${say("configurationHash")}: ${stamp.configurationHash}`, look: "muted" }],
      [{ text: say("madeBy", { product: `${stamp.product} ${stamp.version}` }), look: "muted" }],
    ],
    widths,
    frozenRows: 2,
    dataBars: [],
    charts: [],
    sparklines,
  };
};
