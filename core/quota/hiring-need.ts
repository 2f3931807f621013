import { compare, type Exact, exact, fraction, sign } from "../money/exact.ts";
import { type CapacityPlan, capacity, type RepGroup } from "./capacity.ts";

export interface HiringNeed {
  /** Month of the plan in which the hires start. */
  readonly startMonth: number;
  /** What one hire of that month sells in the plan. */
  readonly perHire: Exact;
  /** Hires that close the gap, whole people; 0 without a gap, null where a hire of that month sells nothing any more. */
  readonly hires: number | null;
}

/**
 * How many hires a target needs, by the month they start: the later, the more, for they ramp and the plan ends. Null without a target. The
 * present reps are those given; hires ramp and leave like them.
 */
export const hiringNeed = (plan: CapacityPlan, reps: readonly RepGroup[]): HiringNeed[] | null => {
  const { gap } = capacity(plan, reps);
  if (gap === null) return null;
  return Array.from({ length: plan.months }, (_, i): HiringNeed => {
    const startMonth = i + 1;
    const perHire = capacity(plan, [{ startMonth, count: exact(1), tenured: false }]).total;
    if (sign(gap) <= 0) return { startMonth, perHire, hires: 0 };
    if (sign(perHire) <= 0) return { startMonth, perHire, hires: null };
    const needed = fraction(gap.n * perHire.d, gap.d * perHire.n);
    const whole = { n: needed.n / needed.d, d: 1n };
    return { startMonth, perHire, hires: Number(whole.n) + (compare(whole, needed) < 0 ? 1 : 0) };
  });
};
