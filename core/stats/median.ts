import { add, compare, div, type Exact, exact } from "../money/exact.ts";

const two = exact(2);

/** The exact median: the middle value, or the mean of the two middle ones of an even count; null for no values. */
export const median = (values: readonly Exact[]): Exact | null => {
  const sorted = [...values].sort(compare);
  const high = sorted[sorted.length >> 1];
  const low = sorted[(sorted.length - 1) >> 1];
  return high === undefined || low === undefined ? null : div(add(low, high), two);
};
