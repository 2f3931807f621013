import { type Exact, max, sign, sub, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface Coverage {
  readonly remaining: Exact;
  readonly coverageTotal: Exact | null;
  readonly coverageRemaining: Exact | null;
  readonly pipelineRequired: Exact | null;
  readonly pipelineGap: Exact | null;
}

/**
 * Open pipeline against quota: total = pipeline / quota; remaining = pipeline / (quota − closed won), blank once the quota is met.
 * Pipeline required = remaining quota / win rate, and the gap is what is missing of it, at least 0. Without a win rate, or at 0, the last
 * two are blank unless nothing remains.
 */
export const coverage = (openPipeline: Exact, quota: Exact, closedWon: Exact, winRate: Exact | null): Coverage => {
  const remaining = max(sub(quota, closedWon), zero);
  const met = sign(remaining) === 0;
  const required = met ? zero : winRate === null ? null : ratio(remaining, winRate);
  return {
    remaining,
    coverageTotal: ratio(openPipeline, quota),
    coverageRemaining: ratio(openPipeline, remaining),
    pipelineRequired: required,
    pipelineGap: required === null ? null : max(sub(required, openPipeline), zero),
  };
};
