import { calendarYear } from "../../core/calendar/fiscal.ts";
import { type IsoDate, monthEnd, monthIndex, monthStart } from "../../core/calendar/iso-date.ts";
import { type Period, previousPeriod, printPeriod } from "../../core/calendar/period.ts";
import { rankReps } from "../../core/kpi/rank-reps.ts";
import { salesCycle } from "../../core/kpi/sales-cycle.ts";
import { formatMonth } from "../../core/locale/format.ts";
import { type Exact, sum, toNumber } from "../../core/money/exact.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import type { BoardDeal } from "./deals.ts";
import { type Block, type BlockCell, quotientOf, sumOf, type TabPlan } from "./tab.ts";

const amountOf = (deals: readonly BoardDeal[]): Exact =>
  sum(deals.flatMap(({ amount }) => (amount === null ? [] : [amount])));

interface Figures {
  readonly bookings: number;
  readonly won: number;
  readonly lost: number;
  readonly disqualified: number;
  readonly cycle: number | null;
}

const closedIn = (deals: readonly BoardDeal[], start: IsoDate, end: IsoDate): BoardDeal[] =>
  deals.filter(({ closed }) => closed !== null && closed >= start && closed <= end);

const figuresOf = (deals: readonly BoardDeal[], { start, end }: Period, asOf: IsoDate): Figures => {
  const closed = closedIn(deals, start, end < asOf ? end : asOf);
  const of = (outcome: BoardDeal["outcome"]) => closed.filter((deal) => deal.outcome === outcome);
  const cycle = salesCycle(closed);
  return {
    bookings: toNumber(amountOf(of("won"))),
    won: of("won").length,
    lost: of("lost").length,
    disqualified: of("disqualified").length,
    cycle: cycle.median === null ? null : toNumber(cycle.median),
  };
};

/** Months of the chart, the period's last one included. */
const monthsShown = 12;

/**
 * The KPI board of a period: key figures with the prior period, bookings by month with a chart, owners by win rate. Counts are values; rates,
 * averages and changes are formulas over them.
 */
export const kpiBoard = (question: BoardQuestion): TabPlan => {
  const { book, asOf, period, language } = question;
  const voice = voiceOf(question);
  const { say, money, percent, count, amountLabel } = voice;
  const now = figuresOf(book.deals, period, asOf);
  const before = figuresOf(book.deals, previousPeriod(period, calendarYear), asOf);
  const open = book.deals.filter(({ outcome }) => outcome === "open");
  const interval = wilson(now.won, now.won + now.lost);
  const rows: { label: string; unit: string; values: readonly [BlockCell, BlockCell] }[] = [
    { label: say("bookings"), unit: book.currency, values: [now.bookings, before.bookings] },
    { label: say("won"), unit: say("deals"), values: [now.won, before.won] },
    { label: say("lost"), unit: say("deals"), values: [now.lost, before.lost] },
    { label: say("disqualified"), unit: say("deals"), values: [now.disqualified, before.disqualified] },
    { label: say("cycle"), unit: say("days"), values: [now.cycle, before.cycle] },
    { label: say("openPipeline"), unit: book.currency, values: [toNumber(amountOf(open)), null] },
  ];
  const figures: Block = {
    definition: say("kpiDefinition"),
    columns: [
      { label: say("figure"), kind: "text" },
      { label: printPeriod(period, calendarYear, language), kind: "number", digits: 0 },
      { label: say("prior"), kind: "number", digits: 0 },
      { label: say("change"), kind: "percent" },
      { label: say("unit"), kind: "text", width: 110 },
    ],
    rows: rows.map(({ label, unit, values }, i): BlockCell[] => [
      label,
      ...values,
      values[1] === null
        ? null
        : quotientOf(
            (at) => `${at(1, i)}-${at(2, i)}`,
            (at) => at(2, i),
          ),
      unit,
    ]),
  };
  const rates: Block = {
    columns: [
      { label: say("figure"), kind: "text" },
      { label: printPeriod(period, calendarYear, language), kind: "percent" },
      { label: say("low"), kind: "percent" },
      { label: say("high"), kind: "percent" },
    ],
    rows: [
      [
        say("winRate"),
        quotientOf(
          (at) => at(1, -7),
          (at) => `${at(1, -7)}+${at(1, -6)}`,
        ),
        interval.low,
        interval.high,
      ],
    ],
  };
  const last = monthIndex(period.end);
  const months: Block = {
    title: say("byMonth"),
    columns: [
      { label: say("month"), kind: "text" },
      { label: amountLabel, kind: "money" },
      { label: say("won"), kind: "integer" },
      { label: say("dealSize"), kind: "money" },
    ],
    rows: Array.from({ length: monthsShown }, (_, i): BlockCell[] => {
      const index = last - monthsShown + 1 + i;
      const start = monthStart(index);
      if (start > asOf) return [formatMonth(start, language), null, null, null];
      const end = monthEnd(index);
      const won = closedIn(book.deals, start, end < asOf ? end : asOf).filter(({ outcome }) => outcome === "won");
      return [
        formatMonth(start, language),
        toNumber(amountOf(won)),
        won.length,
        quotientOf(
          (at) => at(1, i),
          (at) => at(2, i),
        ),
      ];
    }),
    total: ["Σ", sumOf(1, monthsShown), sumOf(2, monthsShown), null],
    chart: { kind: "columns", title: say("byMonth"), from: 0, columns: 2 },
  };
  return {
    name: say("kpiTab", { period: period.label }),
    title: say("kpiTitle", { period: printPeriod(period, calendarYear, language) }),
    sentence: say("kpiSentence", {
      won: count(now.won),
      money: money(now.bookings),
      rate: interval.rate === null ? "–" : percent(interval.rate),
      low: interval.low === null ? "–" : percent(interval.low),
      high: interval.high === null ? "–" : percent(interval.high),
      n: count(now.won + now.lost),
    }),
    stamp: stampOf(question),
    blocks: [figures, rates, months, ownersBlock(question)],
    facts: { kind: "kpi", asOf, period: period.label, sheet: book.sheet },
  };
};

const ownersBlock = (question: BoardQuestion): Block => {
  const { book, asOf } = question;
  const { say } = voiceOf(question);
  const counts = new Map<string, { won: number; lost: number }>();
  for (const { owner, outcome, closed } of book.deals) {
    if (closed === null || closed > asOf || (outcome !== "won" && outcome !== "lost")) continue;
    const name = owner ?? say("unassigned");
    const own = counts.get(name) ?? { won: 0, lost: 0 };
    counts.set(name, own);
    own[outcome]++;
  }
  const ranking = rankReps(Array.from(counts, ([rep, own]) => ({ rep, ...own })));
  const all = [...ranking.ranked, ...ranking.unranked];
  return {
    title: say("byOwner"),
    definition: say("byOwnerDefinition"),
    columns: [
      { label: say("owner"), kind: "text" },
      { label: say("decided"), kind: "integer" },
      { label: say("won"), kind: "integer" },
      { label: say("winRate"), kind: "percent" },
      { label: say("low"), kind: "percent" },
      { label: say("high"), kind: "percent" },
      { label: say("rank"), kind: "integer" },
    ],
    rows: all.map(({ rep, n, low, high, rank }, i): BlockCell[] => [
      rep,
      n,
      counts.get(rep)?.won ?? 0,
      quotientOf(
        (at) => at(2, i),
        (at) => at(1, i),
      ),
      low,
      high,
      rank,
    ]),
  };
};
