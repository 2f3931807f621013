import { add, compare, type Exact, less, min, mul, round, sub, sum, zero } from "../money/exact.ts";
import type { RatedLine } from "./flat.ts";

export interface Caps {
  /** Highest rate, a fraction. */
  readonly rateCap?: Exact;
  readonly perDeal?: Exact;
  readonly perPeriod?: Exact;
}

export type CapKind = "rate" | "deal" | "period";

export interface CappedLine {
  readonly id: string;
  readonly uncapped: Exact;
  readonly commission: Exact;
  /** The last cap that cut the line. */
  readonly cappedBy: CapKind | null;
}

/**
 * Cuts a commission, already rounded, to the cap of a deal and to what is left of the period's cap. Credit notes are not cut and give
 * room back to the period.
 */
export const cutToCaps = (
  commission: Exact,
  perDeal: Exact | undefined,
  leftOfPeriod: Exact | undefined,
): { commission: Exact; cappedBy: CapKind | null } => {
  let paid = commission;
  let cappedBy: CapKind | null = null;
  if (perDeal !== undefined && less(perDeal, paid)) {
    paid = perDeal;
    cappedBy = "deal";
  }
  if (leftOfPeriod !== undefined && less(leftOfPeriod, paid)) {
    paid = leftOfPeriod;
    cappedBy = "period";
  }
  return { commission: paid, cappedBy };
};

/**
 * Caps per line in this order: of the rate, of the deal, then what is left of the period's cap, used up in the listed order. Lines are
 * rounded before the money caps; `forgone` is what all caps together took away.
 */
export const cappedCommission = (
  lines: readonly RatedLine[],
  caps: Caps,
  digits = 2,
): { lines: CappedLine[]; total: Exact; forgone: Exact } => {
  let used = zero;
  const paid = lines.map(({ id, amount, rate }): CappedLine => {
    const uncapped = round(mul(amount, rate), digits);
    const highest = caps.rateCap === undefined ? rate : min(rate, caps.rateCap);
    const rated = round(mul(amount, highest), digits);
    const left = caps.perPeriod === undefined ? undefined : sub(caps.perPeriod, used);
    const cut = cutToCaps(rated, caps.perDeal, left);
    used = add(used, cut.commission);
    return {
      id,
      uncapped,
      commission: cut.commission,
      cappedBy: cut.cappedBy ?? (compare(rated, uncapped) === 0 ? null : "rate"),
    };
  });
  const total = sum(paid.map(({ commission }) => commission));
  return { lines: paid, total, forgone: sub(sum(paid.map(({ uncapped }) => uncapped)), total) };
};
