import type { LikelyDeal, SumDistribution } from "./deal-sum.ts";

/** Waves the distribution is made of. */
const waves = 4096;
/** P(the sum leaves the window) and what a wave must at least have to count. */
const outside = 1e-12;
const negligible = 1e-17;
/** The added noise makes waves beyond the last one vanish (e^−32), and is smaller than `bound` but in 2 of 10⁹ cases. */
const beyondLast = 8;
const noiseBound = 6;

/** How far the sum can be from its mean but in `outside` of all cases (Bernstein), never farther than all deals together. */
const reach = (deals: readonly LikelyDeal[]): number => {
  let variance = 0;
  let largest = 0;
  let span = 0;
  for (const { amount, probability: p } of deals) {
    variance += amount * amount * p * (1 - p);
    largest = Math.max(largest, Math.abs(amount));
    span += Math.abs(amount);
  }
  const log = Math.log(2 / outside);
  const linear = (largest * log) / 3;
  return Math.min(span, linear + Math.sqrt(linear * linear + 2 * variance * log));
};

/**
 * The sum of many independent deals plus a normal noise far smaller than its spread, so that its characteristic function, the product of
 * the deals', dies out and the distribution function is a finite Fourier series (Gil-Pelaez 1951). No amount is moved: `bound` is what the
 * noise can add (6 of its standard deviations, 2 in 10⁹ beyond). For tens of thousands of deals
 * about 3 % of the standard deviation. Quantiles to the cent.
 */
export const smoothedSum = (deals: readonly LikelyDeal[]): SumDistribution => {
  const mean = deals.reduce((sum, { amount, probability }) => sum + amount * probability, 0);
  const window = 2.02 * reach(deals);
  const noise = (beyondLast * window) / (2 * Math.PI * waves);
  const numbers: number[] = [];
  const real: number[] = [];
  const imaginary: number[] = [];
  for (let k = 1; k <= waves; k++) {
    const omega = (2 * Math.PI * k) / window;
    const size = Math.exp(-0.5 * (omega * noise) ** 2);
    let a = size * Math.cos(omega * mean);
    let b = -size * Math.sin(omega * mean);
    for (const { amount, probability } of deals) {
      const u = 1 - probability + probability * Math.cos(omega * amount);
      const v = probability * Math.sin(omega * amount);
      const next = a * u - b * v;
      b = a * v + b * u;
      a = next;
      if (a * a + b * b < negligible * negligible) break;
    }
    if (a * a + b * b < negligible * negligible) continue;
    numbers.push(k);
    real.push(a);
    imaginary.push(b);
  }
  /** P(sum ≤ mean + x). */
  const below = (x: number): number => {
    if (x <= -window / 2) return 0;
    if (x >= window / 2) return 1;
    let total = x / window + 0.5;
    for (let i = 0; i < numbers.length; i++) {
      const k = numbers[i] as number;
      const angle = (2 * Math.PI * k * x) / window;
      const b = imaginary[i] as number;
      const start = k % 2 === 0 ? b : -b;
      total += ((real[i] as number) * Math.sin(angle) - b * Math.cos(angle) + start) / (Math.PI * k);
    }
    return Math.min(1, Math.max(0, total));
  };
  return {
    bound: noiseBound * noise,
    quantile: (q) => {
      let low = -window / 2;
      let high = window / 2;
      for (let i = 0; i < 60 && high - low > 0.001; i++) {
        const middle = (low + high) / 2;
        if (below(middle) >= q) high = middle;
        else low = middle;
      }
      return Math.round((mean + high) * 100) / 100;
    },
    atLeast: (total) => 1 - below(total - mean),
  };
};
