import { RevError } from "../errors/error.ts";
import { add, type Exact, exact, mul, one, sub } from "../money/exact.ts";

/** The last full season repeated; fewer values than a season is HISTORY_TOO_SHORT. */
export const seasonalNaive = <T>(history: readonly T[], season: number, periods: number): T[] => {
  if (history.length < season || season < 1) {
    throw new RevError("HISTORY_TOO_SHORT", { count: history.length, needed: Math.max(season, 1) });
  }
  return Array.from({ length: periods }, (_, h) => history[history.length - season + (h % season)] as T);
};

export interface HoltWintersStates {
  readonly level: Exact;
  readonly trend: Exact;
  /** One a season position, the first belongs to the first value of the history. */
  readonly seasonal: readonly Exact[];
}

export interface HoltWintersWeights {
  readonly alpha: Exact;
  readonly beta: Exact;
  readonly gamma: Exact;
}

/**
 * Additive Holt-Winters from given states and weights, in exact arithmetic: l = a(y − s) + (1 − a)(l + b); b = B(l' − l) + (1 − B)b;
 * s = g(y − l − b) + (1 − g)s with the level and trend before the step; forecast h = l + h·b + s of its position.
 */
export const holtWintersAdditive = (
  history: readonly Exact[],
  states: HoltWintersStates,
  { alpha, beta, gamma }: HoltWintersWeights,
  periods: number,
): { fitted: Exact[]; level: Exact; trend: Exact; seasonal: Exact[]; forecast: Exact[] } => {
  const mix = (weight: Exact, a: Exact, b: Exact) => add(mul(weight, a), mul(sub(one, weight), b));
  let { level, trend } = states;
  const seasonal = [...states.seasonal];
  const at = (t: number) => seasonal[t % seasonal.length] as Exact;
  const fitted = history.map((y, t) => {
    const ahead = add(level, trend);
    const season = at(t);
    const before = level;
    level = mix(alpha, sub(y, season), ahead);
    seasonal[t % seasonal.length] = mix(gamma, sub(y, ahead), season);
    trend = mix(beta, sub(level, before), trend);
    return add(ahead, season);
  });
  const forecast = Array.from({ length: periods }, (_, h) =>
    add(add(level, mul(exact(h + 1), trend)), at(history.length + h)),
  );
  return { fitted, level, trend, seasonal, forecast };
};
