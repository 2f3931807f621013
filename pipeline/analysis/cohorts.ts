import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { speaker } from "../../core/locale/message.ts";
import { exact, mul, toFixed } from "../../core/money/exact.ts";
import type { CohortChart, Section, Table } from "../../core/results.ts";
import { baseline } from "./baseline.ts";
import { confidenceOfCount, confidenceOfDifference } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { cohortMessages } from "./messages/cohorts.ts";
import { averageAt, rateAt, type Triangle, type TriangleRow, triangle } from "./triangle.ts";
import { wordingOf } from "./wording.ts";

const id = "cohorts";
const newest = 3;
/** The age at which new cohorts are compared with old ones: old enough to tell, young enough to act. */
const comparedAge = 3;

type Parameters = AnalysisContext["parameters"];

interface Comparison {
  readonly age: number;
  readonly recent: { readonly won: number; readonly size: number };
  readonly earlier: { readonly won: number; readonly size: number };
}

const sumAt = (rows: readonly TriangleRow[], age: number) => ({
  won: rows.reduce((sum, row) => sum + (row.retained[age] ?? 0), 0),
  size: rows.reduce((sum, row) => sum + row.size, 0),
});

/** The newest three finished cohorts against those before; null where there are fewer than six. */
const compare = ({ rows, headlineAge }: Triangle): Comparison | null => {
  if (headlineAge === null) return null;
  const age = Math.min(headlineAge, comparedAge);
  const observed = rows.filter((row) => (row.retained[age] ?? null) !== null);
  if (observed.length < 2 * newest) return null;
  const split = observed.length - newest;
  return { age, recent: sumAt(observed.slice(split), age), earlier: sumAt(observed.slice(0, split), age) };
};

const chartOf = (created: Triangle, parameters: Parameters): CohortChart => {
  const say = speaker(cohortMessages, parameters.language);
  const { month, percent } = wordingOf(parameters);
  return {
    kind: "cohort",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: created.ages.map((age) => `${age}: ${percent(averageAt(created, age) ?? 0, 1)}`).join("; "),
    }),
    unit: "percent",
    ageLabel: say("age"),
    ages: created.ages.map(String),
    rows: created.rows.map((row) => ({
      label: month(row.start),
      size: row.size,
      values: created.ages.map((age) => rateAt(row, age)),
    })),
    average: created.ages.map((age) => ({
      value: averageAt(created, age),
      cohorts: created.average[age]?.cohorts ?? 0,
    })),
  };
};

const tableOf = (created: Triangle, stillOpen: ReadonlyMap<string, number>, parameters: Parameters): Table => {
  const say = speaker(cohortMessages, parameters.language);
  const { month, count } = wordingOf(parameters);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    id: "created_cohorts",
    title: say("tableTitle"),
    definition: say("tableDefinition"),
    columns: [
      { key: "cohort", label: say("cohort"), kind: "text" },
      { key: "size", label: say("size"), kind: "integer" },
      { key: "still_open", label: say("stillOpen"), kind: "integer" },
      ...created.ages.map((age) => ({ key: `month_${age}`, label: say("month", { age }), kind: "percent" as const })),
    ],
    rows: created.rows.map((row) => [
      month(row.start),
      row.size,
      stillOpen.get(row.start) ?? 0,
      ...created.ages.map((age) => rateAt(row, age)),
    ]),
    totalRow: [
      say("average", { cohorts: count(created.rows.length) }),
      sum(created.rows.map(({ size }) => size)),
      sum([...stillOpen.values()]),
      ...created.ages.map((age) => averageAt(created, age)),
    ],
    note: say("used", { list: created.ages.map((age) => created.average[age]?.cohorts ?? 0).join(", ") }),
  };
};

