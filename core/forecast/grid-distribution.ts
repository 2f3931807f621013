/** The distribution of a sum on a grid: index i is the total (offset + i) × step; `bound` is how far any total, and so any quantile, can be off. */
export interface GridDistribution {
  readonly step: number;
  readonly offset: number;
  readonly probabilities: Float64Array;
  readonly bound: number;
}

const mostCells = 8192;

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** A step that holds every amount exactly if the span allows, else the span divided into cells. */
const stepFor = (amounts: readonly number[], unit: number): number => {
  const whole = amounts.map((amount) => Math.abs(Math.round(amount / unit)));
  const exactStep = whole.reduce(greatestCommonDivisor, 0);
  const span = whole.reduce((a, b) => a + b, 0);
  if (exactStep === 0) return unit;
  return span / exactStep <= mostCells ? exactStep * unit : (span / mostCells) * unit;
};

/**
 * Sum of independent deals by convolution on a grid: exact (bound 0) where the amounts, read to `unit` (0.01 for cents), share a step with
 * few enough cells; else amounts go to the nearest grid point and `bound` is the sum of their moves. Negative amounts are allowed. The
 * probabilities sum to 1 but for rounding of doubles. No deals: 0 with certainty.
 */
export const gridDistribution = (
  deals: readonly { readonly amount: number; readonly probability: number }[],
  unit = 0.01,
): GridDistribution => {
  const likely = deals.filter(({ amount, probability }) => amount !== 0 && probability > 0);
  const step = stepFor(
    likely.map(({ amount }) => amount),
    unit,
  );
  const moves = likely.map(({ amount }) => Math.round(amount / step));
  const bound = likely.reduce((sum, { amount }, i) => sum + Math.abs(amount - (moves[i] as number) * step), 0);
  const offset = moves.reduce((sum, move) => sum + Math.min(move, 0), 0);
  const span = moves.reduce((sum, move) => sum + Math.abs(move), 0);
  const probabilities = new Float64Array(span + 1);
  probabilities[0] = 1;
  let filled = 0;
  // A negative deal is its full loss for certain (in the offset) and a chance of getting it back.
  likely.forEach(({ probability }, i) => {
    const move = moves[i] as number;
    const jump = Math.abs(move);
    const gain = move < 0 ? 1 - probability : probability;
    for (let k = filled; k >= 0; k--) {
      const mass = probabilities[k] as number;
      if (jump > 0) {
        probabilities[k + jump] = (probabilities[k + jump] as number) + mass * gain;
        probabilities[k] = mass * (1 - gain);
      }
    }
    filled += jump;
  });
  return { step, offset, probabilities, bound: bound < unit / 2 ? 0 : bound };
};

/** The smallest total with P(sum ≤ total) ≥ q. */
export const gridQuantile = ({ step, offset, probabilities }: GridDistribution, q: number): number => {
  let below = 0;
  for (let i = 0; i < probabilities.length; i++) {
    below += probabilities[i] as number;
    if (below >= q - 1e-12) return (offset + i) * step;
  }
  return (offset + probabilities.length - 1) * step;
};

/** P(sum ≥ amount), amounts within half a step of a grid point counting as that point. */
export const gridAtLeast = ({ step, offset, probabilities }: GridDistribution, amount: number): number => {
  let above = 0;
  for (let i = probabilities.length - 1; i >= 0 && (offset + i) * step >= amount - step * 1e-6; i--) {
    above += probabilities[i] as number;
  }
  return Math.min(1, above);
};
