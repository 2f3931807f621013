import { RevError } from "../../errors/error.ts";
import { snakeCase } from "../../snake-case.ts";
import type { Plan, PlanComponent } from "./plan.ts";

const missing = (setting: string, component: string): RevError =>
  new RevError("PLAN_SETTING_MISSING", { setting: snakeCase(setting), component });

/** What each type of component can't do without. */
const neededBy: Readonly<Record<PlanComponent["type"], readonly (keyof PlanComponent)[]>> = {
  rate: ["rate"],
  tiers: ["tiers"],
  accelerator: ["tiers"],
  rate_table: ["metric", "tiers"],
  pay_curve: ["points"],
  mbo: [],
  spiff: ["perUnit"],
  formula: ["formula"],
};

const lengths = { month: 1, quarter: 3, year: 12 } as const;

const isMissing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

const ofComponent = (component: PlanComponent, plan: Plan): RevError[] => {
  const { name, type } = component;
  const problems = (neededBy[type] ?? [])
    .filter((key) => isMissing(component[key]))
    .map((key) => missing(key === "tiers" ? "tier" : key === "points" ? "point" : key, name));
  if ((type === "tiers" || type === "accelerator") && component.mode === undefined) {
    problems.push(new RevError("MODE_MISSING", { value: "", place: name }));
  }
  if (component.threshold !== undefined && component.thresholdMode === undefined) {
    problems.push(missing("thresholdMode", name));
  }
  for (const gate of component.gates) {
    if (!plan.components.some((other) => other.name === gate.component && other.name !== name)) {
      problems.push(new RevError("PLAN_GATE_UNKNOWN", { component: name, gate: gate.component }));
    }
  }
  return problems;
};

/** Settings that others make necessary: the guarantee's base, the draw's type, the clawback's term, what a component can't do without. */
export const requirements = (plan: Plan): RevError[] => {
  const block = `${plan.name} ${plan.version}`;
  const problems: RevError[] = [];
  if ((plan.draw !== undefined || plan.floor !== undefined) && plan.guaranteeBase === undefined) {
    problems.push(missing("guaranteeBase", block));
  }
  if (plan.draw !== undefined && plan.drawType === undefined) problems.push(missing("drawType", block));
  const { clawbackMethod: method } = plan;
  if (method === "steps" && plan.clawbackSteps.length === 0) problems.push(missing("clawbackStep", block));
  if (method !== undefined && method !== "steps" && plan.clawbackTerm === undefined)
    problems.push(missing("clawbackTerm", block));
  if (method === "linear_after_full" && plan.clawbackFullUntil === undefined)
    problems.push(missing("clawbackFullUntil", block));
  if (plan.validTo !== undefined && plan.validTo < plan.validFrom) {
    problems.push(new RevError("PLAN_DATES", { plan: block, from: plan.validFrom, to: plan.validTo }));
  }
  if (plan.measurement !== undefined && lengths[plan.measurement] < lengths[plan.period]) {
    const { measurement, period } = plan;
    problems.push(new RevError("MEASUREMENT_TOO_SHORT", { plan: block, measurement, period }));
  }
  if (plan.components.length === 0) problems.push(missing("component", block));
  return [...problems, ...plan.components.flatMap((component) => ofComponent(component, plan))];
};
