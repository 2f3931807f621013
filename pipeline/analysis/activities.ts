import { type ActivityKind, activityKinds } from "../../core/import/activity-words.ts";
import { speaker } from "../../core/locale/message.ts";
import type { BarChart, Chart, IntervalChart, Section, Table } from "../../core/results.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { literal } from "../duckdb.ts";
import { confidenceOfDifference } from "./confidence.ts";
import { type AnalysisContext, answerOf, type Confidence, type SectionResult, withoutSection } from "./context.ts";
import { activityMessages } from "./messages/activities.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "activities";
const shownBars = 15;

type Parameters = AnalysisContext["parameters"];
type Kind = ActivityKind | "other";

const kinds: readonly Kind[] = [...activityKinds, "other"];

interface Group {
  readonly won: number;
  readonly closed: number;
}

/** Closed deals split at their median number of activities; null where one half would be empty. */
interface Comparison {
  readonly limit: number;
  readonly many: Group;
  readonly few: Group;
}

const compare = async ({ db }: AnalysisContext): Promise<Comparison | null> => {
  const rows = await db.rows<{ activities: number; won: number; closed: number }>(`
    with deals as (
      select deal_key, outcome, sum(activities)::bigint as activities
      from mart_deal_activities
      group by deal_key, outcome
    )
    select activities,
      count(*) filter (where outcome = 'won') as won,
      count(*) as closed
    from deals
    group by activities
    order by activities`);
  const total = rows.reduce((sum, { closed }) => sum + closed, 0);
  let seen = 0;
  const limit = rows.find(({ closed }) => {
    seen += closed;
    return 2 * seen >= total;
  })?.activities;
  if (limit === undefined) return null;
  const group = (inside: (activities: number) => boolean): Group => {
    const chosen = rows.filter(({ activities }) => inside(activities));
    return {
      won: chosen.reduce((sum, { won }) => sum + won, 0),
      closed: chosen.reduce((sum, { closed }) => sum + closed, 0),
    };
  };
  const many = group((activities) => activities > limit);
  const few = group((activities) => activities <= limit);
  if (many.closed === 0 || few.closed === 0) return null;
  return { limit, many, few };
};

const compared = (
  { limit, many, few }: Comparison,
  parameters: Parameters,
): { readonly chart: IntervalChart; readonly table: Table } => {
  const say = speaker(activityMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count, rate } = wordingOf(parameters);
  const groups = [
    { label: say("many", { limit: count(limit) }), ...many },
    { label: say("few", { limit: count(limit) }), ...few },
  ].map((group) => ({ ...group, interval: wilson(group.won, group.closed) }));
  return {
    chart: {
      kind: "intervals",
      title: say("chartCompared"),
      alternative: say("chartAlternative", {
        list: groups.map(({ label, interval, closed }) => `${label}: ${rate(interval, closed)}`).join("; "),
      }),
      unit: "percent",
      entries: groups.map(({ label, closed, interval: { rate: value, low, high } }) => ({
        label,
        n: closed,
        value,
        low,
        high,
      })),
    },
    table: {
      id: "activity_comparison",
      title: say("tableCompared"),
      definition: say("tableComparedDefinition"),
      columns: [
        { key: "group", label: say("group"), kind: "text" },
        { key: "won", label: shared("won"), kind: "integer" },
        { key: "closed", label: shared("closed"), kind: "integer" },
        { key: "win_rate", label: shared("winRate"), kind: "percent" },
        { key: "win_rate_low", label: shared("winRateLow"), kind: "percent" },
        { key: "win_rate_high", label: shared("winRateHigh"), kind: "percent" },
      ],
      rows: groups.map(({ label, won, closed, interval }) => [
        label,
        won,
        closed,
        interval.rate,
        interval.low,
        interval.high,
      ]),
    },
  };
};

const perDeal = async ({ db, parameters }: AnalysisContext): Promise<Table | null> => {
  const say = speaker(activityMessages, parameters.language);
  const sums = await db.rows<{ kind: Kind; won: number; lost: number }>(`
    select kind,
      coalesce(sum(activities) filter (where outcome = 'won'), 0)::bigint as won,
      coalesce(sum(activities) filter (where outcome = 'lost'), 0)::bigint as lost
    from mart_deal_activities where kind is not null group by kind`);
  const deals = await db.row<{ won: number; lost: number }>(`
    select count(distinct deal_key) filter (where outcome = 'won') as won,
      count(distinct deal_key) filter (where outcome = 'lost') as lost
    from mart_deal_activities`);
  if (sums.length === 0) return null;
  const mean = (sum: number, n: number) => (n === 0 ? null : sum / n);
  const all = (of: (row: { won: number; lost: number }) => number) => sums.reduce((sum, row) => sum + of(row), 0);
  return {
    id: "activities_per_deal",
    title: say("tableDeals"),
    definition: say("tableDealsDefinition"),
    columns: [
      { key: "kind", label: say("kind"), kind: "text" },
      { key: "per_won", label: say("perWon"), kind: "number" },
      { key: "per_lost", label: say("perLost"), kind: "number" },
    ],
    rows: kinds.flatMap((kind) => {
      const row = sums.find((each) => each.kind === kind);
      return row === undefined ? [] : [[say(kind), mean(row.won, deals.won), mean(row.lost, deals.lost)]];
    }),
    totalRow: [
      speaker(sharedMessages, parameters.language)("total"),
      mean(
        all(({ won }) => won),
        deals.won,
      ),
      mean(
        all(({ lost }) => lost),
        deals.lost,
      ),
    ],
  };
};

interface RepActivities {
  readonly rep: string;
  readonly total: number;
  readonly byKind: ReadonlyMap<string, number>;
}

