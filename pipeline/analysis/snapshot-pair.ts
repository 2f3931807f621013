import { type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import type { Period } from "../../core/calendar/period.ts";
import type { ComparedDeal } from "../../core/forecast/changes.ts";
import { dealStatus } from "../../core/forecast/snapshot.ts";
import { exact } from "../../core/money/exact.ts";
import { type Database, literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import { quarterAhead } from "./quarter-ahead.ts";

/** Two dated states of the deals and the quarter they are compared for. */
export interface SnapshotPair {
  readonly period: Period;
  readonly openingOn: IsoDate;
  readonly closingOn: IsoDate;
}

/** The days of the dated exports, oldest first; the last is the present one. Empty without an earlier export. */
export const snapshotDays = async (db: Database): Promise<IsoDate[]> => {
  const rows = await db.rows<{ day: string }>("select distinct snapshot_on as day from int_snapshots order by day");
  return rows.map(({ day }) => isoDate(day));
};

const pairFor = (days: readonly IsoDate[], period: Period): SnapshotPair | null => {
  const before = days.filter((day) => day <= period.start);
  const openingOn = before[before.length - 1] ?? days.find((day) => day < period.end);
  if (openingOn === undefined) return null;
  const later = days.filter((day) => day > openingOn);
  const closingOn = later.find((day) => day >= period.end) ?? later[later.length - 1];
  return closingOn === undefined ? null : { period, openingOn, closingOn };
};

/**
 * The exports to compare: for the quarter of the pack the last one up to its first day (else the first inside it) and the first one from
 * its last day on (else the latest); where all are later, the same for the quarter ahead. Null without an earlier export.
 */
export const snapshotPair = async ({ db, parameters }: AnalysisContext): Promise<SnapshotPair | null> => {
  const days = await snapshotDays(db);
  if (days.length < 2) return null;
  return pairFor(days, parameters.period) ?? pairFor(days, quarterAhead(parameters));
};

export interface ComparedDeals {
  readonly opening: readonly ComparedDeal[];
  readonly closing: readonly ComparedDeal[];
  /** Deals left out since one of the exports has no amount for them. */
  readonly withoutAmount: number;
}

/** Deals of both exports that differ or are due in the quarter: the only ones a comparison can tell anything of. */
export const comparedDeals = async (
  db: Database,
  { period, openingOn, closingOn }: SnapshotPair,
): Promise<ComparedDeals> => {
  const state = (day: IsoDate) => `select * from int_snapshots where snapshot_on = date ${literal(day)}`;
  const due = (side: string) =>
    `(${side}.outcome = 'open' and ${side}.close_on between date ${literal(period.start)} and date ${literal(period.end)})`;
  const columns = (side: string) => `${side}.deal_id as ${side}_id, ${side}.amount as ${side}_amount,
    ${side}.close_on as ${side}_close, ${side}.outcome as ${side}_outcome, ${side}.rep as ${side}_rep, ${side}_stage.name as ${side}_stage`;
  type Row = Record<
    `${"opening" | "closing"}_${"id" | "amount" | "close" | "outcome" | "rep" | "stage"}`,
    string | null
  >;
  const rows = await db.rows<Row>(`
    with opening as (${state(openingOn)}), closing as (${state(closingOn)})
    select ${columns("opening")}, ${columns("closing")}
    from opening
    full join closing on opening.deal_id = closing.deal_id
    left join stage_list as opening_stage on opening.position = opening_stage.position
    left join stage_list as closing_stage on closing.position = closing_stage.position
    where opening.deal_id is null or closing.deal_id is null
      or (opening.amount, opening.close_on, opening.outcome, opening.position, opening.rep)
        is distinct from (closing.amount, closing.close_on, closing.outcome, closing.position, closing.rep)
      or ${due("opening")} or ${due("closing")}
    order by coalesce(opening.deal_id, closing.deal_id)`);
  const opening: ComparedDeal[] = [];
  const closing: ComparedDeal[] = [];
  let withoutAmount = 0;
  const deal = (row: Row, side: "opening" | "closing"): ComparedDeal => {
    const id = row[`${side}_id`] as string;
    return {
      id,
      amount: exact(row[`${side}_amount`] as string),
      closeDate: row[`${side}_close`],
      status: dealStatus(row[`${side}_outcome`] as string, id),
      stage: row[`${side}_stage`] ?? undefined,
      owner: row[`${side}_rep`] ?? undefined,
    };
  };
  for (const row of rows) {
    const sides = (["opening", "closing"] as const).filter((side) => row[`${side}_id`] !== null);
    if (sides.some((side) => row[`${side}_amount`] === null)) {
      withoutAmount++;
      continue;
    }
    if (row.opening_id !== null) opening.push(deal(row, "opening"));
    if (row.closing_id !== null) closing.push(deal(row, "closing"));
  }
  return { opening, closing, withoutAmount };
};
