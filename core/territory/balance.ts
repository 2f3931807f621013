import { abs, compare, div, type Exact, exact, max, mul, one, sign, sub, sum } from "../money/exact.ts";
import { mean } from "../stats/mean.ts";
import { ratio } from "../stats/ratio.ts";
import { standardDeviation } from "../stats/standard-deviation.ts";

export interface Balance {
  readonly mean: Exact | null;
  /** 0 = equal, towards 1 = concentrated. */
  readonly gini: Exact | null;
  /** Population standard deviation / mean. */
  readonly cv: Exact | null;
  readonly maxMinRatio: Exact | null;
  /** 100 x value / mean, in the order given. */
  readonly index: readonly (Exact | null)[];
  /** Largest |value / mean - 1|. */
  readonly maxDeviation: Exact | null;
}

/** Sum over all ordered pairs of |xi - xj|, by ranks instead of pairs. */
const pairDifferences = (sorted: readonly Exact[]) =>
  sum(sorted.map((value, i) => mul(value, exact(2 * (2 * i - sorted.length + 1)))));

/** How evenly values (potential or workload per territory) are spread. Blank for no territories and where all values sum to 0. */
export const balance = (values: readonly Exact[]): Balance => {
  const centre = mean(values);
  if (centre === null || sign(centre) === 0) {
    return { mean: centre, gini: null, cv: null, maxMinRatio: null, index: values.map(() => null), maxDeviation: null };
  }
  const sorted = [...values].sort(compare);
  const shares = values.map((value) => div(value, centre));
  const spread = standardDeviation(values, "population");
  return {
    mean: centre,
    gini: div(pairDifferences(sorted), mul(exact(2 * values.length * values.length), centre)),
    cv: spread === null ? null : div(spread, centre),
    maxMinRatio: ratio(sorted[sorted.length - 1] as Exact, sorted[0] as Exact),
    index: shares.map((share) => mul(exact(100), share)),
    maxDeviation: shares.map((share) => abs(sub(share, one))).reduce(max),
  };
};
