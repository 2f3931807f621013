/** A stated probability of winning and whether the deal was won. */
export interface StatedChance {
  readonly probability: number;
  readonly won: boolean;
  /** How many deals share both; 1 by default. */
  readonly deals?: number;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly deals: number;
  readonly stated: number;
  readonly won: number;
}

/**
 * How well stated probabilities hold: Brier score = mean (p − won)², null without deals; and per bin of equal width, [from, to) and the
 * last one closed, the mean stated probability against the share won. Empty bins are left out.
 */
export const reliability = (
  chances: readonly StatedChance[],
  bins = 10,
): { brier: number | null; bins: ReliabilityBin[] } => {
  const sums = Array.from({ length: bins }, () => ({ deals: 0, stated: 0, won: 0 }));
  let squares = 0;
  let all = 0;
  for (const { probability, won, deals = 1 } of chances) {
    squares += deals * (probability - (won ? 1 : 0)) ** 2;
    all += deals;
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins + 1e-12))] as (typeof sums)[number];
    bin.deals += deals;
    bin.stated += deals * probability;
    if (won) bin.won += deals;
  }
  return {
    brier: all === 0 ? null : squares / all,
    bins: sums
      .map(({ deals, stated, won }, i) => ({
        from: i / bins,
        to: (i + 1) / bins,
        deals,
        stated: stated / deals,
        won: won / deals,
      }))
      .filter(({ deals }) => deals > 0),
  };
};
