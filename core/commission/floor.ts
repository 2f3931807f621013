import { type Exact, max, sub } from "../money/exact.ts";

/** A guaranteed minimum: the payout is the higher of earned and floor; `topUp` is what the guarantee adds. */
export const flooredPay = (earned: Exact, floor: Exact): { payout: Exact; topUp: Exact } => {
  const payout = max(earned, floor);
  return { payout, topUp: sub(payout, earned) };
};
