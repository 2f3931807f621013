import { type Exact, exact, mul } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface SalesVelocity {
  readonly perDay: Exact | null;
  /** Per 30 days. */
  readonly perMonth: Exact | null;
}

/** Money that flows through the pipeline: opportunities x win rate x average deal / cycle days; blank for a cycle of 0 days. */
export const salesVelocity = (
  opportunities: number,
  winRate: Exact,
  averageDeal: Exact,
  cycleDays: Exact,
): SalesVelocity => {
  const perDay = ratio(mul(mul(exact(opportunities), winRate), averageDeal), cycleDays);
  return { perDay, perMonth: perDay === null ? null : mul(perDay, exact(30)) };
};
