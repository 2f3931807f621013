import { type Exact, toNumber } from "../money/exact.ts";
import type { HistoricDeal } from "./deal-history.ts";
import { type DayRange, type OpenDeal, type Outlook, outlook, pastOutlooks } from "./quarter-outlook.ts";
import { drawnQuantile, simulate } from "./quarter-simulation.ts";
import { sumDistribution } from "./sum-distribution.ts";

export interface QuarterQuestion {
  readonly deals: readonly HistoricDeal[];
  /**
   * Deals from which rates, create-and-close and the record are learned; by default `deals`. With a sample of many deals, whose amounts stand
   * for the deals left out too, `deals` needs only the open ones and those won in the period.
   */
  readonly history?: readonly HistoricDeal[];
  readonly period: DayRange;
  /** Day number; what happened up to its end is known. */
  readonly asOf: number;
  /** Past periods, oldest first, for create-and-close, the common shock and the track record; the first only feeds the others. */
  readonly past: readonly DayRange[];
  readonly target?: number | null;
  /** How many deals to list as moving the total most; 10 by default. */
  readonly moving?: number;
  readonly seed?: number;
}

export interface Quantiles {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** P(total ≥ target); null without a target. */
  readonly atLeastTarget: number | null;
}

export interface MovingDeal extends OpenDeal {
  /** Share of the open deals' variance that is this deal's. */
  readonly varianceShare: number;
  readonly targetIfWon: number | null;
  readonly targetIfLost: number | null;
}

export interface PastForecast {
  readonly period: DayRange;
  readonly forecast: number;
  readonly p10: number;
  readonly p90: number;
  readonly actual: number;
  readonly held: boolean;
}

export interface TrackRecord {
  /** Past periods that came out between P10 and P90, of all that were forecast. */
  readonly held: number;
  readonly of: number;
  /** Sum of (forecast − actual) / sum of actuals; null without actuals. Positive = too high. */
  readonly bias: number | null;
  readonly periods: readonly PastForecast[];
}

export interface QuarterDistribution extends Quantiles {
  readonly wonSoFar: Exact;
  readonly openDeals: number;
  readonly openAmount: Exact;
  readonly weighted: number;
  readonly withoutAmount: number;
  /** Mean of what deals created from now on brought in past periods; null without one. */
  readonly createAndClose: number | null;
  /** Size of the common shock on the logit scale, and the past periods it was calibrated on. */
  readonly shock: number;
  readonly record: TrackRecord;
  readonly moving: readonly MovingDeal[];
  /** Won so far and open deals alone, taken as independent with their chances as known: exact, but for `bound` in money. */
  readonly independent: Quantiles & { readonly bound: number };
  /** Equal steps over the drawn totals. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly probability: number }[];
  /** Every open deal with its chance, by id. */
  readonly open: readonly OpenDeal[];
  readonly ignoredVisits: number;
}

const mean = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return values.length === 0 ? 0 : total / values.length;
};

const variance = ({ amount, probability }: OpenDeal) => amount * amount * probability * (1 - probability);

/** The shock assumed before any past period speaks, worth this many of them. */
const assumedShock = 0.3;
const assumedPeriods = 2;
const largestShock = 1.5;

/**
 * Size of the common shock: past errors beyond what independent deals explain, relative to what a unit shock would move, in mean squares
 * with the assumed one as a prior of two periods.
 */
const commonShock = (history: readonly { outlook: Outlook; actual: number }[]): number => {
  let squares = assumedPeriods * assumedShock * assumedShock;
  for (const { outlook: past, actual } of history) {
    const late = mean(past.createAndClose);
    const expected =
      toNumber(past.wonSoFar) + past.open.reduce((sum, deal) => sum + deal.amount * deal.probability, 0) + late;
    const spread = mean(past.createAndClose.map((amount) => (amount - late) ** 2));
    const alone = past.open.reduce((sum, deal) => sum + variance(deal), 0) + spread;
    const perShock = past.open.reduce((sum, { amount, probability: p }) => sum + amount * p * (1 - p), 0);
    if (perShock > 0)
      squares += Math.min(largestShock ** 2, Math.max(0, (actual - expected) ** 2 - alone) / perShock ** 2);
  }
  return Math.min(largestShock, Math.sqrt(squares / (assumedPeriods + history.length)));
};

