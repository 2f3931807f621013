import { RevError } from "../../errors/error.ts";
import { compileAmount, compileCondition, type Names } from "../../formula/evaluate.ts";
import { namesOf } from "../../formula/parse.ts";
import { compare, div, type Exact, less, max, mul, one, sub, zero } from "../../money/exact.ts";
import { type Band, type BandTable, bandOf, bandTable, paidUpTo, payingBandOf } from "../bands.ts";
import { payoutShare } from "../pay-curve.ts";
import type { PlanComponent, PlanKicker } from "../plan/plan.ts";
import { positiveQuota } from "../tiers.ts";

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
  /** Target incentive / quota of an accelerator; the values of `table` contain it. */
  readonly baseRate: Exact | undefined;
  /** Pay depends on the period's final state, so that earlier deals are trued up. */
  readonly isCumulative: boolean;
  /** Pay or kickers read values of the period, such as attainment. */
  readonly readsPeriod: boolean;
  readonly kickersFor: (names: Names) => readonly PlanKicker[];
  /** Pay of a credit, which leads from `before` to `after`. */
  readonly payOf: (credit: Exact, before: Exact, after: Exact, names: Names, state: PeriodState) => Exact;
}

const needed = (value: Exact | undefined, setting: string, component: string, payee: string): Exact => {
  if (value === undefined) throw new RevError("PAYEE_WITHOUT_SETTING", { payee, setting, component });
  return value;
};

/** A quota a rule divides by: there, and above 0. */
const neededQuota = (quota: Exact | undefined, component: string, payee: string): Exact =>
  positiveQuota(needed(quota, "quota", component, payee), `${payee}, ${component}`);

/** Attainment of a state, undefined without quota. */
export const attainmentOf = ({ credited, quota }: PeriodState): Exact | undefined =>
  quota === undefined || quota.n === 0n ? undefined : div(credited, quota);

/** Named values that the whole period decides, and those that come from the payee. */
const ofPeriodEnd = new Set(["attainment", "credited", "deals"]);
const ofPeriod = new Set([...ofPeriodEnd, "quota", "target_incentive"]);

const tableOf = (
  component: PlanComponent,
  quota: Exact | undefined,
  baseRate: Exact,
  payee: string,
): BandTable | undefined => {
  const { type, tiers, name } = component;
  if (tiers.length === 0) return undefined;
  const perAttainment = type === "accelerator" || (type === "tiers" && component.basis === "attainment");
  const bands = tiers.map(({ from, value }) => ({ from, value: mul(value, baseRate) }));
  return bandTable(bands, perAttainment ? neededQuota(quota, name, payee) : undefined, name);
};

/** Marginal pay: a credit that stays in one band is paid at its rate, others by the difference of everything up to each end. */
const marginalPay = (table: BandTable): Rule["payOf"] => {
  let at = 0;
  const { bands } = table;
  const contains = (x: Exact): boolean => {
    const [band, next] = [bands[at], bands[at + 1]];
    return band !== undefined && compare(band.from, x) <= 0 && (next === undefined || compare(x, next.from) < 0);
  };
  return (credit, before, after) => {
    const isWithin = contains(after) && contains(before);
    if (isWithin) return mul(credit, (bands[at] as Band).value);
    at = Math.max(0, bandOf(table, after));
    return sub(paidUpTo(table, after), paidUpTo(table, before));
  };
};

/** Pay of a credit by the component's type. */
const payer = (rule: Omit<Rule, "payOf">, payee: string): Rule["payOf"] => {
  const { component, table } = rule;
  switch (component.type) {
    case "rate": {
      const rate = needed(component.rate, "rate", component.name, payee);
      return (credit) => mul(credit, rate);
    }
    case "tiers":
    case "accelerator": {
      if (table === undefined) throw new RevError("TIERS_EMPTY", { place: component.name });
      if (component.mode === "marginal") return marginalPay(table);
      return (credit, _before, _after, _names, { credited }) =>
        mul(credit, table.bands[payingBandOf(table, credited)]?.value ?? zero);
    }
    case "rate_table": {
      if (table === undefined) throw new RevError("TIERS_EMPTY", { place: component.name });
      const { metric = "" } = component;
      return (credit, _before, _after, names, state) => {
        const value = metric === "deals" ? { n: BigInt(state.deals), d: 1n } : names(metric);
        if (typeof value !== "object" || value === null) {
          throw new RevError("METRIC_MISSING", { metric, component: component.name });
        }
        return mul(credit, table.bands[bandOf(table, value)]?.value ?? zero);
      };
    }
    case "formula": {
      if (component.formula === undefined)
        throw new RevError("PLAN_VALUE_MISSING", { setting: "formula", place: component.name });
      const run = compileAmount(component.formula);
      return (_credit, _before, _after, names) => run(names);
    }
    case "pay_curve": {
      const curve = {
        points: component.points.map(({ from, value }) => ({ attainment: from, payout: value })),
        below: component.below,
        above: component.above,
      };
      return (_credit, _before, _after, _names, state) => {
        const quota = neededQuota(state.quota, component.name, payee);
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

const readsPeriod = ({ formula, metric, kickers }: PlanComponent): boolean => {
  const read = [formula, ...kickers.map(({ where }) => where)].flatMap((parsed) =>
    parsed === undefined ? [] : namesOf(parsed),
  );
  return [...read, metric ?? ""].some((name) => ofPeriod.has(name));
};

const isCumulative = (component: PlanComponent): boolean =>
  component.mode === "retroactive" ||
  component.threshold !== undefined ||
  component.gates.length > 0 ||
  component.type === "pay_curve" ||
  (component.type === "rate_table" && (component.metric === "deals" || component.metric === "attainment")) ||
  (component.formula !== undefined && namesOf(component.formula).some((name) => ofPeriodEnd.has(name)));

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
  const { threshold: bound, thresholdMode } = component;
  const threshold =
    bound !== undefined && component.thresholdBasis === "attainment"
      ? mul(bound, neededQuota(quota, component.name, payee))
      : bound;
  const baseRate =
    component.type === "accelerator"
      ? div(
          needed(targetIncentive, "target_incentive", component.name, payee),
          neededQuota(quota, component.name, payee),
        )
      : undefined;
  const table = tableOf(component, quota, baseRate ?? one, payee);
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
    readsPeriod: readsPeriod(component),
    kickersFor: (names: Names) =>
      kickers.length === 0
        ? none
        : kickers.filter(({ applies }) => applies === undefined || applies(names)).map(({ kicker }) => kicker),
  };
  const pay = payer(base, payee);
  if (threshold === undefined) return { ...base, payOf: pay };
  const payOf: Rule["payOf"] = (credit, before, after, names, state) => {
    if (thresholdMode === "from_first") {
      return less(state.credited, threshold) ? zero : pay(credit, before, after, names, state);
    }
    const [from, to] = [max(before, threshold), max(after, threshold)];
    return pay(sub(to, from), from, to, names, state);
  };
  return { ...base, payOf };
};