const findingOf = (
  { age, recent, earlier }: Comparison,
  meanDeal: string | null,
  parameters: Parameters,
): FindingCandidate[] => {
  const difference = recent.won / recent.size - earlier.won / earlier.size;
  if (difference === 0 || meanDeal === null) return [];
  const say = speaker(cohortMessages, parameters.language);
  const { percent, money, count } = wordingOf(parameters);
  const worth = toFixed(mul(exact(Math.abs(difference) * recent.size), exact(meanDeal)), parameters.currencyDigits);
  return [
    {
      sentence: say(difference < 0 ? "findingDown" : "findingUp", {
        recent: percent(recent.won / recent.size),
        earlier: percent(earlier.won / earlier.size),
        age,
        money: money(worth),
        deals: count(recent.size),
      }),
      money: worth,
      moneyValue: Number(worth),
      isGain: difference > 0,
      confidence: confidenceOfDifference(recent.won, recent.size, earlier.won, earlier.size),
      section: id,
    },
  ];
};

/**
 * The triangle of deals by month of creation: cumulative share won by age, unfinished months blank, the weighted average over finished ones.
 * No section where deals have no creation date, or none is closed.
 */
export const cohortsSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(cohortMessages, parameters.language);
  const { percent, points, count } = wordingOf(parameters);
  const cells = await db.rows<{ cohort: string; size: number; still_open: number; age: number | null; won: number }>(
    "select * from mart_cohort_created order by cohort, age",
  );
  if (cells.length === 0) {
    const { dated } = await db.row<{ dated: number }>("select count(created_on) as dated from int_deals");
    return withoutSection(say(dated === 0 ? "noteNoCreated" : "noteOld"));
  }
  const cohorts = new Map(cells.map(({ cohort, size }) => [cohort, size]));
  const stillOpen = new Map(cells.map(({ cohort, still_open }) => [cohort, still_open]));
  const created = triangle(
    [...cohorts].map(([start, size]) => ({ start: start as IsoDate, size })),
    (start, age) =>
      cells.reduce((sum, cell) => (cell.cohort === start && (cell.age ?? 99) <= age ? sum + cell.won : sum), 0),
    parameters.asOf,
  );
  const age = created.headlineAge;
  const average = age === null ? null : averageAt(created, age);
  if (age === null || average === null) {
    const section = { id, title: say("titleYoung"), sentence: "", charts: [], notes: [] };
    return {
      section: { ...section, tables: [tableOf(created, stillOpen, parameters)] },
      keyFigures: [],
      findings: [],
      notes: [],
    };
  }
  const { closed } = await db.row<{ closed: number }>(
    "select count(*) filter (where outcome <> 'open') as closed from int_deals",
  );
  if (closed === 0) return withoutSection(say("noteNoOutcome"));
  const observed = created.rows.filter((row) => (row.retained[age] ?? null) !== null);
  const comparison = compare(created);
  const rates = comparison === null ? null : [comparison.recent, comparison.earlier].map((c) => c.won / c.size);
  const [recent, earlier] = rates ?? [];
  const change =
    comparison === null || recent === undefined || earlier === undefined || Math.abs(recent - earlier) < 0.0005
      ? null
      : say(recent > earlier ? "sentenceUp" : "sentenceDown", {
          recent: percent(recent),
          earlier: percent(earlier),
          age: comparison.age,
          points: points(recent - earlier),
        });
  const deals = observed.reduce((sum, { size }) => sum + size, 0);
  const basis = say("sentence", {
    cohorts: count(observed.length),
    deals: count(deals),
  });
  const section: Section = {
    id,
    title: say("title", { percent: percent(average), age }),
    sentence: change === null ? basis : `${basis} ${change}`,
    charts: [chartOf(created, parameters)],
    tables: [tableOf(created, stillOpen, parameters)],
    notes: [],
  };
  const compared = comparison === null ? [] : findingOf(comparison, (await baseline(context)).meanDeal, parameters);
  return {
    section,
    keyFigures: [],
    findings: compared.length > 0 ? compared : [answerOf(section, confidenceOfCount(deals))],
    notes: [],
  };
};
