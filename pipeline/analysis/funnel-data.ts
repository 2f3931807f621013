import { op, table } from "arquero";
import { addDays, type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { type Bottleneck, rankBottlenecks, type StepPerformance } from "../../core/funnel/bottleneck-ranking.ts";
import { type Stays, sumStays } from "../../core/funnel/journey.ts";
import { forwardTrials, type StayCurve, stayCurve, usualStay } from "../../core/funnel/stay-curve.ts";
import type { AnalysisContext } from "./context.ts";
import type { JourneySummary } from "./journeys.ts";

type LevelRow = { dimension: string; value: string | null; quarter: string; level: number; deals: number };

/** Counts of deals that reached each level: `reached[k]` at least level k + 1; the last is won. */
export type Reached = readonly number[];

export interface FunnelData {
  /** Names of the open stages, in order. */
  readonly stages: readonly string[];
  /** Mature quarters the funnel shows, oldest first. */
  readonly quarters: readonly string[];
  readonly reached: Reached;
  /** Reached per value of each dimension, most deals first. */
  readonly groups: ReadonlyMap<string, readonly { readonly value: string | null; readonly reached: Reached }[]>;
  /** Time in each open stage over all deals. */
  readonly curves: readonly StayCurve[];
  readonly bottlenecks: readonly Bottleneck[];
  /** The quarters the bottleneck is about: the pack's and the one before. */
  readonly reviewed: readonly string[];
  readonly matureUntil: IsoDate;
  readonly tooYoung: number;
  readonly skipped: number;
  readonly regressions: number;
}

const shownQuarters = 4;
const reviewedQuarters = 2;
/** A move forward counts at least this many days after entering, however quick the stage. */
const shortestHorizon = 14;

const reachedOf = (rows: readonly Pick<LevelRow, "level" | "deals">[], levels: number): number[] => {
  const reached = new Array<number>(levels).fill(0);
  for (const { level, deals } of rows) for (let k = 0; k < level; k++) reached[k] = (reached[k] ?? 0) + deals;
  return reached;
};

/**
 * Reads the funnel from its mart: mature quarters only, of which the last four are shown. For the bottleneck each stage is judged by the
 * stays that began in the pack's quarter and the one before, within the time nine of ten moves forward take, with younger stays censored, so
 * that it is not months behind. Null where no quarter is mature.
 */
export const funnelData = async (
  { db, parameters }: AnalysisContext,
  stages: readonly string[],
  journeys: JourneySummary,
): Promise<FunnelData | null> => {
  const levels = stages.length + 1;
  const matureUntil = addDays(parameters.asOf, -parameters.windowDays);
  const mature = await db.rows<{ label: string }>(
    `select label from periods where kind = 'quarter' and end_on <= date '${matureUntil}'
      and label in (select quarter from mart_funnel) order by start_on`,
  );
  const labels = mature.map(({ label }) => label);
  if (labels.length === 0) return null;
  const shown = labels.slice(-shownQuarters);
  const rows = await db.rows<LevelRow>("select dimension, value, quarter, level, deals from mart_funnel");
  const within = (dimension: string, quarters: readonly string[]) =>
    rows.filter((row) => row.dimension === dimension && quarters.includes(row.quarter));
  const byValue = (dimension: string, quarters: readonly string[]) => {
    const own = within(dimension, quarters);
    // Named columns, since a table made from no rows would have none.
    const counted = table({
      value: own.map(({ value }) => value),
      level: own.map(({ level }) => level),
      deals: own.map(({ deals }) => deals),
    })
      .groupby("value", "level")
      .rollup({ deals: op.sum("deals") })
      .objects() as Pick<LevelRow, "value" | "level" | "deals">[];
    const groups = new Map<string | null, typeof counted>();
    for (const row of counted) groups.set(row.value, [...(groups.get(row.value) ?? []), row]);
    return [...groups]
      .map(([value, counts]) => ({ value, reached: reachedOf(counts, levels) }))
      .sort((a, b) => (b.reached[0] ?? 0) - (a.reached[0] ?? 0) || ((a.value ?? "") < (b.value ?? "") ? -1 : 1));
  };
  const bucketsOf = (quarters: readonly string[], stage: number): Stays[] =>
    quarters.flatMap((label) => journeys.stays[journeys.quarters.indexOf(label) + 1]?.[stage] ?? []);
  const inStage = (stage: number): Stays[] => journeys.stays.flatMap((bucket) => bucket[stage] ?? []);
  const past = journeys.quarters.slice(0, journeys.quarters.indexOf(parameters.period.label) + 1);
  const reviewed = past.slice(-reviewedQuarters);
  const earlier = past.slice(0, -reviewedQuarters);
  const { mean, error } = await db.row<{ mean: number | null; error: number | null }>(
    "select avg(amount) :: double as mean, (stddev_samp(amount) / sqrt(count(amount))) :: double as error from int_deals where outcome = 'won'",
  );
  const peers = byValue("rep", shown);
  const steps = stages.map((name, k) => {
    const horizon = Math.max(shortestHorizon, usualStay(sumStays(inStage(k))) ?? 0);
    const performance = (quarters: readonly string[]): StepPerformance => {
      const stays = sumStays(bucketsOf(quarters, k));
      return { ...forwardTrials(stays, horizon), medianDays: stayCurve(stays, horizon).median };
    };
    return {
      name,
      now: performance(reviewed),
      quarters: earlier.map((label) => performance([label])),
      peers: peers.map(({ reached }) => ({ n: reached[k] ?? 0, k: reached[k + 1] ?? 0, medianDays: null })),
    };
  });
  const { young } = await db.row<{ young: number }>(
    `select count(*) as young from int_deals where created_on > date '${matureUntil}' and outcome <> 'disqualified'`,
  );
  const { skipped, regressions } = await db.row<{ skipped: number | null; regressions: number | null }>(
    `select sum(skipped) :: bigint as skipped, sum(regressions) :: bigint as regressions from mart_funnel
      where dimension = 'all' and quarter in (${shown.map((label) => `'${label}'`).join(", ")})`,
  );
  return {
    stages,
    quarters: shown,
    reached: reachedOf(within("all", shown), levels),
    groups: new Map(parameters.dimensions.map((dimension) => [dimension, byValue(dimension, shown)])),
    curves: stages.map((_, k) =>
      stayCurve(
        sumStays(journeys.stays.map((bucket) => bucket[k]).filter((stay) => stay !== undefined)),
        parameters.windowDays,
      ),
    ),
    bottlenecks: mean === null ? [] : rankBottlenecks(steps, { averageDeal: mean, averageDealError: error ?? 0 }),
    reviewed,
    matureUntil: isoDate(matureUntil),
    tooYoung: young,
    skipped: skipped ?? 0,
    regressions: regressions ?? 0,
  };
};
