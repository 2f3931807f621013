import { type Exact, mul, one, sub, sum } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface RepGroup {
  /** Month of the plan, from 1, in which they start. */
  readonly startMonth: number;
  readonly count: Exact;
  /** Fully productive from the start. */
  readonly tenured: boolean;
}

export interface CapacityPlan {
  readonly months: number;
  /** What one fully productive rep sells a month. */
  readonly monthlyProductivity: Exact;
  /** Productivity in the first, second, … month after the start; 100% once it is over. */
  readonly ramp: readonly Exact[];
  /** Share of reps that leaves each month. */
  readonly monthlyAttrition: Exact;
  readonly target: Exact | null;
}

export interface Capacity {
  readonly byMonth: readonly Exact[];
  readonly total: Exact;
  /** Target - total; null without a target. */
  readonly gap: Exact | null;
  /** Total / target. */
  readonly ratio: Exact | null;
}

const power = (base: Exact, exponent: number): Exact => {
  let result = one;
  for (let i = 0; i < exponent; i++) result = mul(result, base);
  return result;
};

/** What the reps of a plan can sell: count x productivity x ramp x the share still there, month by month; nothing before they start. */
export const capacity = (plan: CapacityPlan, reps: readonly RepGroup[]): Capacity => {
  const staying = sub(one, plan.monthlyAttrition);
  const byMonth = Array.from({ length: plan.months }, (_, i) => {
    const month = i + 1;
    return sum(
      reps
        .filter(({ startMonth }) => startMonth <= month)
        .map(({ startMonth, count, tenured }) => {
          const since = month - startMonth;
          const productivity = tenured ? one : (plan.ramp[since] ?? one);
          const there = power(staying, tenured ? month - 1 : since);
          return mul(mul(mul(count, plan.monthlyProductivity), productivity), there);
        }),
    );
  });
  const total = sum(byMonth);
  const { target } = plan;
  return {
    byMonth,
    total,
    gap: target === null ? null : sub(target, total),
    ratio: target === null ? null : ratio(total, target),
  };
};
