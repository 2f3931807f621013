import type { IsoDate } from "../calendar/iso-date.ts";
import { groupBy } from "../group-by.ts";
import type { Exact } from "../money/exact.ts";
import { type RateInterval, wilson } from "../stats/wilson.ts";
import { type DealSize, dealSize } from "./deal-size.ts";
import { type SalesCycle, salesCycle } from "./sales-cycle.ts";
import { type SalesVelocity, salesVelocity } from "./sales-velocity.ts";
import { type DatedDeal, type WinRate, type WinRateBasis, winRate } from "./win-rate.ts";

export interface GroupedDeal extends DatedDeal {
  /** Value of the column to break down by; null where blank. */
  readonly group: string | null;
}

export interface GroupKpis {
  /** Null: deals without a value. */
  readonly group: string | null;
  readonly winRate: WinRate;
  /** Won of won and lost, with its Wilson interval; n = won + lost. */
  readonly interval: RateInterval;
  readonly n: number;
  readonly cycle: SalesCycle;
  readonly size: DealSize;
  /** Decided deals x win rate x mean deal / mean cycle; blank where one of them is. */
  readonly velocity: SalesVelocity;
}

const kpis = (
  group: string | null,
  deals: readonly DatedDeal[],
  basis: WinRateBasis,
  start: IsoDate,
  end: IsoDate,
): GroupKpis => {
  const rates = winRate(deals, basis, start, end);
  const dateOf = ({ created, closed }: DatedDeal) => (basis === "closed_period" ? closed : created);
  const won = deals.filter((deal) => {
    const date = dateOf(deal);
    return deal.outcome === "won" && date !== null && date >= start && date <= end;
  });
  const cycle = salesCycle(won);
  const size = dealSize(won.map(({ amount }) => amount).filter((amount): amount is Exact => amount !== null));
  const n = rates.won + rates.lost;
  const velocity =
    rates.rateCount === null || size.mean === null || cycle.mean === null
      ? { perDay: null, perMonth: null }
      : salesVelocity(n, rates.rateCount, size.mean, cycle.mean);
  return { group, winRate: rates, interval: wilson(rates.won, n), n, cycle, size, velocity };
};

/**
 * The deal KPIs of a period per group and for all together, groups by name with the blank one last. Groups without a deal in the period stay
 * in the list: 0 deals is an answer, their rates are blank.
 */
export const kpisByGroup = (
  deals: readonly GroupedDeal[],
  basis: WinRateBasis,
  start: IsoDate,
  end: IsoDate,
): { readonly groups: readonly GroupKpis[]; readonly total: GroupKpis } => {
  const groups = groupBy(deals, (deal) => deal.group);
  const order = (a: string | null, b: string | null) =>
    a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
  return {
    groups: [...groups]
      .sort(([a], [b]) => order(a, b))
      .map(([group, members]) => kpis(group, members, basis, start, end)),
    total: kpis(null, deals, basis, start, end),
  };
};
