import { changedLines } from "../../core/commission/engine/carry.ts";
import type { RateRow, RunInputs } from "../../core/commission/engine/inputs.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import { add, type Exact, sign, sub, zero } from "../../core/money/exact.ts";
import { requireResolved } from "./locks.ts";
import type { RunMaterial, Snapshot } from "./snapshot.ts";

/** A proposed line of the open period; `reference` names period, component and record of the locked line. */
export interface ProposedAdjustment {
  readonly payee: string;
  readonly component: string;
  /** Deal or credit note; null for a line of the whole period. */
  readonly record: string | null;
  readonly before: Exact;
  readonly after: Exact;
  /** What is still to be paid: after - before - what later locks adjusted already. */
  readonly amount: Exact;
  readonly currency: string;
  readonly reference: string;
}

const pairOf = ({ currency, into, policy }: RateRow): string => `${policy} ${currency} ${into}`;

/**
 * The inputs of a locked period with today's deals, splits and credit notes: plans, people, quotas, rates, accumulator and balances stay as
 * locked. Only what the lock does not know at all (a payee, a currency) comes from today's tables.
 */
export const lateInputs = ({ inputs: locked }: Snapshot, { inputs: now }: RunMaterial): RunInputs => {
  const payees = new Set(locked.people.map(({ payee }) => payee));
  const pairs = new Set((locked.rates ?? []).map(pairOf));
  const { paid = now.paid } = locked;
  return {
    ...locked,
    deals: now.deals,
    splits: now.splits ?? [],
    creditNotes: now.creditNotes ?? [],
    people: [...locked.people, ...now.people.filter(({ payee }) => !payees.has(payee))],
    quotas: [...(locked.quotas ?? []), ...(now.quotas ?? []).filter(({ payee }) => !payees.has(payee))],
    rates: [...(locked.rates ?? []), ...(now.rates ?? []).filter((row) => !pairs.has(pairOf(row)))],
    ...(paid === undefined ? {} : { paid }),
  };
};

/**
 * Late and changed deals of a locked period, recomputed under the plan, accumulator and rates of that period: each line that would differ
 * is proposed as an adjustment, less what `later` locks have adjusted under the same reference. COMMISSION_UNRESOLVED where a late deal
 * can't be paid.
 */
export const proposedAdjustments = (
  lock: Snapshot,
  now: RunMaterial,
  later: readonly Snapshot[],
): ProposedAdjustment[] => {
  const inputs = lateInputs(lock, now);
  const result = runPlan(inputs);
  requireResolved({ inputs, result });
  const done = new Map<string, Exact>();
  for (const { inputs: own } of later) {
    for (const { payee, reference = "", amount } of own.adjustments ?? []) {
      const key = `${payee}\n${reference}`;
      done.set(key, add(done.get(key) ?? zero, amount));
    }
  }
  const proposed = changedLines(lock.result.lines, result.lines).map((change): ProposedAdjustment => {
    const { payee, component, id, before, after, difference, currency } = change;
    const reference = [lock.inputs.period.label, component, ...(id === null ? [] : [id])].join(" / ");
    const amount = sub(difference, done.get(`${payee}\n${reference}`) ?? zero);
    return { payee, component, record: id, before, after, amount, currency, reference };
  });
  return proposed.filter(({ amount }) => sign(amount) !== 0);
};
