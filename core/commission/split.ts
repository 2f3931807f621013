import { RevError } from "../errors/error.ts";
import { allocate } from "../money/allocate.ts";
import { type Exact, equal, mul, one, round, sign, sum, toText } from "../money/exact.ts";

export interface Share {
  readonly payee: string;
  /** A fraction of the deal: 0.6 is 60%. */
  readonly share: Exact;
}

/** must_equal_100: the deal is divided. overlay: every payee is credited beside the others, above 100% together where wanted. */
export type SplitPolicy = "must_equal_100" | "overlay";

/** Checks the shares of one deal: one line a payee (SPLIT_DUPLICATE), none below 0 (SHARE_NEGATIVE), 100% where it must be (SPLIT_NOT_100). */
export const checkShares = (splits: readonly Share[], policy: SplitPolicy, place = "splits"): Exact => {
  const seen = new Set<string>();
  for (const { payee, share } of splits) {
    if (seen.has(payee)) throw new RevError("SPLIT_DUPLICATE", { payee, place });
    seen.add(payee);
    if (sign(share) < 0) throw new RevError("SHARE_NEGATIVE", { payee, share: toText(share), place });
  }
  const total = sum(splits.map(({ share }) => share));
  if (policy === "must_equal_100" && !equal(total, one)) {
    throw new RevError("SPLIT_NOT_100", { share_total: toText(total), place });
  }
  return total;
};

/**
 * The commission of one deal by payee. must_equal_100: the rounded total divided by largest remainder (ties to the earlier payee).
 * overlay: amount x rate x share per payee, each rounded; the total is their sum.
 */
export const splitCommission = (
  amount: Exact,
  rate: Exact,
  policy: SplitPolicy,
  splits: readonly Share[],
  digits = 2,
): { shareTotal: Exact; lines: { payee: string; commission: Exact }[]; total: Exact } => {
  const shareTotal = checkShares(splits, policy);
  const whole = mul(amount, rate);
  const parts =
    policy === "must_equal_100"
      ? allocate(
          whole,
          splits.map(({ share }) => share),
          digits,
        )
      : splits.map(({ share }) => round(mul(whole, share), digits));
  const lines = splits.map(({ payee }, i) => ({ payee, commission: parts[i] as Exact }));
  return { shareTotal, lines, total: sum(parts) };
};
