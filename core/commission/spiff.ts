import { compare, type Exact, min, mul, round, sub, zero } from "../money/exact.ts";

export interface Spiff {
  readonly perUnit: Exact;
  readonly minUnits?: Exact;
  /** true (default): from the first unit once the minimum is reached; false: only units above the minimum. */
  readonly fromFirst?: boolean;
  readonly maxPayout?: Exact;
}

/** Short-term bonus by units: nothing below the minimum, then units x perUnit, at most maxPayout; rounded once. */
export const spiffPayout = (units: Exact, spiff: Spiff, digits = 2): Exact => {
  const minimum = spiff.minUnits ?? zero;
  if (compare(units, minimum) < 0) return zero;
  const counted = spiff.fromFirst === false ? sub(units, minimum) : units;
  const payout = round(mul(counted, spiff.perUnit), digits);
  return spiff.maxPayout === undefined ? payout : min(payout, spiff.maxPayout);
};
