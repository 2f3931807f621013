import { type Period, periodsBetween } from "../../core/calendar/period.ts";
import { carriedOver } from "../../core/commission/engine/carry.ts";
import type { Balances, Cancellation, PaidLine, RunInputs } from "../../core/commission/engine/inputs.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import { measuredDays, relevantInputs } from "./relevant-inputs.ts";
import type { CommissionRun } from "./snapshot.ts";

/** A locked period, as far as later ones depend on it. */
export type Locked = Pick<CommissionRun, "inputs" | "result">;

/** What earlier pay periods hand to a run. */
export interface Earlier {
  readonly paid?: readonly PaidLine[];
  readonly balances?: ReadonlyMap<string, Balances>;
  /** Periods without a lock whose pay is recomputed. */
  readonly recomputed: readonly Period[];
  /** The lock that the balances come from, where unlocked periods lie between it and the run. */
  readonly balancesOf: string | null;
}

const recomputedLines = (inputs: RunInputs, period: Period, paid: readonly PaidLine[]): PaidLine[] => {
  const { adjustments: _adjustments, collections: _collections, objectives: _objectives, ...rest } = inputs;
  return carriedOver(runPlan(relevantInputs({ ...rest, period, paid }))).paid;
};

/**
 * The commission that was paid before and the balances that were carried. Locked periods speak through their lock. A period without one is
 * recomputed where the run needs it: inside the measurement, or back to the deal of a credit note or cancellation (`late` are those of
 * locked periods that the locks do not know). Balances come from the
 * last lock; without any they are 0.
 */
export const earlierPeriods = (
  inputs: RunInputs,
  before: readonly Locked[],
  late: readonly Cancellation[],
): Earlier => {
  const { period, calendar, plans } = inputs;
  const now = relevantInputs(inputs);
  const referred = new Set([...(now.creditNotes ?? []), ...(now.cancellations ?? []), ...late].map(({ deal }) => deal));
  const dates = inputs.deals.flatMap(({ id, date }) => (date !== null && referred.has(id) ? [date] : []));
  const from = dates.reduce((a, b) => (a < b ? a : b), measuredDays(plans, period, calendar).start);
  const needed =
    from < period.start
      ? periodsBetween(from, period.start, period.kind, calendar).filter(({ end }) => end < period.start)
      : [];
  const all = new Map<string, Period>(
    [...before.map((lock) => lock.inputs.period), ...needed].map((each) => [each.label, each]),
  );
  const paid: PaidLine[] = [];
  const recomputed: Period[] = [];
  for (const each of [...all.values()].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const lock = before.find(({ inputs: own }) => own.period.label === each.label);
    if (lock === undefined) recomputed.push(each);
    paid.push(
      ...(lock === undefined
        ? recomputedLines(inputs, each, paid)
        : carriedOver(lock.result, lock.inputs.adjustments).paid),
    );
  }
  const last = before[before.length - 1];
  const isGap = last !== undefined && recomputed.some(({ start }) => start > last.inputs.period.end);
  return {
    ...(all.size === 0 ? {} : { paid }),
    ...(last === undefined ? {} : { balances: carriedOver(last.result).balances }),
    recomputed,
    balancesOf: isGap ? last.inputs.period.label : null,
  };
};
