import { compare, div, type Exact, less, max, min, mul, one, round, sub, zero } from "../money/exact.ts";

/** How the share to give back decays with the time since the sale; time is in any one unit. Windows are half-open [0, term). */
export type ClawbackRule =
  | { readonly method: "full" | "linear"; readonly term: Exact }
  | { readonly method: "linear_after_full"; readonly term: Exact; readonly fullUntil: Exact }
  | { readonly method: "steps"; readonly schedule: readonly { readonly until: Exact; readonly share: Exact }[] };

const within = (share: Exact): Exact => max(zero, min(one, share));

/** The share to give back after `elapsed`: 1 is all of it, never below 0 or above 1. */
export const clawbackShare = (rule: ClawbackRule, elapsed: Exact): Exact => {
  if (rule.method === "steps") return rule.schedule.find(({ until }) => less(elapsed, until))?.share ?? zero;
  if (compare(elapsed, rule.term) >= 0) return zero;
  if (rule.method === "full") return one;
  const fullUntil = rule.method === "linear_after_full" ? rule.fullUntil : zero;
  return less(elapsed, fullUntil) ? one : within(div(sub(rule.term, elapsed), sub(rule.term, fullUntil), "term"));
};

/** What is taken back of a paid commission after a cancellation: paid x decay share x refunded share, rounded once. */
export const clawback = (
  paid: Exact,
  rule: ClawbackRule,
  elapsed: Exact,
  refundShare: Exact = one,
  digits = 2,
): { share: Exact; clawback: Exact; retained: Exact } => {
  const share = clawbackShare(rule, elapsed);
  const taken = round(mul(mul(paid, share), refundShare), digits);
  return { share, clawback: taken, retained: sub(paid, taken) };
};