const perRep = async ({ db, parameters }: AnalysisContext): Promise<RepActivities[]> => {
  const shared = speaker(sharedMessages, parameters.language);
  const rows = await db.rows<{ rep: string | null; kind: string; activities: number }>(
    `select rep, kind, activities from mart_activities where quarter = ${literal(parameters.period.label)}`,
  );
  const byRep = new Map<string | null, Map<string, number>>();
  for (const { rep, kind, activities } of rows) {
    const own = byRep.get(rep) ?? new Map<string, number>();
    byRep.set(rep, own.set(kind, activities));
  }
  return [...byRep]
    .map(([rep, byKind]) => ({
      rep: rep ?? shared("noOwner"),
      total: [...byKind.values()].reduce((sum, value) => sum + value, 0),
      byKind,
    }))
    .sort((a, b) => b.total - a.total || (a.rep < b.rep ? -1 : 1));
};

const repParts = (
  reps: readonly RepActivities[],
  parameters: Parameters,
): { readonly chart: BarChart; readonly table: Table } | null => {
  const [top] = reps;
  if (top === undefined) return null;
  const say = speaker(activityMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count, period } = wordingOf(parameters);
  const used = kinds.filter((kind) => reps.some(({ byKind }) => byKind.has(kind)));
  const sumOf = (kind: string) => reps.reduce((sum, { byKind }) => sum + (byKind.get(kind) ?? 0), 0);
  const shown = reps.slice(0, shownBars);
  return {
    chart: {
      kind: "bars",
      title: say("chartReps", { rep: top.rep, count: count(top.total) }),
      alternative: say("chartAlternative", {
        list: shown.map(({ rep, total }) => `${rep}: ${count(total)}`).join("; "),
      }),
      unit: "integer",
      bars: shown.map(({ rep, total }, i) => ({ label: rep, value: total, highlighted: i === 0 })),
    },
    table: {
      id: "activities_per_rep",
      title: say("tableReps", { period: period(parameters.period.label) }),
      definition: say("tableRepsDefinition"),
      columns: [
        { key: "rep", label: shared("rep"), kind: "text" },
        { key: "activities", label: shared("activities"), kind: "integer" },
        ...used.map((kind) => ({ key: kind, label: say(kind), kind: "integer" as const })),
      ],
      rows: reps.map(({ rep, total, byKind }) => [rep, total, ...used.map((kind) => byKind.get(kind) ?? 0)]),
      totalRow: [shared("total"), reps.reduce((sum, { total }) => sum + total, 0), ...used.map(sumOf)],
    },
  };
};

const certaintyOf = ({ many, few }: Comparison): Confidence =>
  confidenceOfDifference(many.won, many.closed, few.won, few.closed);

/**
 * Sales activities of the quarter per rep and kind, of closed deals per kind, and the win rate of deals with many against few: said to be an
 * association. No section where the export has no activities.
 */
export const activitiesSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(activityMessages, parameters.language);
  const { count, percent, period, rate } = wordingOf(parameters);
  const totals = await db.row<{ known: number; undated: number; unmatched: number }>(`
    select count(*) as known,
      count(*) filter (where happened_on is null) as undated,
      count(*) filter (where deal_id is not null and deal_id not in (select deal_id from stg_deals)) as unmatched
    from int_activities`);
  if (totals.known === 0) return withoutSection(say("noteNone"));
  const { on_deals } = await db.row<{ on_deals: number }>(`
    select count(*) as on_deals from int_activities
    where deal_id is not null
      and happened_on between date ${literal(parameters.period.start)} and date ${literal(parameters.period.end)}`);
  const reps = await perRep(context);
  const total = reps.reduce((sum, each) => sum + each.total, 0);
  const comparison = await compare(context);
  const parts = comparison === null ? null : compared(comparison, parameters);
  const repPart = repParts(reps, parameters);
  const label = period(parameters.period.label);
  const rateOf = ({ won, closed }: Group) => rate(wilson(won, closed), closed);
  const words =
    comparison === null
      ? null
      : { limit: count(comparison.limit), many: rateOf(comparison.many), few: rateOf(comparison.few) };
  const charts: Chart[] = [...(parts === null ? [] : [parts.chart]), ...(repPart === null ? [] : [repPart.chart])];
  const deals = await perDeal(context);
  const section: Section = {
    id,
    title:
      comparison === null
        ? say("titleCount", { period: label, count: count(total) })
        : say("titleMany", {
            limit: count(comparison.limit),
            many: percent(comparison.many.won / comparison.many.closed),
            few: percent(comparison.few.won / comparison.few.closed),
          }),
    sentence: [
      total === 0
        ? say("sentenceNone", { period: label })
        : say("sentenceCount", { period: label, count: count(total), percent: percent(on_deals / total) }),
      ...(words === null ? [] : [say("sentenceCompared", words)]),
    ].join(" "),
    charts,
    tables: [
      ...(parts === null ? [] : [parts.table]),
      ...(deals === null ? [] : [deals]),
      ...(repPart === null ? [] : [repPart.table]),
    ],
    notes: [
      ...(totals.unmatched === 0 ? [] : [say("noteUnmatched", { count: count(totals.unmatched) })]),
      ...(totals.undated === 0 ? [] : [say("noteUndated", { count: count(totals.undated) })]),
    ],
  };
  return {
    section,
    keyFigures: [],
    findings: [
      comparison === null || words === null
        ? answerOf(section, "low")
        : // No money is put on an association.
          { ...answerOf(section, certaintyOf(comparison)), sentence: say("sentenceCompared", words) },
    ],
    notes: [],
  };
};
