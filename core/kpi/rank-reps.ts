import { ratePrior, shrink } from "../stats/beta-binomial.ts";
import { wilson } from "../stats/wilson.ts";

export interface RepRecord {
  readonly rep: string;
  readonly won: number;
  readonly lost: number;
}

export interface RankedRep {
  readonly rep: string;
  /** Decided deals: won and lost. */
  readonly n: number;
  readonly rate: number | null;
  /** Wilson interval, 95%. */
  readonly low: number | null;
  readonly high: number | null;
  /** The rate drawn towards the team's, by which reps are ranked; null for the unranked. */
  readonly shrunk: number | null;
  /** From 1; null for the unranked. */
  readonly rank: number | null;
  /** Against the team's rate; the whole interval must be on one side. */
  readonly verdict: "above" | "below" | "inconclusive" | "too_few";
}

export interface RepRanking {
  readonly ranked: readonly RankedRep[];
  /** Reps with too few decided deals, by name. */
  readonly unranked: readonly RankedRep[];
  /** Win rate of all reps together. */
  readonly team: number | null;
}

/**
 * Reps by win rate. Fewer than `minDeals` decided deals (default 10) can't be ranked; among the others, small samples are drawn towards the
 * team's rate, so that three lucky wins don't lead. Equal rates share the better rank.
 */
export const rankReps = (reps: readonly RepRecord[], minDeals = 10): RepRanking => {
  const trials = reps.map(({ won, lost }) => ({ k: won, n: won + lost }));
  const prior = ratePrior(trials);
  const team = prior === null ? null : prior.mean;
  const rows = reps.map(({ rep, won, lost }): Omit<RankedRep, "rank"> => {
    const n = won + lost;
    const interval = wilson(won, n);
    const enough = n >= minDeals && n > 0 && prior !== null;
    return {
      rep,
      n,
      ...interval,
      shrunk: enough ? shrink({ k: won, n }, prior).rate : null,
      verdict: !enough ? "too_few" : verdict(interval.low as number, interval.high as number, prior.mean),
    };
  });
  const byName = (a: { rep: string }, b: { rep: string }) => (a.rep < b.rep ? -1 : a.rep > b.rep ? 1 : 0);
  const ranked = rows
    .filter(({ shrunk }) => shrunk !== null)
    .sort((a, b) => (b.shrunk as number) - (a.shrunk as number) || byName(a, b));
  return {
    ranked: ranked.map((row) => ({
      ...row,
      rank: 1 + ranked.filter((x) => (x.shrunk as number) > (row.shrunk as number)).length,
    })),
    unranked: rows
      .filter(({ shrunk }) => shrunk === null)
      .sort(byName)
      .map((row) => ({ ...row, rank: null })),
    team,
  };
};

const verdict = (low: number, high: number, team: number): RankedRep["verdict"] =>
  low > team ? "above" : high < team ? "below" : "inconclusive";
