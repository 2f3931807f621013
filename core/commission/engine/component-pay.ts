import { type Exact, mul, zero } from "../../money/exact.ts";
import { stateKey } from "./payee.ts";
import type { RunResult } from "./run-result.ts";

/**
 * What a component would have earned the payee in the measurement period at this credit, in the currency of pay, before kickers, caps and
 * rounding; null where credit alone does not tell (formulas, other metrics, objectives, SPIFFs).
 */
export const componentPay = ({ settled }: RunResult, payee: string, component: string, credit: Exact): Exact | null => {
  const found = settled.get(payee);
  if (found === undefined) return null;
  const { plan, payRate } = found.task;
  const at = found.found.states.get(stateKey(plan.name, plan.version, component));
  if (at === undefined || !["rate", "tiers", "accelerator", "pay_curve"].includes(at.component.type)) return null;
  const unread = () => undefined;
  return mul(at.rule.payOf(credit, zero, credit, unread, { ...at.state, credited: credit }), payRate);
};
