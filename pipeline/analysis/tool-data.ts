import { type IsoDate, isoDate, monthEnd, monthIndex, monthStart } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import { costPerActiveRep, type ToolMonth, type ToolUse, toolUse } from "../../core/kpi/tool-use.ts";
import { type Exact, exact } from "../../core/money/exact.ts";
import type { ToolSettings } from "../configuration.ts";
import { identifier, literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import type { Intervention } from "./interventions.ts";

/** Name in the database of each column of the activities, by its header. */
export type ActivityColumns = ReadonlyMap<string, string>;

export interface ToolFigures {
  readonly name: string;
  readonly goLive: IsoDate;
  readonly cost: Exact | null;
  /** Whether its use is recorded; else every user counts as active. */
  readonly isMeasured: boolean;
  /** Reps who have it and whom the export knows. */
  readonly users: ReadonlySet<string>;
  readonly unknown: readonly string[];
  readonly months: readonly ToolMonth[];
  /** Months before the one of the go-live, and the full months after it. */
  readonly before: readonly ToolMonth[];
  readonly after: readonly ToolMonth[];
  readonly costPerActive: Exact | null;
  /** Of the users still there, those without a recorded use in the full months after the go-live; null where use is not recorded. */
  readonly idle: { readonly reps: number; readonly of: number } | null;
}

const monthsBefore = 6;
const leastMonths = 12;
const mostMonths = 24;

type RepRow = { readonly rep: string; readonly hired_on: string | null; readonly left_on: string | null };

/** Uses by rep and month, dated on the month's first day. */
const usesOf = async (
  { db, parameters }: AnalysisContext,
  { name, column, value }: ToolSettings,
  columns: ActivityColumns,
): Promise<ToolUse[]> => {
  if (column === undefined) return [];
  const found = columns.get(column);
  if (found === undefined)
    throw new RevError("TOOL_COLUMN_UNKNOWN", { tool: name, column, columns: [...columns.keys()].join(", ") || "–" });
  const cell = `trim(cast(raw_activities.${identifier(found)} as varchar))`;
  const rows = await db.rows<{ rep: string; month: string; uses: number }>(`
    select activities.rep, cast(date_trunc('month', activities.happened_on) as date) as month, count(*) as uses
    from int_activities as activities
    join raw_activities on raw_activities._key = activities.activity_key
    where activities.rep is not null and activities.happened_on <= date ${literal(parameters.period.end)}
      and ${value === undefined ? `${cell} <> ''` : `${cell} = ${literal(value.trim())}`}
    group by all order by all`);
  return rows.map(({ rep, month, uses }) => ({ rep, date: isoDate(month), count: uses }));
};

const isThere = ({ hired_on, left_on }: RepRow, month: number) =>
  (hired_on === null || hired_on <= monthEnd(month)) && (left_on === null || left_on >= monthStart(month));

const figuresOf = async (
  context: AnalysisContext,
  tool: ToolSettings,
  columns: ActivityColumns,
  reps: readonly RepRow[],
  names: ReadonlyMap<string, string>,
): Promise<ToolFigures> => {
  const goLive = isoDate(tool.go_live);
  const cost = tool.cost_per_month === undefined ? null : exact(tool.cost_per_month);
  const given = tool.users?.map((user) => names.get(user) ?? user);
  const known = new Set(reps.map(({ rep }) => rep));
  const users = given === undefined ? known : new Set(given.filter((rep) => known.has(rep)));
  const holders = reps.filter(({ rep }) => users.has(rep));
  const isMeasured = tool.column !== undefined;
  const held = new Map(holders.map((holder) => [holder.rep, holder]));
  const recorded = (await usesOf(context, tool, columns)).filter(({ rep, date }) => {
    const holder = held.get(rep);
    return holder !== undefined && isThere(holder, monthIndex(date));
  });
  const start = monthIndex(goLive);
  const until = monthIndex(context.parameters.period.end);
  const from = Math.max(until - mostMonths + 1, Math.min(start - monthsBefore, until - leastMonths + 1));
  const span = Array.from({ length: until - from + 1 }, (_, i) => from + i);
  const declared = span
    .filter((month) => month >= start)
    .flatMap((month) =>
      holders.filter((rep) => isThere(rep, month)).map(({ rep }) => ({ rep, date: monthStart(month) })),
    );
  const months = toolUse(
    isMeasured ? recorded : declared,
    span.map((month) => ({
      month: monthStart(month),
      reps: holders.filter((rep) => isThere(rep, month)).length,
      cost: month < start ? null : cost,
    })),
  );
  const full = goLive.endsWith("-01") ? start : start + 1;
  const after = months.filter((_, i) => from + i >= full);
  const present = holders.filter((holder) => isThere(holder, until));
  const used = new Set(recorded.filter(({ date }) => monthIndex(date) >= full).map(({ rep }) => rep));
  return {
    name: tool.name,
    goLive,
    cost,
    isMeasured,
    users,
    unknown: (given ?? []).filter((rep) => !known.has(rep)),
    months,
    before: months.filter((_, i) => from + i < start),
    after,
    costPerActive: costPerActiveRep(after),
    idle:
      isMeasured && after.length > 0
        ? { reps: present.filter(({ rep }) => !used.has(rep)).length, of: present.length }
        : null,
  };
};

/**
 * Use and cost of the tools of revsheet.yaml by month up to the end of the run's quarter: from half a year before the go-live, at least
 * twelve and at most 24 months. TOOL_COLUMN_UNKNOWN where no activities have the column that should show the use.
 */
export const readTools = async (
  context: AnalysisContext,
  tools: readonly ToolSettings[],
  columns: ActivityColumns,
): Promise<ToolFigures[]> => {
  if (tools.length === 0) return [];
  const reps = await context.db.rows<RepRow>("select rep, hired_on, left_on from mart_reps order by rep");
  const people = await context.db.rows<{ user_id: string; person_name: string }>(
    "select user_id, min(person_name) as person_name from stg_people where user_id is not null group by user_id",
  );
  const names = new Map(people.map(({ user_id, person_name }) => [user_id, person_name]));
  const found: ToolFigures[] = [];
  for (const tool of tools) found.push(await figuresOf(context, tool, columns, reps, names));
  return found;
};

/** The go-lives by the as-of date, whose effect is measured as that of a training is. */
export const goLivesOf = (tools: readonly ToolFigures[], asOf: IsoDate): Intervention[] =>
  tools
    .filter(({ goLive }) => goLive <= asOf)
    .map(({ name, goLive, users }) => ({ name, first: goLive, last: goLive, reps: users, certified: new Set() }));
