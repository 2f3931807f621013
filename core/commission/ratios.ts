import { add, div, type Exact, sign } from "../money/exact.ts";

type Maybe = Exact | undefined;

const ratio = (a: Maybe, b: Maybe): Exact | null =>
  a === undefined || b === undefined || sign(b) === 0 ? null : div(a, b);

/** Effective commission rate: commission / credited amount, null without credit. */
export const effectiveRate = (commission: Maybe, credited: Maybe): Exact | null => ratio(commission, credited);

/** Compensation cost of sales: total sales compensation / revenue, null without revenue. */
export const compensationCostOfSales = (cost: Maybe, revenue: Maybe): Exact | null => ratio(cost, revenue);

/** On-target earnings and pay mix (base / OTE, incentive / OTE); the parts are null where OTE is 0. */
export const payMix = (base: Exact, targetIncentive: Exact): { ote: Exact; mix: [Exact | null, Exact | null] } => {
  const ote = add(base, targetIncentive);
  return { ote, mix: [ratio(base, ote), ratio(targetIncentive, ote)] };
};

/** Maximum incentive / target incentive, null without target. */
export const upsideLeverage = (maximum: Maybe, targetIncentive: Maybe): Exact | null => ratio(maximum, targetIncentive);
