import { type Exact, exact, one } from "../money/exact.ts";
import { quantile } from "../stats/quantile.ts";

export interface SeasonWeights {
  readonly weights: readonly Exact[];
  /** history: from three whole years or more. equal: too little history, or a season without bookings. */
  readonly from: "history" | "equal";
}

const fewestYears = 3;

/**
 * Weights of a year's periods for `seasonalQuota`: the median over the years of each period's share, after the growth inside the year was
 * taken out (a straight line through the yearly totals), so that growth isn't mistaken for a strong last quarter. Years oldest first, each
 * with the same number of periods. Equal weights below three years.
 */
export const seasonWeights = (years: readonly (readonly number[])[], periods: number): SeasonWeights => {
  const equal: SeasonWeights = { weights: Array.from({ length: periods }, () => one), from: "equal" };
  const totals = years.map((year) => year.reduce((sum, value) => sum + value, 0));
  if (years.length < fewestYears || totals.some((total) => total <= 0)) return equal;
  const centre = (years.length - 1) / 2;
  const top = totals.reduce((sum, total, i) => sum + (i - centre) * Math.log(total), 0);
  const bottom = totals.reduce((sum, _, i) => sum + (i - centre) ** 2, 0);
  const growth = top / bottom;
  const middle = (periods - 1) / 2;
  const shares = years.map((year) => {
    const level = year.map((value, i) => value / Math.exp((growth * (i - middle)) / periods));
    const whole = level.reduce((sum, value) => sum + value, 0);
    return level.map((value) => value / whole);
  });
  const medians = Array.from({ length: periods }, (_, i) =>
    quantile(
      shares.map((share) => share[i] as number),
      0.5,
    ),
  );
  if (medians.some((share) => share === null || share <= 0)) return equal;
  return { weights: medians.map((share) => exact((share as number).toFixed(6))), from: "history" };
};
