import type { Exact } from "../money/exact.ts";
import { mean } from "../stats/mean.ts";
import { ratio } from "../stats/ratio.ts";
import { standardDeviation } from "../stats/standard-deviation.ts";

export interface Consistency {
  readonly mean: Exact | null;
  /** Sample standard deviation (n - 1). */
  readonly sd: Exact | null;
  /** sd / mean; lower is steadier. */
  readonly cv: Exact | null;
}

/** How steady a rep's periods are. sd and cv are blank for fewer than two values, cv also for a mean of 0. */
export const consistency = (values: readonly Exact[]): Consistency => {
  const centre = mean(values);
  const sd = standardDeviation(values, "sample");
  return { mean: centre, sd, cv: centre === null || sd === null ? null : ratio(sd, centre) };
};
