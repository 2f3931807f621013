import { RevError } from "../errors/error.ts";
import { allocate } from "../money/allocate.ts";
import { add, div, type Exact, mul, one, round, sign, toText } from "../money/exact.ts";

export interface QuotaAllocation {
  /** The target with over-assignment, in whole units: the sum of the parts. */
  readonly assignedTotal: Exact;
  readonly parts: readonly Exact[];
}

/**
 * A target raised by the over-assignment (0.1 = 10%) and divided by weights in whole steps of `unit`; the parts sum to the assigned total,
 * which is rounded half-up to the unit where it isn't a multiple of it. Errors: UNIT_NOT_POSITIVE and those of `allocate`.
 */
export const allocateQuota = (
  target: Exact,
  overAssignment: Exact,
  unit: Exact,
  weights: readonly Exact[],
): QuotaAllocation => {
  if (sign(unit) <= 0) throw new RevError("UNIT_NOT_POSITIVE", { unit: toText(unit) });
  const units = round(div(mul(target, add(one, overAssignment)), unit), 0);
  const amount = (count: Exact) => mul(count, unit);
  return { assignedTotal: amount(units), parts: allocate(units, weights, 0).map(amount) };
};
