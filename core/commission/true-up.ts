import { add, div, type Exact, max, round, sub, zero } from "../money/exact.ts";
import type { TierMode } from "./bands.ts";
import { positiveQuota, type Tier, tieredCommission } from "./tiers.ts";

export interface QuotaPeriod {
  readonly credited: Exact;
  readonly quota: Exact;
}

/**
 * Year-to-date true-up: each period earns the commission on the credit to date against the quota to date (tiers by attainment), less what
 * was paid before. Without `allowNegative` a shortfall is not deducted but carried: carry = earned to date - paid so far.
 */
export const yearToDateTrueUp = (
  mode: TierMode,
  tiers: readonly Tier[],
  periods: readonly QuotaPeriod[],
  allowNegative = true,
  digits = 2,
): { attainment: Exact[]; earnedToDate: Exact[]; payout: Exact[]; carry: Exact[] } => {
  let credited = zero;
  let quota = zero;
  let paid = zero;
  const rows = periods.map((period, i) => {
    credited = add(credited, period.credited);
    quota = positiveQuota(add(quota, period.quota), `periods, row ${i + 1}`);
    const deals = [{ id: "to date", amount: credited }];
    const { commission } = tieredCommission(mode, tiers, deals, { basis: "attainment", quota, digits });
    const earned = round(commission, digits);
    const due = sub(earned, paid);
    const payout = allowNegative ? due : max(zero, due);
    paid = add(paid, payout);
    return { attainment: div(credited, quota), earned, payout, carry: sub(earned, paid) };
  });
  return {
    attainment: rows.map(({ attainment }) => attainment),
    earnedToDate: rows.map(({ earned }) => earned),
    payout: rows.map(({ payout }) => payout),
    carry: rows.map(({ carry }) => carry),
  };
};
