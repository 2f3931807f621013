import { div, type Exact, mul, round, zero } from "../money/exact.ts";
import { bandTable, paidUpTo, payingBandOf, type TierMode } from "./bands.ts";
import { positiveQuota } from "./tiers.ts";

export interface MultiplierBand {
  /** Attainment at which the band starts: 1 is 100%. */
  readonly from: Exact;
  /** Below 1 a decelerator, above 1 an accelerator. */
  readonly multiplier: Exact;
}

/**
 * Accelerators on the base commission rate (target incentive / quota): each attainment band pays base rate x multiplier on the credit
 * inside it (marginal) or on all credit (retroactive), rounded once. A quota of 0 or less is refused with QUOTA_NOT_POSITIVE.
 */
export const acceleratedCommission = (
  mode: TierMode,
  plan: { readonly quota: Exact; readonly targetIncentive: Exact; readonly bands: readonly MultiplierBand[] },
  credited: Exact,
  digits = 2,
): { attainment: Exact; baseRate: Exact; commission: Exact } => {
  const quota = positiveQuota(plan.quota);
  const baseRate = div(plan.targetIncentive, quota);
  const table = bandTable(
    plan.bands.map(({ from, multiplier }) => ({ from, value: multiplier })),
    quota,
    "bands",
  );
  const weighted =
    mode === "marginal"
      ? paidUpTo(table, credited)
      : mul(credited, table.bands[payingBandOf(table, credited)]?.value ?? zero);
  return { attainment: div(credited, quota), baseRate, commission: round(mul(weighted, baseRate), digits) };
};
