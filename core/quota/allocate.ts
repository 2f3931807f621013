import { RevError } from "../errors/error.ts";
import { add, div, type Exact, mul, one, roundToUnits, sign, toText } from "../money/exact.ts";
import { largestRemainder } from "./largest-remainder.ts";

export interface QuotaAllocation {
  /** The target with over-assignment, in whole units: the sum of the parts. */
  readonly assignedTotal: Exact;
  readonly parts: readonly Exact[];
}

/**
 * A target raised by the over-assignment (0.1 = 10%) and divided by weights in whole steps of `unit`; the parts sum to the assigned total,
 * which is rounded half-up to the unit where it isn't a multiple of it. Errors: UNIT_NOT_POSITIVE and those of `largestRemainder`.
 */
export const allocateQuota = (
  target: Exact,
  overAssignment: Exact,
  unit: Exact,
  weights: readonly Exact[],
): QuotaAllocation => {
  if (sign(unit) <= 0) throw new RevError("UNIT_NOT_POSITIVE", { unit: toText(unit) });
  const units = roundToUnits(div(mul(target, add(one, overAssignment)), unit), 0);
  const amount = (count: bigint) => mul({ n: count, d: 1n }, unit);
  return { assignedTotal: amount(units), parts: largestRemainder(units, weights).map(amount) };
};
