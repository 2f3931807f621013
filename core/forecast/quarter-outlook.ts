import { type Exact, sum, toNumber } from "../money/exact.ts";
import { type HistoricDeal, isOpenOn, isWonWithin, stageOn } from "./deal-history.ts";
import { stageCurves } from "./stage-curves.ts";

/** First and last day of a period as day numbers, both included. */
export interface DayRange {
  readonly start: number;
  readonly end: number;
}

/** An open deal as the simulation sees it. */
export interface OpenDeal {
  readonly id: string;
  readonly stage: string;
  readonly ageDays: number;
  readonly amount: number;
  readonly probability: number;
  /** Deals of its stage the probability rests on. */
  readonly observed: number;
}

/** What is known of a period at the end of day `asOf`: won so far, open deals with their chances, what created deals may add. */
export interface Outlook {
  readonly period: DayRange;
  readonly asOf: number;
  readonly wonSoFar: Exact;
  readonly open: readonly OpenDeal[];
  readonly openAmount: Exact;
  /** Open deals without an amount; they are in no total. */
  readonly withoutAmount: number;
  /** Per past period, oldest first: amount of deals created after the same day of the period and won in it. */
  readonly createAndClose: readonly number[];
  readonly ignoredVisits: number;
}

const wonAmount = (deals: readonly HistoricDeal[], from: number, to: number): Exact =>
  sum(deals.filter((deal) => deal.amount !== null && isWonWithin(deal, from, to)).map(({ amount }) => amount as Exact));

/** The same day of another period: as many days in, at most its last one. */
const sameDay = (asOf: number, period: DayRange, other: DayRange): number =>
  Math.min(other.start + (asOf - period.start), other.end);

const byId = (a: OpenDeal, b: OpenDeal) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.amount - b.amount);

/**
 * Builds the outlook from nothing but what was known at the end of `asOf` (stages, outcomes); amounts are today's. `past` may hold later periods,
 * they are left out. Rates and create-and-close come from `history`, by default the deals themselves.
 */
export const outlook = (
  deals: readonly HistoricDeal[],
  period: DayRange,
  asOf: number,
  past: readonly DayRange[],
  history: readonly HistoricDeal[] = deals,
): Outlook => {
  const curves = stageCurves(history, asOf);
  const left = Math.max(0, period.end - asOf);
  const stillOpen = deals.filter((deal) => isOpenOn(deal, asOf));
  const priced = stillOpen.filter(({ amount }) => amount !== null);
  const open = priced.map((deal): OpenDeal => {
    const { stage, entered } = stageOn(deal, asOf);
    const ageDays = asOf - entered;
    const { probability, observed } = curves.chance(stage, ageDays, left);
    return { id: deal.id, stage, ageDays, amount: toNumber(deal.amount as Exact), probability, observed };
  });
  const createAndClose = past
    .filter(({ end }) => end <= asOf)
    .map((earlier) => {
      const from = sameDay(asOf, period, earlier);
      const late = history.filter(({ created }) => created > from && created <= earlier.end);
      return toNumber(wonAmount(late, from + 1, earlier.end));
    });
  return {
    period,
    asOf,
    wonSoFar: wonAmount(deals, period.start, Math.min(asOf, period.end)),
    open: open.sort(byId),
    openAmount: sum(priced.map(({ amount }) => amount as Exact)),
    withoutAmount: stillOpen.length - priced.length,
    createAndClose,
    ignoredVisits: curves.ignored,
  };
};

/** The outlook of each past period as of the same day of it, with what it came to. Periods without an earlier one are left out. */
export const pastOutlooks = (
  deals: readonly HistoricDeal[],
  period: DayRange,
  asOf: number,
  past: readonly DayRange[],
): { outlook: Outlook; actual: number }[] =>
  past
    .filter(({ end }, i) => end <= asOf && i > 0)
    .map((earlier) => ({
      outlook: outlook(deals, earlier, sameDay(asOf, period, earlier), past),
      actual: toNumber(wonAmount(deals, earlier.start, earlier.end)),
    }));
