import { runPlan } from "../../core/commission/engine/run.ts";
import { type LintFinding, lintPlan } from "../../core/commission/plan/lint.ts";
import type { ParsedPlans } from "../../core/commission/plan/parse.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import { compensationCostOfSales } from "../../core/commission/ratios.ts";
import { RevError } from "../../core/errors/error.ts";
import { add, type Exact, sub, zero } from "../../core/money/exact.ts";
import { requireResolved } from "./locks.ts";
import type { CommissionRun } from "./snapshot.ts";

/** What one payee gets under both plans, on the same closed deals. */
export interface BacktestRow {
  readonly payee: string;
  readonly currency: string;
  readonly a: Exact;
  readonly b: Exact;
  readonly difference: Exact;
}

export interface Backtest {
  readonly rows: readonly BacktestRow[];
  readonly totals: ReadonlyMap<string, { readonly a: Exact; readonly b: Exact }>;
  /** Pay / bookings of the period, where both are in one currency. */
  readonly costOfSales: { readonly a: Exact | null; readonly b: Exact | null };
  readonly cliffs: readonly {
    readonly plan: Plan;
    readonly side: "A" | "B";
    readonly findings: readonly LintFinding[];
  }[];
}

/** Plans of B take the place of those of A with the same name; the others stay. BACKTEST_PLAN_UNKNOWN for a plan nobody is on. */
const replaced = (plans: readonly Plan[], b: readonly Plan[], file: string): Plan[] => {
  const names = new Set(plans.map(({ name }) => name));
  const stranger = b.find(({ name }) => !names.has(name));
  if (stranger !== undefined)
    throw new RevError("BACKTEST_PLAN_UNKNOWN", { file, plan: stranger.name, known: [...names].join(", ") });
  const changed = new Set(b.map(({ name }) => name));
  return [...plans.filter(({ name }) => !changed.has(name)), ...b];
};

/** Quota and target incentive of the first payee of a plan who has both: what its cliffs are judged at. */
const judgedAt = (run: CommissionRun, plan: Plan): { quota?: Exact; targetIncentive?: Exact } => {
  for (const { payee, plan: name, components } of run.result.statements) {
    if (name !== plan.name) continue;
    const quota = components.find((component) => component.quota !== null)?.quota;
    const target = run.inputs.people.find((person) => person.payee === payee)?.targetIncentive ?? plan.targetIncentive;
    if (quota !== undefined && quota !== null)
      return { quota, ...(target === undefined ? {} : { targetIncentive: target }) };
  }
  return {};
};

/**
 * Two plans on the same closed deals: per payee, in total, cost of sales and cliffs (one cent more of credit moves pay by more than `cliff`).
 * Everything but the plan stays. COMMISSION_UNRESOLVED where either leaves a line open.
 */
export const backtest = (run: CommissionRun, planB: ParsedPlans, file: string, cliff: Exact): Backtest => {
  const [problem] = planB.problems;
  if (problem !== undefined) throw problem;
  requireResolved(run);
  const inputs = { ...run.inputs, plans: replaced(run.inputs.plans, planB.plans, file) };
  const result = runPlan(inputs);
  const b: CommissionRun = { ...run, inputs, result };
  requireResolved(b);
  const pay = ({ result: { statements } }: CommissionRun) =>
    new Map(statements.map(({ payee, currency, payout }) => [`${payee}\n${currency}`, payout ?? zero]));
  const [payA, payB] = [pay(run), pay(b)];
  const totals = new Map<string, { a: Exact; b: Exact }>();
  const rows = [...new Set([...payA.keys(), ...payB.keys()])].sort().map((key): BacktestRow => {
    const [payee = "", currency = ""] = key.split("\n");
    const [one, two] = [payA.get(key) ?? zero, payB.get(key) ?? zero];
    const sums = totals.get(currency) ?? { a: zero, b: zero };
    totals.set(currency, { a: add(sums.a, one), b: add(sums.b, two) });
    return { payee, currency, a: one, b: two, difference: sub(two, one) };
  });
  const { bookings } = run;
  const [only] = totals;
  const isOne = bookings !== null && only !== undefined && totals.size === 1 && only[0] === bookings.currency;
  const cost = (total: Exact | undefined) => (isOne ? compensationCostOfSales(total, bookings.amount) : null);
  const names = new Set(planB.plans.map(({ name }) => name));
  const inForce = (plans: readonly Plan[]) =>
    plans.filter(
      ({ name, validFrom, validTo }) =>
        names.has(name) &&
        validFrom <= run.inputs.period.end &&
        (validTo ?? run.inputs.period.end) >= run.inputs.period.start,
    );
  const cliffsOf = (side: "A" | "B", of: CommissionRun) =>
    inForce(of.inputs.plans).map((plan) => ({
      plan,
      side,
      findings: lintPlan(plan, { cliff, ...judgedAt(of, plan) }).filter(({ code }) => code.startsWith("CLIFF")),
    }));
  return {
    rows,
    totals,
    costOfSales: { a: cost(only?.[1].a), b: cost(only?.[1].b) },
    cliffs: [...cliffsOf("A", run), ...cliffsOf("B", b)],
  };
};
