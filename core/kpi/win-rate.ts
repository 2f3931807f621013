import type { IsoDate } from "../calendar/iso-date.ts";
import { add, type Exact, sign, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** disqualified: closed without counting in win rates. */
export type Outcome = "open" | "won" | "lost" | "disqualified";

/** closed_period: deals closed in the period. created_cohort: deals created in it. */
export type WinRateBasis = "closed_period" | "created_cohort";

export interface DatedDeal {
  readonly outcome: Outcome;
  readonly created: IsoDate | null;
  /** Day the deal was won, lost or disqualified; null while open. */
  readonly closed: IsoDate | null;
  readonly amount: Exact | null;
}

export interface WinRate {
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly disqualified: number;
  /** won / (won + lost) */
  readonly rateCount: Exact | null;
  /** The same by amount; blank where deals were lost and no lost deal has an amount other than 0. */
  readonly rateValue: Exact | null;
  /** won / (won + lost + open) of the created cohort; null on the other basis. */
  readonly rateCreated: Exact | null;
  /** No deal of the created cohort is open any more; null on the other basis. */
  readonly complete: boolean | null;
}

/**
 * The win rate of a period, whose first and last day both count. Disqualified deals are counted apart and stand in no denominator; deals
 * without the date of the basis are in no period. By value, deals without an amount weigh nothing.
 */
export const winRate = (deals: readonly DatedDeal[], basis: WinRateBasis, start: IsoDate, end: IsoDate): WinRate => {
  const counts = { open: 0, won: 0, lost: 0, disqualified: 0 };
  let wonAmount = zero;
  let lostAmount = zero;
  for (const { outcome, created, closed, amount } of deals) {
    const date = basis === "closed_period" ? closed : created;
    if (date === null || date < start || date > end || (basis === "closed_period" && outcome === "open")) continue;
    counts[outcome]++;
    if (amount === null) continue;
    if (outcome === "won") wonAmount = add(wonAmount, amount);
    if (outcome === "lost") lostAmount = add(lostAmount, amount);
  }
  const { won, lost, open } = counts;
  const cohort = basis === "created_cohort";
  return {
    ...counts,
    rateCount: ratio(won, won + lost),
    rateValue: lost > 0 && sign(lostAmount) === 0 ? null : ratio(wonAmount, add(wonAmount, lostAmount)),
    rateCreated: cohort ? ratio(won, won + lost + open) : null,
    complete: cohort ? open === 0 : null,
  };
};
