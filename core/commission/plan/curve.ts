import { RevError } from "../../errors/error.ts";
import { currencyDigits } from "../../money/currency.ts";
import { add, type Exact, exact, fraction, min, mul, round, sub, zero } from "../../money/exact.ts";
import { ruleFor } from "../engine/rule.ts";
import type { Plan, PlanComponent } from "./plan.ts";

/**
 * Pay of one component when all its credit is `credit`, in the plan's currency, unrounded, without kickers and conditions; null where that
 * says nothing (objectives, SPIFFs, formulas, rates by a deal's metric) or where quota or target incentive is missing.
 */
export const payAt = (
  plan: Plan,
  component: PlanComponent,
  credit: Exact,
  quota: Exact | undefined,
  targetIncentive: Exact | undefined,
): Exact | null => {
  const { type, basis, capPerPeriod } = component;
  if (!["rate", "tiers", "accelerator", "pay_curve"].includes(type) || basis === "units") return null;
  const target = targetIncentive === undefined ? undefined : mul(targetIncentive, component.targetShare);
  const state = { credited: credit, deals: 0, quota, targetIncentive: target };
  try {
    const pay = ruleFor(component, quota, target, plan.name).payOf(credit, zero, credit, () => undefined, state);
    return capPerPeriod === undefined ? pay : min(pay, capPerPeriod);
  } catch (error) {
    if (error instanceof RevError && (error.code === "PAYEE_WITHOUT_SETTING" || error.code === "QUOTA_NOT_POSITIVE"))
      return null;
    throw error;
  }
};

/** One point of a payout curve. */
export interface PayoutPoint {
  readonly attainment: Exact;
  /** By component, null where a component can't be drawn. */
  readonly components: readonly (Exact | null)[];
  /** Sum of the components that can be drawn, at most the plan's period cap, rounded to money. */
  readonly total: Exact;
}

/**
 * Payout against attainment from 0 to `last` (200% by default) in steps of 1/`steps`;
 * cliffs are found by `lintPlan`. Uses the plan's quota and target incentive unless given.
 */
export const payoutCurve = (
  plan: Plan,
  options: {
    readonly quota?: Exact;
    readonly targetIncentive?: Exact;
    readonly last?: Exact;
    readonly steps?: number;
  } = {},
): PayoutPoint[] => {
  const quota = options.quota ?? plan.quota;
  const target = options.targetIncentive ?? plan.targetIncentive;
  if (quota === undefined) return [];
  const { last = exact("2"), steps = 20 } = options;
  const count = Number((last.n * BigInt(steps)) / last.d);
  return Array.from({ length: count + 1 }, (_, k) => {
    const attainment = fraction(BigInt(k), BigInt(steps));
    const credit = mul(quota, attainment);
    const components = plan.components.map((component) => payAt(plan, component, credit, quota, target));
    const sum = components.reduce<Exact>((all, pay) => add(all, pay ?? zero), zero);
    const capped = plan.capPerPeriod === undefined ? sum : min(sum, plan.capPerPeriod);
    return { attainment, components, total: round(capped, currencyDigits(plan.currency)) };
  });
};

/** What a further deal pays: the pay of one component at credit + amount less its pay at credit; null where `payAt` is. */
export const nextDealPay = (
  plan: Plan,
  component: PlanComponent,
  state: { readonly credited: Exact; readonly quota?: Exact; readonly targetIncentive?: Exact },
  amount: Exact,
): Exact | null => {
  const at = (credit: Exact) => payAt(plan, component, credit, state.quota, state.targetIncentive);
  const [before, after] = [at(state.credited), at(add(state.credited, amount))];
  return before === null || after === null ? null : round(sub(after, before), currencyDigits(plan.currency));
};
