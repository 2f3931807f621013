import { daysBetween, type IsoDate } from "../calendar/iso-date.ts";
import { type Exact, exact } from "../money/exact.ts";
import { mean } from "../stats/mean.ts";
import { median } from "../stats/median.ts";
import type { DatedDeal } from "./win-rate.ts";

export interface SalesCycle {
  /** Won deals with both dates in their order. */
  readonly n: number;
  readonly mean: Exact | null;
  readonly median: Exact | null;
}

/** Days from created to won. Lost deals are no sales cycle; won deals without one of the dates, or won before they were created, are left out. */
export const salesCycle = (deals: readonly Omit<DatedDeal, "amount">[]): SalesCycle => {
  const days = deals
    .filter(
      (deal): deal is typeof deal & { created: IsoDate; closed: IsoDate } =>
        deal.outcome === "won" && deal.created !== null && deal.closed !== null && deal.created <= deal.closed,
    )
    .map(({ created, closed }) => exact(daysBetween(created, closed)));
  return { n: days.length, mean: mean(days), median: median(days) };
};
