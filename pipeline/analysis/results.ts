import { speaker } from "../../core/locale/message.ts";
import { exact, sign, sub, toFixed } from "../../core/money/exact.ts";
import type { Section } from "../../core/results.ts";
import { literal } from "../duckdb.ts";
import { type Kpi, type KpiCounts, kpiOf, withoutWinRate } from "../kpi.ts";
import { kpiBy } from "../kpi-by.ts";
import { byDimension } from "./by-dimension.ts";
import type { AnalysisContext, SectionResult } from "./context.ts";
import { coverageOf } from "./coverage.ts";
import { changeOf, shareOf } from "./exact-share.ts";
import { resultsMessages } from "./messages/results.ts";
import { resultsTableMessages } from "./messages/results-tables.ts";
import { type Quarter, quarters } from "./quarters.ts";
import { coverageTable, linearity, quartersTable, trendChart } from "./result-charts.ts";
import { resultFigures } from "./result-figures.ts";
import { resultFindings } from "./result-findings.ts";
import { wordingOf } from "./wording.ts";

const id = "results";

const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null);

/** A change too small to show as a whole percent is none. */
const visible = (change: number | null): change is number => change !== null && Math.round(change * 100) !== 0;

const headline = ({ kpi, goal }: Quarter, prior: Kpi | null, parameters: AnalysisContext["parameters"]) => {
  const say = speaker(resultsMessages, parameters.language);
  const words = wordingOf(parameters);
  const period = words.period(parameters.period.label);
  if (kpi === null || kpi.closed === 0) return say("titleNoDeals", { period });
  const attained = goal === null ? null : shareOf(goal.credited, goal.quota);
  if (goal !== null && attained !== null) {
    return say("titleGoal", { attainment: words.percent(attained), goal: words.money(goal.quota) });
  }
  if (kpi.bookings === null || Number(kpi.bookings) === 0) {
    if (kpi.winRate.rate === null) return say("titleWon", { count: words.count(kpi.won), period });
    return say("titleRate", { rate: words.rate(kpi.winRate, kpi.closed), period });
  }
  const money = words.money(kpi.bookings);
  const change = changeOf(kpi.bookings, prior?.bookings ?? null);
  if (!visible(change)) return say("titleMoney", { money, period });
  return say(change > 0 ? "titleUp" : "titleDown", { money, percent: words.percent(Math.abs(change)) });
};

const rateSentence = (kpi: Kpi, prior: Kpi | null, parameters: AnalysisContext["parameters"]): string | null => {
  const say = speaker(resultsMessages, parameters.language);
  const { rate, points } = wordingOf(parameters);
  const now = kpi.winRate.rate;
  if (now === null) return null;
  const then = prior?.winRate.rate ?? null;
  const text = rate(kpi.winRate, kpi.closed);
  if (then === null) return say("rateAlone", { rate: text });
  if (Math.abs(now - then) < 0.0005) return say("rateSame", { rate: text });
  return say(now > then ? "rateUp" : "rateDown", { rate: text, points: points(now - then) });
};

const summary = (
  kpi: Kpi | null,
  prior: Kpi | null,
  yearAgo: Kpi | null,
  parameters: AnalysisContext["parameters"],
) => {
  if (kpi === null || kpi.closed === 0) return "";
  const say = speaker(resultsMessages, parameters.language);
  const { money, count, percent } = wordingOf(parameters);
  const change = changeOf(kpi.bookings, yearAgo?.bookings ?? null);
  return present([
    kpi.bookings === null ? null : say("sentenceBookings", { money: money(kpi.bookings), won: count(kpi.won) }),
    visible(change)
      ? say(change > 0 ? "sentenceYearUp" : "sentenceYearDown", { percent: percent(Math.abs(change)) })
      : null,
    rateSentence(kpi, prior, parameters),
  ]).join(" ");
};

