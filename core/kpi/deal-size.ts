import type { Exact } from "../money/exact.ts";
import { mean } from "../stats/mean.ts";
import { median } from "../stats/median.ts";

export interface DealSize {
  readonly n: number;
  readonly mean: Exact | null;
  readonly median: Exact | null;
}

/** Mean (ASP) and median of won deals' amounts: one large deal moves the mean, not the median. Blank for no deals. */
export const dealSize = (amounts: readonly Exact[]): DealSize => ({
  n: amounts.length,
  mean: mean(amounts),
  median: median(amounts),
});
