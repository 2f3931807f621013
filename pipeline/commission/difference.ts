import { changedLines, type LineChange } from "../../core/commission/engine/carry.ts";
import type { Deal, RunInputs } from "../../core/commission/engine/inputs.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import type { RunResult } from "../../core/commission/engine/run-result.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import { type Exact, equal, sub, sum, zero } from "../../core/money/exact.ts";
import { encoded } from "./encoding.ts";

/**
 * Why two runs of a period differ. late_record: deals, credit notes, cancellations and collections that only one run has (and payees and
 * rates that only it knows). fields: other columns of a deal. terms: people, quotas, leaves, objectives. balances: what earlier periods
 * paid and carried, and adjustments.
 */
export const causes = [
  "late_record",
  "amount",
  "fields",
  "owner",
  "split",
  "date",
  "currency",
  "plan_version",
  "terms",
  "balances",
  "rounding",
] as const;
export type Cause = (typeof causes)[number];

/** How far the payout of a payee moved, in all and by cause; the causes add up to the difference exactly. */
export interface PayeeDifference {
  readonly payee: string;
  readonly currency: string;
  readonly before: Exact;
  readonly after: Exact;
  readonly difference: Exact;
  readonly causes: Readonly<Record<Cause, Exact>>;
}

const missingRows = <T>(a: readonly T[] = [], b: readonly T[] = [], keyOf: (row: T) => string): T[] => {
  const known = new Set(a.map(keyOf));
  return b.filter((row) => !known.has(keyOf(row)));
};

/** Rows of `b` where both have the key, so that only their content changes, not their number. */
const exchanged = <T>(
  a: readonly T[] = [],
  b: readonly T[] = [],
  keyOf: (row: T) => string,
  merge: (a: T, b: T) => T,
) => {
  const other = new Map(b.map((row) => [keyOf(row), row]));
  return a.map((row) => {
    const found = other.get(keyOf(row));
    return found === undefined ? row : merge(row, found);
  });
};

const mergeDeals = (a: RunInputs, b: RunInputs, merge: (a: Deal, b: Deal) => Deal): RunInputs => ({
  ...a,
  deals: exchanged(a.deals, b.deals, ({ id }) => id, merge),
});

/** Records that only one side has leave or join, with their splits; what only the new side knows of payees and rates comes along. */
const withLateRecords = (a: RunInputs, b: RunInputs): RunInputs => {
  const [before, after] = [new Set(a.deals.map(({ id }) => id)), new Set(b.deals.map(({ id }) => id))];
  const kept = <T extends { readonly deal: string }>(rows: readonly T[] = [], others: readonly T[] = []) => {
    const key = (row: T) => JSON.stringify(encoded({ ...row, amount: null, date: null, refundShare: null }));
    const known = new Set(others.map(key));
    return [...rows.filter((row) => known.has(key(row))), ...missingRows(rows, others, key)];
  };
  const payees = new Set(a.people.map(({ payee }) => payee));
  return {
    ...a,
    deals: [...a.deals.filter(({ id }) => after.has(id)), ...b.deals.filter(({ id }) => !before.has(id))],
    splits: [
      ...(a.splits ?? []).filter(({ deal }) => after.has(deal)),
      ...(b.splits ?? []).filter(({ deal }) => !before.has(deal)),
    ],
    creditNotes: kept(a.creditNotes, b.creditNotes),
    cancellations: kept(a.cancellations, b.cancellations),
    collections: b.collections ?? [],
    people: [...a.people, ...b.people.filter(({ payee }) => !payees.has(payee))],
    quotas: [...(a.quotas ?? []), ...(b.quotas ?? []).filter(({ payee }) => !payees.has(payee))],
    rates: [
      ...(a.rates ?? []),
      ...missingRows(a.rates, b.rates, ({ currency, into, policy, from }) => `${policy} ${currency} ${into} ${from}`),
    ],
  };
};

const roundedAs = (plans: readonly Plan[], before: readonly Plan[]): Plan[] =>
  plans.map((plan) => {
    const old =
      before.find(({ name, version }) => name === plan.name && version === plan.version) ??
      before.find(({ name }) => name === plan.name);
    return { ...plan, rounding: old?.rounding ?? plan.rounding };
  });

