import { RevError } from "../errors/error.ts";
import { add, div, type Exact, mul, round, sign, sub, sum, toText, zero } from "../money/exact.ts";
import { amountsByBand, type Band, type BandTable, bandTable, paidUpTo, payingBandOf, type TierMode } from "./bands.ts";

export interface Tier {
  readonly from: Exact;
  /** A fraction: 0.05 is 5%. */
  readonly rate: Exact;
}

export interface TieredDeal {
  readonly id: string;
  readonly amount: Exact;
}

export interface TierOptions {
  /** attainment: the bounds are shares of `quota`. */
  readonly basis?: "amount" | "attainment";
  readonly quota?: Exact;
  /** Credit of the period before the first deal; marginal only. */
  readonly prior?: Exact;
  readonly priorPaid?: Exact;
  readonly digits?: number;
}

export interface TieredCommission {
  readonly commission: Exact;
  readonly deals: readonly { readonly id: string; readonly commission: Exact }[];
  /** Marginal only, unrounded; tier counts from 1. */
  readonly byTier: readonly { readonly tier: number; readonly amount: Exact; readonly commission: Exact }[] | null;
  /** Retroactive only; tier null and rate 0 below the first bound. */
  readonly rate: Exact | null;
  readonly tier: number | null;
  readonly attainment: Exact | null;
  /** commission - priorPaid, where that is given. */
  readonly trueUp: Exact | null;
}

/** A quota as the divisor of an attainment: above 0, else QUOTA_NOT_POSITIVE. */
export const positiveQuota = (quota: Exact | undefined, place = "quota"): Exact => {
  if (quota === undefined || sign(quota) <= 0) {
    throw new RevError("QUOTA_NOT_POSITIVE", { quota: quota === undefined ? "–" : toText(quota), place });
  }
  return quota;
};

/** The mode must be stated: MODE_MISSING for anything but marginal and retroactive. */
export const tierMode = (mode: string | undefined, place = "mode"): TierMode => {
  if (mode !== "marginal" && mode !== "retroactive") throw new RevError("MODE_MISSING", { value: mode ?? "", place });
  return mode;
};

const marginal = (table: BandTable, deals: readonly TieredDeal[], prior: Exact, digits: number) => {
  let credited = prior;
  let paid = paidUpTo(table, prior);
  const lines = deals.map(({ id, amount }) => {
    credited = add(credited, amount);
    const paidNow = paidUpTo(table, credited);
    const commission = round(sub(paidNow, paid), digits);
    paid = paidNow;
    return { id, commission };
  });
  const byTier = amountsByBand(table, prior, credited).map((amount, i) => {
    const { value } = table.bands[i] as Band;
    return { tier: i + 1, amount, commission: mul(amount, value) };
  });
  return { credited, lines, byTier, commission: sum(lines.map(({ commission }) => commission)) };
};

const retroactive = (table: BandTable, deals: readonly TieredDeal[], digits: number) => {
  const credited = sum(deals.map(({ amount }) => amount));
  const at = payingBandOf(table, credited);
  const rate = table.bands[at]?.value ?? zero;
  let before = zero;
  let net = zero;
  const lines = deals.map(({ id, amount }) => {
    net = add(net, amount);
    const upTo = round(mul(net, rate), digits);
    const commission = sub(upTo, before);
    before = upTo;
    return { id, commission };
  });
  return { credited, lines, rate, tier: at < 0 ? null : at + 1, commission: before };
};

/**
 * Commission under half-open tiers [from, next from). marginal: each tier's part of the credit at its own rate, deals in the given order
 * from `prior` on, so that a return takes back from the top; every deal is rounded once and the total is their sum. retroactive: the whole
 * net amount at the rate of the tier that contains it, rounded once, the deals' lines rounded cumulatively so that they add up to it.
 * Below a positive first bound nothing is paid; below a first bound of 0 a net return is taken back at the first rate.
 */
export const tieredCommission = (
  mode: TierMode,
  tiers: readonly Tier[],
  deals: readonly TieredDeal[],
  options: TierOptions = {},
): TieredCommission => {
  const { basis = "amount", prior = zero, priorPaid, digits = 2 } = options;
  const quota = basis === "attainment" ? positiveQuota(options.quota) : undefined;
  const table = bandTable(
    tiers.map(({ from, rate }) => ({ from, value: rate })),
    quota,
  );
  const result =
    mode === "marginal"
      ? { rate: null, tier: null, ...marginal(table, deals, prior, digits) }
      : { byTier: null, ...retroactive(table, deals, digits) };
  const { commission, lines, byTier, rate, tier, credited } = result;
  return {
    commission,
    deals: lines,
    byTier,
    rate,
    tier,
    attainment: quota === undefined ? null : div(credited, quota),
    trueUp: priorPaid === undefined ? null : sub(commission, priorPaid),
  };
};