const histogram = (totals: Float64Array) => {
  const low = totals[0] as number;
  const high = totals[totals.length - 1] as number;
  if (high === low) return [{ from: low, to: high, probability: 1 }];
  const rough = (high - low) / 30;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((nice) => nice * power >= rough) as number);
  const first = Math.floor(low / step);
  const counts = new Array<number>(Math.floor(high / step) - first + 1).fill(0);
  for (const total of totals) {
    const cell = Math.floor(total / step) - first;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts.map((count, i) => ({
    from: (first + i) * step,
    to: (first + i + 1) * step,
    probability: count / totals.length,
  }));
};

const atLeast = (totals: Float64Array, target: number | null): number | null =>
  target === null ? null : totals.reduce((count, total) => count + (total >= target ? 1 : 0), 0) / totals.length;

const trackRecord = (history: readonly { outlook: Outlook; actual: number }[], seed: number): TrackRecord => {
  const periods = history.map(({ outlook: past, actual }, i): PastForecast => {
    const others = history.filter((_, k) => k !== i);
    const { totals } = simulate(past, commonShock(others), seed, { draws: 1000 });
    const p10 = drawnQuantile(totals, 0.1);
    const p90 = drawnQuantile(totals, 0.9);
    return { period: past.period, forecast: mean(totals), p10, p90, actual, held: actual >= p10 && actual <= p90 };
  });
  const total = (part: (past: PastForecast) => number) => periods.reduce((sum, past) => sum + part(past), 0);
  const actuals = total(({ actual }) => actual);
  return {
    held: periods.filter(({ held }) => held).length,
    of: periods.length,
    bias: actuals === 0 ? null : (total(({ forecast }) => forecast) - actuals) / actuals,
    periods,
  };
};

/**
 * The period's total as a distribution: won so far + open deals, each with P = (CIF(age + left) − CIF(age)) / still open(age) of its
 * stage, + create-and-close. The headline holds parameter uncertainty and a common shock, whose size comes from the past periods seen as of
 * the same day; `record` says how often P10 to P90 held there, each past period judged with the shock of the others. `independent` is the
 * plain sum of the deals. Deterministic for a seed; the order of deals never matters. Open deals without amount are counted, not valued.
 */
export const quarterDistribution = (question: QuarterQuestion): QuarterDistribution => {
  const { deals, history: learned = deals, period, asOf, past, target = null, moving = 10, seed = 1 } = question;
  const now = outlook(deals, period, asOf, past, learned);
  const history = pastOutlooks(learned, period, asOf, past);
  const shock = commonShock(history);
  const movers = [...now.open].sort((a, b) => variance(b) - variance(a)).slice(0, moving);
  const { totals, watched } = simulate(now, shock, seed, { target, watch: movers.map(({ id }) => id) });
  const openVariance = now.open.reduce((sum, deal) => sum + variance(deal), 0);
  const weighted = now.open.reduce((sum, { amount, probability }) => sum + amount * probability, 0);
  const won = toNumber(now.wonSoFar);
  const alone = sumDistribution(now.open);
  return {
    mean: mean(totals),
    p10: drawnQuantile(totals, 0.1),
    p50: drawnQuantile(totals, 0.5),
    p90: drawnQuantile(totals, 0.9),
    atLeastTarget: atLeast(totals, target),
    wonSoFar: now.wonSoFar,
    openDeals: now.open.length + now.withoutAmount,
    openAmount: now.openAmount,
    weighted,
    withoutAmount: now.withoutAmount,
    createAndClose: now.createAndClose.length === 0 ? null : mean(now.createAndClose),
    shock,
    record: trackRecord(history, seed),
    moving: movers.map((deal, i) => ({
      ...deal,
      varianceShare: openVariance === 0 ? 0 : variance(deal) / openVariance,
      targetIfWon: watched[i]?.targetIfWon ?? null,
      targetIfLost: watched[i]?.targetIfLost ?? null,
    })),
    independent: {
      mean: won + weighted,
      p10: won + alone.quantile(0.1),
      p50: won + alone.quantile(0.5),
      p90: won + alone.quantile(0.9),
      atLeastTarget: target === null ? null : alone.atLeast(target - won),
      bound: alone.bound,
    },
    histogram: histogram(totals),
    open: now.open,
    ignoredVisits: now.ignoredVisits,
  };
};
