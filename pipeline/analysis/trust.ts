import { addDays, daysBetween, isoDate } from "../../core/calendar/iso-date.ts";
import { speaker } from "../../core/locale/message.ts";
import type { Trust } from "../../core/results.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import { trustMessages } from "./messages/trust.ts";
import { wordingOf } from "./wording.ts";

/** What the import counted; the reasons are already in the run's language and their counts add up to read - used. */
export interface ImportCounts {
  readonly read: number;
  readonly used: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** Further sentences, such as columns that could not be read. */
  readonly notes: readonly string[];
}

const freshness = async ({ db, parameters }: AnalysisContext): Promise<string> => {
  const say = speaker(trustMessages, parameters.language);
  const { date, count } = wordingOf(parameters);
  const { latest } = await db.row<{ latest: string | null }>(`
    select cast(max(day) as varchar) as latest from (
      select max(cast(greatest(created_at, modified_at, ended_at, last_activity_at) as date)) as day from stg_deals
      union all select max(cast(entered_at as date)) from stg_stage_entries
      union all select max(happened_on) from stg_activities
      union all select max(ordered_on) from stg_orders
    )`);
  if (latest === null) return say("freshUnknown");
  const days = daysBetween(isoDate(latest), parameters.asOf);
  if (days < 0) return say("freshLater", { date: date(latest), asOf: date(parameters.asOf) });
  return days === 0
    ? say("freshToday", { date: date(latest) })
    : say("fresh", { date: date(latest), days: count(days) });
};

/** Share of the deals created within the conversion window that are still open: their outcome can't be known yet. */
const immature = async ({ db, parameters }: AnalysisContext): Promise<number | null> => {
  const from = addDays(parameters.asOf, -parameters.windowDays);
  const { created, open } = await db.row<{ created: number; open: number }>(
    `select count(*) as created, count(*) filter (where outcome = 'open') as open
     from int_deals where created_on > date ${literal(from)}`,
  );
  return created === 0 ? null : open / created;
};

/** "Can I trust this?": records read, used and left out and why, how fresh the data is, and what limits the figures. */
export const trustOf = async (context: AnalysisContext, counts: ImportCounts): Promise<Trust> => {
  const { db, parameters } = context;
  const say = speaker(trustMessages, parameters.language);
  const { count, percent } = wordingOf(parameters);
  const { read, used, reasons } = counts;
  const leftOut = read - used;
  const immatureShare = await immature(context);
  const limits = await db.row<{ state_unknown: number; won_undated: number; closed_before: number }>(`
    select count(*) filter (where state_unknown) as state_unknown,
      count(*) filter (where outcome = 'won' and closed_on is null) as won_undated,
      count(*) filter (where closed_on < created_on) as closed_before
    from int_deals`);
  const limit = (key: "stateUnknown" | "wonUndated" | "closedBefore", value: number) =>
    value === 0 ? [] : [say(key, { count: count(value) })];
  const sentences = [
    leftOut === 0
      ? say("summaryAll", { read: count(read) })
      : say("summary", { used: count(used), read: count(read), leftOut: count(leftOut) }),
    ...(immatureShare === null
      ? []
      : [say("summaryImmature", { percent: percent(immatureShare), days: count(parameters.windowDays) })]),
  ];
  return {
    summary: sentences.join(" "),
    read,
    used,
    leftOut,
    reasons: [...reasons].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    freshness: await freshness(context),
    immatureShare,
    notes: [
      ...limit("stateUnknown", limits.state_unknown),
      ...limit("wonUndated", limits.won_undated),
      ...limit("closedBefore", limits.closed_before),
      ...counts.notes,
    ],
  };
};
