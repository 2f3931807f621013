import { profile, type TestedSegment } from "../../core/icp/segments.ts";
import { speaker } from "../../core/locale/message.ts";
import { toNumber } from "../../core/money/exact.ts";
import type { Table } from "../../core/results.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { type AnalysisContext, type FindingCandidate, type SectionResult, withoutSection } from "./context.ts";
import { dimensionMessages } from "./messages/dimensions.ts";
import { leadMessages } from "./messages/leads.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "leads";
/** The longest window shown; the rates by column and the headline are those within it. */
const windowDays = 90;
const windows = [30, 60, windowDays] as const;
const shownMonths = 24;
/** Windows need dates: at least nine of ten conversions have one, else every lead counts without them. */
const datedShare = 0.9;
const shownValues = 30;

const columns = ["lead_source", "industry", "country", "rep"] as const;
type LeadColumn = (typeof columns)[number];

interface Basis {
  /** Whether conversions have dates, so that leads count once they are old enough. */
  readonly dated: boolean;
  /** SQL conditions on int_leads: the leads that count, and those of them that are converted. */
  readonly counted: string;
  readonly won: string;
}

const basisOf = (dated: boolean): Basis =>
  dated
    ? { dated, counted: `age_days >= ${windowDays}`, won: `days_to_convert between 0 and ${windowDays}` }
    : { dated, counted: "true", won: "is_converted" };

const cohortTable = async ({ db, parameters }: AnalysisContext): Promise<Table> => {
  const say = speaker(leadMessages, parameters.language);
  const { month } = wordingOf(parameters);
  const rows = await db.rows<{
    cohort: string;
    leads: number;
    within_30: number | null;
    within_60: number | null;
    within_90: number | null;
    converted: number;
  }>("select * from mart_lead_cohorts order by cohort");
  const share = (part: number | null, whole: number) => (part === null ? null : part / whole);
  return {
    id: "lead_cohorts",
    title: say("tableCohorts"),
    definition: say("tableCohortsDefinition"),
    columns: [
      { key: "cohort", label: speaker(sharedMessages, parameters.language)("month"), kind: "text" },
      { key: "leads", label: say("leads"), kind: "integer" },
      ...windows.map((days) => ({
        key: `within_${days}`,
        label: say("within", { days }),
        kind: "percent" as const,
      })),
      { key: "converted", label: say("soFar"), kind: "integer" },
    ],
    rows: rows
      .slice(-shownMonths)
      .map(({ cohort, leads, within_30, within_60, within_90, converted }) => [
        month(cohort),
        leads,
        share(within_30, leads),
        share(within_60, leads),
        share(within_90, leads),
        converted,
      ]),
  };
};

const labelOf = (column: LeadColumn, { language }: AnalysisContext["parameters"]) =>
  speaker(dimensionMessages, language)(column);

const valueTable = (
  column: LeadColumn,
  segments: readonly TestedSegment[],
  { dated }: Basis,
  parameters: AnalysisContext["parameters"],
): Table => {
  const say = speaker(leadMessages, parameters.language);
  const dimension = labelOf(column, parameters);
  const sorted = [...segments].sort((a, b) => b.total - a.total || (a.segment < b.segment ? -1 : 1));
  return {
    id: `leads_by_${column}`,
    title: say("tableBy", { dimension }),
    definition: dated ? say("tableByWindow", { days: windowDays }) : say("tableByDefinition"),
    columns: [
      { key: column, label: dimension, kind: "text" },
      { key: "leads", label: say("leads"), kind: "integer" },
      { key: "converted", label: say("converted"), kind: "integer" },
      { key: "rate", label: say("rate"), kind: "percent" },
      { key: "low", label: say("low"), kind: "percent" },
      { key: "high", label: say("high"), kind: "percent" },
      { key: "lift", label: say("lift"), kind: "number" },
    ],
    rows: sorted
      .slice(0, shownValues)
      .map(({ segment, total, won, rate, low, high, lift }) => [
        segment,
        total,
        won,
        rate === null ? null : toNumber(rate),
        low,
        high,
        lift === null ? null : toNumber(lift),
      ]),
  };
};