/** One cause after the other: each takes its part of the inputs from the second run, the last leaves nothing of the first. */
const steps: Readonly<Record<Cause, (now: RunInputs, a: RunInputs, b: RunInputs) => RunInputs>> = {
  late_record: (now, _a, b) => withLateRecords(now, b),
  amount: (now, _a, b) => ({
    ...mergeDeals(now, b, (deal, { amount }) => ({ ...deal, amount })),
    creditNotes: exchanged(
      now.creditNotes,
      b.creditNotes,
      ({ id }) => id,
      (note, { amount }) => ({ ...note, amount }),
    ),
    cancellations: exchanged(
      now.cancellations,
      b.cancellations,
      ({ deal }) => deal,
      (row, other) => ({
        ...other,
        date: row.date,
      }),
    ),
  }),
  fields: (now, _a, b) => mergeDeals(now, b, (deal, { values }) => (values === undefined ? deal : { ...deal, values })),
  owner: (now, _a, b) => mergeDeals(now, b, (deal, { owner }) => ({ ...deal, owner })),
  split: (now, _a, b) => ({ ...now, splits: b.splits ?? [] }),
  date: (now, _a, b) => ({
    ...mergeDeals(now, b, (deal, other) => ({ ...other, currency: deal.currency })),
    creditNotes: exchanged(
      now.creditNotes,
      b.creditNotes,
      ({ id }) => id,
      (note, other) => ({
        ...other,
        currency: note.currency,
      }),
    ),
    cancellations: b.cancellations ?? [],
  }),
  currency: (now, _a, b) => ({ ...now, deals: b.deals, creditNotes: b.creditNotes ?? [], rates: b.rates ?? [] }),
  plan_version: (now, a, b) => ({ ...now, plans: roundedAs(b.plans, a.plans), exceptions: b.exceptions ?? [] }),
  terms: (now, _a, b) => ({
    ...now,
    people: b.people,
    quotas: b.quotas ?? [],
    leaves: b.leaves ?? [],
    objectives: b.objectives ?? [],
  }),
  balances: (_now, a, b) => ({ ...b, plans: roundedAs(b.plans, a.plans) }),
  rounding: (_now, _a, b) => b,
};

const keyOf = (payee: string, currency: string): string => `${payee}\n${currency}`;

/** Payouts by payee and currency; the items of a statement add up to it also where a line is unresolved on the way. */
const payouts = ({ statements }: Pick<RunResult, "statements">): ReadonlyMap<string, Exact> =>
  new Map(
    statements.map(({ payee, currency, items }) => [keyOf(payee, currency), sum(items.map(({ amount }) => amount))]),
  );

/** The results on the way from one run to the other: the first as it is, then one with each cause applied on top of those before. */
const stagesOf = (a: RunInputs, b: RunInputs): RunResult[] => {
  const stages = [runPlan(a)];
  let now = a;
  for (const cause of causes) {
    const next = steps[cause](now, a, b);
    const isSame = JSON.stringify(encoded(next)) === JSON.stringify(encoded(now));
    now = next;
    stages.push(isSame ? (stages[stages.length - 1] as RunResult) : runPlan(now));
  }
  return stages;
};

/**
 * The difference of two runs of one period by payee and cause. Causes are applied in the fixed order of `causes`, each on top of those before,
 * so that they add up to the difference exactly. Payees without any difference are left out.
 */
export const differenceByCause = (a: RunInputs, b: RunInputs): PayeeDifference[] => {
  const stages = stagesOf(a, b).map(payouts);
  const keys = [...new Set(stages.flatMap((stage) => [...stage.keys()]))].sort();
  return keys.flatMap((key): PayeeDifference[] => {
    const at = (i: number): Exact => stages[i]?.get(key) ?? zero;
    const parts = causes.map((cause, i) => [cause, sub(at(i + 1), at(i))] as const);
    if (parts.every(([, amount]) => equal(amount, zero))) return [];
    const [payee = "", currency = ""] = key.split("\n");
    const [before, after] = [at(0), at(causes.length)];
    const byCause = Object.fromEntries(parts) as Record<Cause, Exact>;
    return [{ payee, currency, before, after, difference: sub(after, before), causes: byCause }];
  });
};

/** A line that two runs of one period have differently, with the causes that moved it, in the order of `causes`. */
export interface CausedChange extends LineChange {
  readonly causes: readonly Cause[];
}

/** The lines that the second run has differently, ordered as `changedLines`, and its result. */
export const changesByCause = (
  a: RunInputs,
  b: RunInputs,
): { readonly changes: readonly CausedChange[]; readonly result: RunResult } => {
  const stages = stagesOf(a, b);
  const [first, last] = [stages[0] as RunResult, stages[stages.length - 1] as RunResult];
  const lineOf = ({ payee, component, id }: LineChange): string => `${payee}\n${component}\n${id}`;
  const moved = causes.map(
    (_, i) => new Set(changedLines(stages[i]?.lines ?? [], stages[i + 1]?.lines ?? []).map(lineOf)),
  );
  const changes = changedLines(first.lines, last.lines).map((change) => ({
    ...change,
    causes: causes.filter((_, i) => moved[i]?.has(lineOf(change))),
  }));
  return { changes, result: last };
};
