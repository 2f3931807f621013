import { groupBy } from "../group-by.ts";
import { add, type Exact, zero } from "../money/exact.ts";
import { quantile } from "../stats/quantile.ts";
import { ratio } from "../stats/ratio.ts";
import { type RateInterval, wilson } from "../stats/wilson.ts";
import type { Outcome } from "./win-rate.ts";

export interface ActivityRecord {
  readonly rep: string | null;
  readonly deal: string | null;
  /** call, meeting, mail, task, … as the export names it. */
  readonly type: string;
}

export interface ActivityDeal {
  readonly deal: string;
  readonly rep: string | null;
  readonly outcome: Outcome;
  readonly amount: Exact | null;
}

export interface RepActivity {
  readonly rep: string | null;
  /** Activities per type, types in the order of their names. */
  readonly byType: ReadonlyMap<string, number>;
  readonly total: number;
  readonly deals: number;
  readonly won: number;
  /** Activities on the rep's deals per deal. */
  readonly perDeal: Exact | null;
  /** All activities of the rep per deal won. */
  readonly perWon: Exact | null;
  /** Won amount per activity. */
  readonly wonPerActivity: Exact | null;
}

export interface ActivityBand extends RateInterval {
  /** Fewest and most activities of a deal in this band; `to` null = no limit. */
  readonly from: number;
  readonly to: number | null;
  /** Decided deals in the band, and those won. */
  readonly n: number;
  readonly won: number;
}

export interface ActivityReview {
  readonly reps: readonly RepActivity[];
  /** Win rate by number of activities. Deals that live longer collect more of them: a comparison, no cause. */
  readonly bands: readonly ActivityBand[];
  /** Median activities of a won and of a lost deal. */
  readonly medianWon: number | null;
  readonly medianLost: number | null;
  /** Activities that belong to no known deal. */
  readonly withoutDeal: number;
}

const order = (a: string | null, b: string | null) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

/** What was done and what it brought: per rep, and the win rate of deals by how much was done on them. `edges` start the bands. */
export const activityReview = (
  activities: readonly ActivityRecord[],
  deals: readonly ActivityDeal[],
  edges: readonly number[] = [0, 1, 3, 6, 11],
): ActivityReview => {
  const perDeal = new Map(deals.map(({ deal }) => [deal, 0]));
  const reps = new Map<string | null, Map<string, number>>();
  let withoutDeal = 0;
  for (const { rep, deal, type } of activities) {
    const types = reps.get(rep) ?? new Map<string, number>();
    reps.set(rep, types);
    types.set(type, (types.get(type) ?? 0) + 1);
    const count = deal === null ? undefined : perDeal.get(deal);
    if (count === undefined || deal === null) withoutDeal++;
    else perDeal.set(deal, count + 1);
  }
  for (const { rep } of deals) if (!reps.has(rep)) reps.set(rep, new Map());
  const owned = groupBy(deals, (deal) => deal.rep);
  const countOf = ({ deal }: ActivityDeal) => perDeal.get(deal) ?? 0;
  const medianOf = (outcome: Outcome) => quantile(deals.filter((deal) => deal.outcome === outcome).map(countOf), 0.5);
  return {
    reps: [...reps]
      .sort(([a], [b]) => order(a, b))
      .map(([rep, types]) => repActivity(rep, types, owned.get(rep) ?? [], countOf)),
    bands: edges.map((from, i): ActivityBand => {
      const next = edges[i + 1];
      const decided = deals.filter((deal) => {
        const count = countOf(deal);
        const inside = count >= from && (next === undefined || count < next);
        return inside && (deal.outcome === "won" || deal.outcome === "lost");
      });
      const won = decided.filter(({ outcome }) => outcome === "won").length;
      return { from, to: next === undefined ? null : next - 1, n: decided.length, won, ...wilson(won, decided.length) };
    }),
    medianWon: medianOf("won"),
    medianLost: medianOf("lost"),
    withoutDeal,
  };
};

const repActivity = (
  rep: string | null,
  types: ReadonlyMap<string, number>,
  deals: readonly ActivityDeal[],
  countOf: (deal: ActivityDeal) => number,
): RepActivity => {
  const total = [...types.values()].reduce((sum, count) => sum + count, 0);
  const won = deals.filter(({ outcome }) => outcome === "won");
  const amount = won.reduce((sum, deal) => add(sum, deal.amount ?? zero), zero);
  return {
    rep,
    byType: new Map([...types].sort(([a], [b]) => order(a, b))),
    total,
    deals: deals.length,
    won: won.length,
    perDeal: ratio(
      deals.reduce((sum, deal) => sum + countOf(deal), 0),
      deals.length,
    ),
    perWon: ratio(total, won.length),
    wonPerActivity: won.every((deal) => deal.amount === null) ? null : ratio(amount, total),
  };
};
