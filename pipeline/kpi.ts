import { salesVelocity } from "../core/kpi/sales-velocity.ts";
import { add, type Exact, exact, sign, toFixed, toNumber, zero } from "../core/money/exact.ts";
import { ratio } from "../core/stats/ratio.ts";
import { type RateInterval, wilson } from "../core/stats/wilson.ts";

/** What is counted and summed of the deals of a group, as `mart_kpi` and `kpiBy` give it; amounts are decimal text, null where no deal has one. */
export type KpiCounts = {
  readonly won: number;
  readonly lost: number;
  readonly disqualified: number;
  readonly won_amount: string | null;
  readonly lost_amount: string | null;
  readonly won_with_amount: number;
  readonly lost_with_amount: number;
  readonly median_deal: string | null;
  readonly cycle_count: number;
  readonly cycle_sum: number | null;
  readonly median_cycle: number | null;
  readonly created: number;
  readonly created_won: number;
  readonly created_open: number;
  readonly created_disqualified: number;
};

/** The counts of a group in which nothing closed and nothing was created. */
export const noDeals: KpiCounts = {
  won: 0,
  lost: 0,
  disqualified: 0,
  won_amount: null,
  lost_amount: null,
  won_with_amount: 0,
  lost_with_amount: 0,
  median_deal: null,
  cycle_count: 0,
  cycle_sum: null,
  median_cycle: null,
  created: 0,
  created_won: 0,
  created_open: 0,
  created_disqualified: 0,
};

/** The KPIs of a group of deals; null is "blank": not observable or a division by zero. Money is decimal text in the currency's digits. */
export interface Kpi {
  /** Amount of won deals; 0 where none was won, null where no won deal has an amount. */
  readonly bookings: string | null;
  readonly won: number;
  readonly lost: number;
  readonly disqualified: number;
  /** Won and lost: what the win rate rests on. */
  readonly closed: number;
  readonly winRate: RateInterval;
  /** By amount; blank where deals were lost and no lost deal has an amount other than 0. */
  readonly winRateByValue: number | null;
  /** Won of the deals created in the period, without disqualified ones; `complete` when none is open. */
  readonly winRateCreated: number | null;
  readonly createdCount: number;
  readonly createdOpen: number;
  readonly complete: boolean;
  readonly meanCycle: number | null;
  readonly medianCycle: number | null;
  readonly meanDeal: string | null;
  readonly medianDeal: string | null;
  /** Closed deals x win rate x average deal / mean cycle: money a day. */
  readonly velocity: string | null;
}

const orZero = (amount: string | null): Exact => exact(amount ?? "0");

/** As core/kpi/win-rate: deals without an amount weigh nothing; blank where deals were lost and none has an amount other than 0. */
const valueRate = ({ lost, won_amount, lost_amount }: KpiCounts): Exact | null =>
  lost > 0 && sign(orZero(lost_amount)) === 0
    ? null
    : ratio(orZero(won_amount), add(orZero(won_amount), orZero(lost_amount)));

const optional = <T, R>(value: T | null, of: (value: T) => R): R | null => (value === null ? null : of(value));

/** The KPIs from counts and sums, money exact until the last rounding to `digits`. */
export const kpiOf = (counts: KpiCounts, digits: number): Kpi => {
  const { won, lost, disqualified, created_won, created_open } = counts;
  const bookings = won === 0 ? zero : optional(counts.won_amount, exact);
  const meanDeal = optional(counts.won_amount, (amount) => ratio(exact(amount), counts.won_with_amount));
  const meanCycle = ratio(counts.cycle_sum ?? 0, counts.cycle_count);
  const winRate = ratio(won, won + lost);
  const velocity =
    winRate === null || meanDeal === null || meanCycle === null
      ? null
      : salesVelocity(won + lost, winRate, meanDeal, meanCycle).perDay;
  const judged = counts.created - counts.created_disqualified;
  const money = (value: Exact | null) => optional(value, (amount) => toFixed(amount, digits));
  return {
    bookings: money(bookings),
    won,
    lost,
    disqualified,
    closed: won + lost,
    winRate: wilson(won, won + lost),
    winRateByValue: optional(valueRate(counts), toNumber),
    winRateCreated: optional(ratio(created_won, judged), toNumber),
    createdCount: judged,
    createdOpen: created_open,
    complete: created_open === 0,
    meanCycle: optional(meanCycle, toNumber),
    medianCycle: counts.median_cycle,
    meanDeal: money(meanDeal),
    medianDeal: money(optional(counts.median_deal, exact)),
    velocity: money(velocity),
  };
};

/** The KPIs without win rates, for exports that hold no lost deal: every rate would be 100% and say nothing. */
export const withoutWinRate = (kpi: Kpi): Kpi => ({
  ...kpi,
  winRate: { rate: null, low: null, high: null },
  winRateByValue: null,
});