const countNotes = (counts: KpiCounts, kpi: Kpi, { parameters }: AnalysisContext): string[] => {
  const say = speaker(resultsTableMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const without = counts.won - counts.won_with_amount;
  const weightless = counts.lost - counts.lost_with_amount;
  return present([
    without === 0 ? null : say("noteAmounts", { count: count(without) }),
    kpi.lost > 0 && kpi.winRateByValue === null ? say("noteValueRate") : null,
    weightless > 0 && kpi.winRateByValue !== null ? say("noteLostAmounts", { count: count(weightless) }) : null,
    kpi.createdOpen === 0 ? null : say("noteOpenCreated", { count: count(kpi.createdOpen) }),
  ]);
};

/** Attainment counts only those who hold a quota; what the others booked is told beside it. */
const uncreditedNote = ({ kpi, goal }: Quarter, parameters: AnalysisContext["parameters"]): string | null => {
  if (kpi === null || kpi.bookings === null || goal === null) return null;
  const other = sub(exact(kpi.bookings), exact(goal.credited));
  return sign(other) <= 0
    ? null
    : speaker(resultsTableMessages, parameters.language)("noteUncredited", {
        money: wordingOf(parameters).money(toFixed(other, parameters.currencyDigits)),
      });
};

/** Win rate and amounts of all deals, for exports that date none of the closed ones: no quarter, no comparison. */
const undatedSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(resultsMessages, parameters.language);
  const sayTable = speaker(resultsTableMessages, parameters.language);
  const { rate } = wordingOf(parameters);
  const [counts] = await kpiBy(db, { by: [] });
  if (counts === undefined) throw new Error("An aggregate without groups always has one row.");
  const kpi = kpiOf(counts, parameters.currencyDigits);
  const tables = await Promise.all(
    parameters.dimensions.map((name) =>
      byDimension(context, name, { total: counts, dated: false, told: (each) => each }),
    ),
  );
  const whole: Quarter = { period: parameters.period, kpi, counts, goal: null };
  const section: Section = {
    id,
    title: say("titleRateUndated", { rate: rate(kpi.winRate, kpi.closed) }),
    sentence: summary(kpi, null, null, parameters),
    charts: [],
    tables: present(tables),
    notes: [sayTable("noteUndated"), ...countNotes(counts, { ...kpi, createdOpen: 0 }, context)],
  };
  return {
    section,
    keyFigures: resultFigures([], kpi, null, parameters),
    findings: resultFindings(whole, undefined, id, parameters),
    notes: [],
  };
};

/**
 * Results against goals: the KPIs of the quarter with prior quarter and year before, their trend, linearity, coverage of the next goal and
 * the same KPIs by each dimension. No section where the export has no won or lost deal; its open pipeline still gives a key figure.
 */
export const resultsSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const sayTable = speaker(resultsTableMessages, parameters.language);
  const { closed, lost, dated } = await db.row<{ closed: number; lost: number; dated: number }>(
    `select count(*) as closed, count(*) filter (where outcome = 'lost') as lost, count(closed_on) as dated
     from int_deals where outcome in ('won', 'lost')`,
  );
  if (closed > 0 && dated === 0) return undatedSection(context);
  const coverage = await coverageOf(context);
  const told = (kpi: Kpi) => (lost === 0 ? withoutWinRate(kpi) : kpi);
  const list = (await quarters(context)).map((quarter) => ({
    ...quarter,
    kpi: quarter.kpi === null ? null : told(quarter.kpi),
  }));
  const back = (steps: number) => list[list.length - 1 - steps];
  const current = back(0);
  const prior = back(1)?.kpi ?? null;
  if (current === undefined) throw new Error("The trend always holds the run's quarter.");
  const keyFigures = resultFigures(list, current.kpi, coverage, parameters);
  if (closed === 0) return { section: null, keyFigures, findings: [], notes: [sayTable("noteNoClosed")] };
  const { counts, kpi } = current;
  const months = await linearity(context);
  const tables =
    counts === null || kpi === null || kpi.closed + kpi.disqualified === 0
      ? []
      : await Promise.all(
          parameters.dimensions.map((name) => byDimension(context, name, { total: counts, dated: true, told })),
        );
  const { wide } = await db.row<{ wide: number }>(
    `select count(*) as wide from int_quotas where start_on <= date ${literal(parameters.period.end)}
     and end_on >= date ${literal(parameters.period.start)}
     and (start_on < date ${literal(parameters.period.start)} or end_on > date ${literal(parameters.period.end)})`,
  );
  return {
    section: {
      id,
      title: headline(current, prior, parameters),
      sentence: summary(kpi, prior, back(4)?.kpi ?? null, parameters),
      charts: present([trendChart(list, context), months?.chart ?? null]),
      tables: present([
        quartersTable(list, context),
        months?.table ?? null,
        coverageTable(coverage, context),
        ...tables,
      ]),
      notes: present([
        lost === 0 ? sayTable("noteNoLost") : null,
        ...(counts === null || kpi === null ? [] : countNotes(counts, kpi, context)),
        current.goal === null ? sayTable("noteNoQuotas") : uncreditedNote(current, parameters),
        wide === 0 ? null : sayTable("noteWideQuotas", { count: wordingOf(parameters).count(wide) }),
      ]),
    },
    keyFigures,
    findings: resultFindings(current, back(1), id, parameters),
    notes: [],
  };
};
