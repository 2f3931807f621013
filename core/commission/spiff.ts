import { compare, type Exact, min, mul, round, sub, zero } from "../money/exact.ts";

export interface Spiff {
  readonly perUnit: Exact;
  readonly minUnits?: Exact;
  /** true (default): from the first unit once the minimum is reached; false: only units above the minimum. */
  readonly fromFirst?: boolean;
  readonly maxPayout?: Exact;
}

/** Bonus by units before rounding: nothing below the minimum, then units x perUnit, at most maxPayout. */
export const spiffPay = (units: Exact, spiff: Spiff): Exact => {
  const minimum = spiff.minUnits ?? zero;
  if (compare(units, minimum) < 0) return zero;
  const pay = mul(spiff.fromFirst === false ? sub(units, minimum) : units, spiff.perUnit);
  return spiff.maxPayout === undefined ? pay : min(pay, spiff.maxPayout);
};

/** Short-term bonus by units (see `spiffPay`), rounded once. */
export const spiffPayout = (units: Exact, spiff: Spiff, digits = 2): Exact => round(spiffPay(units, spiff), digits);
