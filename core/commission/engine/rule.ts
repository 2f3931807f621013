import { RevError } from "../../errors/error.ts";
import { compileAmount, compileCondition, type Names } from "../../formula/evaluate.ts";
import { namesOf } from "../../formula/parse.ts";
import { div, type Exact, less, max, mul, sub, zero } from "../../money/exact.ts";
import { type BandTable, bandOf, bandTable, paidUpTo, payingBandOf } from "../bands.ts";
import { payoutShare } from "../pay-curve.ts";
import type { PlanComponent, PlanKicker } from "../plan/plan.ts";

/** What the whole measurement period says: known before any line is computed. */
export interface PeriodState {
  /** Credit of the component to date. */
  readonly credited: Exact;
  /** Eligible deals to date, credit notes not counted. */
  readonly deals: number;
  readonly quota: Exact | undefined;
  readonly targetIncentive: Exact | undefined;
}

/** A component of a plan version, made ready for one payee. Pay is exact and in the plan's currency. */
export interface Rule {
  readonly component: PlanComponent;
  readonly table: BandTable | undefined;
  readonly threshold: Exact | undefined;
  /** Target incentive / quota of an accelerator. */
  readonly baseRate: Exact | undefined;
  /** Pay depends on the period's final state, so that earlier deals are trued up. */
  readonly isCumulative: boolean;
  /** Pay or kickers read named values. */
  readonly readsNames: boolean;
  readonly kickersFor: (names: Names) => readonly PlanKicker[];
  /** Pay of the credit that leads from `before` to `after`. */
  readonly payOf: (before: Exact, after: Exact, names: Names, state: PeriodState) => Exact;
}

const needed = (value: Exact | undefined, setting: string, component: string, payee: string): Exact => {
  if (value === undefined) throw new RevError("PAYEE_WITHOUT_SETTING", { payee, setting, component });
  return value;
};

/** Attainment of a state, undefined without quota. */
export const attainmentOf = ({ credited, quota }: PeriodState): Exact | undefined =>
  quota === undefined || quota.n === 0n ? undefined : div(credited, quota);

const periodNames = new Set(["attainment", "credited", "deals"]);

const tableOf = (component: PlanComponent, quota: Exact | undefined, payee: string): BandTable | undefined => {
  if (component.tiers.length === 0) return undefined;
  const perAttainment =
    component.type === "accelerator" || (component.type === "tiers" && component.basis === "attainment");
  return bandTable(
    component.tiers,
    perAttainment ? needed(quota, "quota", component.name, payee) : undefined,
    component.name,
  );
};

/** Pay of a step by the component's type; `rateOf` is the multiplier's base where there is one. */
const payer = (rule: Omit<Rule, "payOf">, payee: string): Rule["payOf"] => {
  const { component, table, baseRate } = rule;
  const scaled = (value: Exact) => (baseRate === undefined ? value : mul(value, baseRate));
  switch (component.type) {
    case "rate": {
      const rate = needed(component.rate, "rate", component.name, payee);
      return (before, after) => mul(sub(after, before), rate);
    }
    case "tiers":
    case "accelerator": {
      if (table === undefined) throw new RevError("TIERS_EMPTY", { place: component.name });
      if (component.mode === "retroactive") {
        return (before, after, _names, { credited }) =>
          scaled(mul(sub(after, before), table.bands[payingBandOf(table, credited)]?.value ?? zero));
      }
      let last: { x: Exact; paid: Exact } | undefined;
      return (before, after) => {
        const paidBefore = last !== undefined && last.x === before ? last.paid : paidUpTo(table, before);
        const paid = paidUpTo(table, after);
        last = { x: after, paid };
        return scaled(sub(paid, paidBefore));
      };
    }
    case "rate_table": {
      if (table === undefined) throw new RevError("TIERS_EMPTY", { place: component.name });
      const { metric = "" } = component;
      return (before, after, names, state) => {
        const value = metric === "deals" ? { n: BigInt(state.deals), d: 1n } : names(metric);
        if (typeof value !== "object" || value === null) {
          throw new RevError("METRIC_MISSING", { metric, component: component.name });
        }
        return mul(sub(after, before), table.bands[bandOf(table, value)]?.value ?? zero);
      };
    }
    case "formula": {
      if (component.formula === undefined)
        throw new RevError("PLAN_VALUE_MISSING", { setting: "formula", place: component.name });
      const run = compileAmount(component.formula);
      return (_before, _after, names) => run(names);
    }
    case "pay_curve": {
      const curve = {
        points: component.points.map(({ from, value }) => ({ attainment: from, payout: value })),
        below: component.below,
        above: component.above,
      };
      return (_before, _after, _names, state) => {
        const quota = needed(state.quota, "quota", component.name, payee);
        const target = needed(state.targetIncentive, "target_incentive", component.name, payee);
        return mul(payoutShare(curve, div(state.credited, quota, "quota")), target);
      };
    }
    case "mbo":
    case "spiff":
      return () => zero;
  }
};

/** The component's eligibility as a test of a credit. */
export const eligibilityOf = ({ where }: PlanComponent): ((names: Names) => boolean) =>
  where === undefined ? () => true : compileCondition(where);

const isCumulative = (component: PlanComponent): boolean =>
  component.mode === "retroactive" ||
  component.threshold !== undefined ||
  component.gates.length > 0 ||
  component.type === "pay_curve" ||
  (component.type === "rate_table" && (component.metric === "deals" || component.metric === "attainment")) ||
  (component.formula !== undefined && namesOf(component.formula).some((name) => periodNames.has(name)));

/**
 * Makes a component ready for a payee: band table in money, threshold, conditions and formula compiled. A threshold from_first pays all or
 * nothing by the credit to date; above_only pays only what lies above it, whatever the component's type.
 */
export const ruleFor = (
  component: PlanComponent,
  quota: Exact | undefined,
  targetIncentive: Exact | undefined,
  payee: string,
): Rule => {
  const table = tableOf(component, quota, payee);
  const { threshold: bound, thresholdMode } = component;
  const threshold =
    bound !== undefined && component.thresholdBasis === "attainment"
      ? mul(bound, needed(quota, "quota", component.name, payee))
      : bound;
  const baseRate =
    component.type === "accelerator"
      ? div(
          needed(targetIncentive, "target_incentive", component.name, payee),
          needed(quota, "quota", component.name, payee),
        )
      : undefined;
  const kickers = component.kickers.map((kicker) => ({
    kicker,
    applies: kicker.where === undefined ? undefined : compileCondition(kicker.where),
  }));
  const none: readonly PlanKicker[] = [];
  const base = {
    component,
    table,
    threshold,
    baseRate,
    isCumulative: isCumulative(component),
    readsNames: component.type === "formula" || component.type === "rate_table" || kickers.length > 0,
    kickersFor: (names: Names) =>
      kickers.length === 0
        ? none
        : kickers.filter(({ applies }) => applies === undefined || applies(names)).map(({ kicker }) => kicker),
  };
  const pay = payer(base, payee);
  if (threshold === undefined) return { ...base, payOf: pay };
  const payOf: Rule["payOf"] = (before, after, names, state) => {
    if (thresholdMode === "from_first")
      return less(state.credited, threshold) ? zero : pay(before, after, names, state);
    return pay(max(before, threshold), max(after, threshold), names, state);
  };
  return { ...base, payOf };
};
