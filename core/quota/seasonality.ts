import { allocate } from "../money/allocate.ts";
import { add, type Exact } from "../money/exact.ts";

export interface SeasonalQuota {
  readonly periods: readonly Exact[];
  readonly cumulative: readonly Exact[];
}

/** An annual amount divided over its periods by weights, rounded to `digits` decimals by largest remainder: the last cumulative is the year. */
export const seasonalQuota = (annual: Exact, weights: readonly Exact[], digits = 0): SeasonalQuota => {
  const periods = allocate(annual, weights, digits);
  const cumulative: Exact[] = [];
  for (const period of periods) {
    const before = cumulative[cumulative.length - 1];
    cumulative.push(before === undefined ? period : add(before, period));
  }
  return { periods, cumulative };
};
