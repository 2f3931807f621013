import { add, div, type Exact, exact, mul, sign, toFixed, toNumber } from "../core/money/exact.ts";
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
  /** Blank unless every closed deal has an amount and those of lost deals are not all 0. */
  readonly winRateByValue: number | null;
  /** Won of the deals created in the period, without disqualified ones; `complete` when none is open. */
  readonly winRateCreated: number | null;
  readonly createdCount: number;
  readonly complete: boolean;
  readonly meanCycle: number | null;
  readonly medianCycle: number | null;
  readonly meanDeal: string | null;
  readonly medianDeal: string | null;
  /** Closed deals x win rate x average deal / mean cycle: money a day. */
  readonly velocity: string | null;
}

const whole = (count: number): Exact => exact(BigInt(count));

const valueRate = (counts: KpiCounts): number | null => {
  if (counts.won_with_amount < counts.won || counts.lost_with_amount < counts.lost) return null;
  const lost = exact(counts.lost_amount ?? "0");
  const won = exact(counts.won_amount ?? "0");
  const total = add(won, lost);
  if (sign(total) <= 0 || (counts.lost > 0 && sign(lost) <= 0)) return null;
  return toNumber(div(won, total));
};

/** The KPIs from counts and sums, money exact until the last rounding to `digits`. */
export const kpiOf = (counts: KpiCounts, digits: number): Kpi => {
  const { won, lost, disqualified, created, created_won, created_open, created_disqualified } = counts;
  const bookings = won === 0 ? exact("0") : counts.won_amount === null ? null : exact(counts.won_amount);
  const mean =
    counts.won_amount === null || counts.won_with_amount === 0
      ? null
      : div(exact(counts.won_amount), whole(counts.won_with_amount));
  const cycle = counts.cycle_count === 0 || counts.cycle_sum === null ? null : counts.cycle_sum / counts.cycle_count;
  const judged = created - created_disqualified;
  const velocity =
    mean === null || counts.cycle_sum === null || counts.cycle_sum === 0
      ? null
      : div(mul(mean, whole(won * counts.cycle_count)), whole(counts.cycle_sum));
  const money = (value: Exact | null) => (value === null ? null : toFixed(value, digits));
  return {
    bookings: money(bookings),
    won,
    lost,
    disqualified,
    closed: won + lost,
    winRate: wilson(won, won + lost),
    winRateByValue: valueRate(counts),
    winRateCreated: judged === 0 ? null : created_won / judged,
    createdCount: judged,
    complete: created_open === 0,
    meanCycle: cycle,
    medianCycle: counts.median_cycle,
    meanDeal: money(mean),
    medianDeal: counts.median_deal === null ? null : money(exact(counts.median_deal)),
    velocity: money(velocity),
  };
};
