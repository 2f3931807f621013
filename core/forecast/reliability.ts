/** A stated probability of winning and whether the deal was won. */
export interface StatedChance {
  readonly probability: number;
  readonly won: boolean;
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
  for (const { probability, won } of chances) {
    squares += (probability - (won ? 1 : 0)) ** 2;
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins + 1e-12))] as (typeof sums)[number];
    bin.deals++;
    bin.stated += probability;
    if (won) bin.won++;
  }
  return {
    brier: chances.length === 0 ? null : squares / chances.length,
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