/** The filled value of a column whose leads convert differently from the others beyond chance, the one that moves most leads first. */
const findingOf = (
  tested: readonly { readonly column: LeadColumn; readonly segment: TestedSegment }[],
  all: number,
  parameters: AnalysisContext["parameters"],
): FindingCandidate[] => {
  const say = speaker(leadMessages, parameters.language);
  const blank = speaker(sharedMessages, parameters.language)("blank");
  const { rate, percent } = wordingOf(parameters);
  const moved = ({ segment }: (typeof tested)[number]) => Math.abs(segment.won - all * segment.total);
  const [most] = tested
    .filter(({ segment }) => segment.segment !== blank && (segment.verdict === "above" || segment.verdict === "below"))
    .sort((a, b) => moved(b) - moved(a));
  if (most === undefined) return [];
  const { won, total, verdict, segment: value } = most.segment;
  const words = {
    dimension: labelOf(most.column, parameters),
    value,
    rate: rate(wilson(won, total), total),
    all: percent(all),
  };
  return [
    {
      sentence: say(verdict === "above" ? "findingAbove" : "findingBelow", words),
      money: null,
      moneyValue: 0,
      confidence: "high",
      section: id,
    },
  ];
};

/**
 * Conversion of leads by month and within 30, 60 and 90 days, and by source, industry, country and owner; leads too young to tell are left
 * out of a rate. Without dates of conversion every lead counts. No section where the export has no leads or says nothing of conversion.
 */
export const leadsSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(leadMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { percent, rate, count } = wordingOf(parameters);
  const totals = await db.row<{
    leads: number;
    converted: number;
    dated: number;
    undated: number;
    earlier: number;
    told: boolean;
  }>(`select count(*) as leads, count(*) filter (where is_converted) as converted, count(days_to_convert) as dated,
      count(*) filter (where created_on is null) as undated, count(*) filter (where days_to_convert < 0) as earlier,
      converted > 0 or (select count(is_converted) from raw_leads) > 0 as told
    from int_leads`);
  if (totals.leads === 0) return { section: null, keyFigures: [], findings: [], notes: [] };
  if (!totals.told) return withoutSection(say("noteNoConversion"));
  const basis = basisOf(totals.dated > 0 && totals.dated >= totals.converted * datedShare);
  const { n, won } = await db.row<{ n: number; won: number }>(
    `select count(*) as n, count(*) filter (where ${basis.won}) as won from int_leads where ${basis.counted}`,
  );
  const values = await Promise.all(
    columns.map(async (column) => ({
      column,
      segments: await db.rows<{ name: string | null; won: number; total: number }>(
        `select ${column} as name, count(*) filter (where ${basis.won}) as won, count(*) as total
        from int_leads where ${basis.counted} group by ${column} order by ${column}`,
      ),
    })),
  );
  const split = values.filter(({ segments }) => segments.length > 1);
  const tested = profile(
    split.map(({ column, segments }) => ({
      column,
      segments: segments.map((segment) => ({ ...segment, name: segment.name ?? shared("blank") })),
    })),
  );
  const ofColumn = (column: LeadColumn) => tested.find((found) => found.column === column)?.segments ?? [];
  const interval = wilson(won, n);
  const words = {
    days: windowDays,
    rate: rate(interval, n),
    converted: count(totals.converted),
    leads: count(totals.leads),
  };
  const young = totals.leads - totals.undated - n;
  const head = interval.rate === null ? totals.converted / totals.leads : interval.rate;
  return {
    section: {
      id,
      title:
        basis.dated && interval.rate !== null
          ? say("titleWindow", { percent: percent(head), days: windowDays })
          : say("title", { percent: percent(head) }),
      sentence: basis.dated ? say("sentenceWindow", words) : say("sentence", words),
      charts: [],
      tables: [
        ...(basis.dated ? [await cohortTable(context)] : []),
        ...split.map(({ column }) => valueTable(column, ofColumn(column), basis, parameters)),
      ],
      notes: [
        ...(basis.dated && young > 0 ? [say("noteYoung", { days: windowDays, count: count(young) })] : []),
        ...(basis.dated && totals.converted > totals.dated
          ? [say("noteUndatedConversions", { count: count(totals.converted - totals.dated) })]
          : []),
        ...(basis.dated && totals.earlier > 0 ? [say("noteEarlier", { count: count(totals.earlier) })] : []),
        ...(basis.dated && totals.undated > 0 ? [say("noteUndated", { count: count(totals.undated) })] : []),
      ],
    },
    keyFigures: [],
    findings:
      interval.rate === null
        ? []
        : findingOf(
            split.flatMap(({ column }) => ofColumn(column).map((segment) => ({ column, segment }))),
            interval.rate,
            parameters,
          ),
    notes: [],
  };
};
