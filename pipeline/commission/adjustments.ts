import type { IsoDate } from "../../core/calendar/iso-date.ts";
import type { RateRow, RunInputs } from "../../core/commission/engine/inputs.ts";
import { add, type Exact, sign, sub, zero } from "../../core/money/exact.ts";
import { type Cause, changesByCause } from "./difference.ts";
import { requireResolved } from "./locks.ts";
import type { CommissionRun } from "./snapshot.ts";

/** A proposed line of the open period; `reference` names period, component and record of the locked line. */
export interface ProposedAdjustment {
  readonly payee: string;
  readonly component: string;
  /** Deal, credit note or objective; null for a line of the whole period. */
  readonly record: string | null;
  readonly deal: string | null;
  /** Of the line; the last day of the period for a line of the whole period. */
  readonly date: IsoDate;
  readonly before: Exact;
  readonly after: Exact;
  /** What is still to be paid: after - before - what later locks adjusted already. */
  readonly amount: Exact;
  readonly currency: string;
  readonly reference: string;
  readonly causes: readonly Cause[];
}

const pairOf = ({ currency, into, policy }: RateRow): string => `${policy} ${currency} ${into}`;

/**
 * The inputs of a locked period with today's deals, splits, credit notes, people, quotas, leaves and objectives: plans, rates, accumulator and
 * balances stay as locked, and so do deals that are `cancelled`, whose commission is clawed back instead. Of rates and plans only what
 * the lock does not know at all comes from today's tables.
 */
export const lateInputs = (locked: RunInputs, now: RunInputs, cancelled: ReadonlySet<string>): RunInputs => {
  const pairs = new Set((locked.rates ?? []).map(pairOf));
  const plans = new Set(locked.plans.map(({ name }) => name));
  const kept = new Set(locked.deals.map(({ id }) => id).filter((id) => cancelled.has(id)));
  const late = <T>(before: readonly T[] = [], after: readonly T[] = [], dealOf: (row: T) => string): T[] => [
    ...after.filter((row) => !kept.has(dealOf(row))),
    ...before.filter((row) => kept.has(dealOf(row))),
  ];
  const { paid = now.paid } = locked;
  return {
    ...locked,
    plans: [...locked.plans, ...now.plans.filter(({ name }) => !plans.has(name))],
    deals: late(locked.deals, now.deals, ({ id }) => id),
    splits: late(locked.splits, now.splits, ({ deal }) => deal),
    creditNotes: now.creditNotes ?? [],
    people: now.people,
    quotas: now.quotas ?? [],
    leaves: now.leaves ?? [],
    objectives: now.objectives ?? [],
    rates: [...(locked.rates ?? []), ...(now.rates ?? []).filter((row) => !pairs.has(pairOf(row)))],
    ...(paid === undefined ? {} : { paid }),
  };
};

/**
 * What a locked period would pay differently now, recomputed under its own plan, accumulator and rates: each line that would differ is
 * proposed as an adjustment with its causes, less what `later` locks have adjusted under the same reference. COMMISSION_UNRESOLVED where
 * a line can't be paid.
 */
export const proposedAdjustments = (
  lock: Pick<CommissionRun, "inputs">,
  now: RunInputs,
  cancelled: ReadonlySet<string>,
  later: readonly Pick<CommissionRun, "inputs">[],
): ProposedAdjustment[] => {
  const inputs = lateInputs(lock.inputs, now, cancelled);
  const { changes, result } = changesByCause(lock.inputs, inputs);
  requireResolved({ inputs, result });
  const done = new Map<string, Exact>();
  for (const { inputs: own } of later) {
    for (const { payee, reference = "", amount } of own.adjustments ?? []) {
      const key = `${payee}\n${reference}`;
      done.set(key, add(done.get(key) ?? zero, amount));
    }
  }
  const { label, end } = lock.inputs.period;
  const proposed = changes.map(({ id, difference, date, ...change }): ProposedAdjustment => {
    const reference = [label, change.component, ...(id === null ? [] : [id])].join(" / ");
    const amount = sub(difference, done.get(`${change.payee}\n${reference}`) ?? zero);
    return { ...change, record: id, date: date ?? end, amount, reference };
  });
  return proposed.filter(({ amount }) => sign(amount) !== 0);
};
