const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** P(Z > x) for x ≥ 3 by the continued fraction x + 1/(x + 2/(x + 3/(…))). */
const upperTail = (x: number): number => {
  let rest = x;
  for (let k = 80; k >= 1; k--) rest = x + k / rest;
  return density(x) / rest;
};

/** Standard normal distribution function, to about 1e-16: a series inside ±3, a continued fraction in the tails. */
export const normalCdf = (x: number): number => {
  if (x >= 3) return 1 - upperTail(x);
  if (x <= -3) return upperTail(-x);
  let term = x;
  let total = x;
  for (let k = 3; k < 200 && Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    total += term;
  }
  return 0.5 + density(x) * total;
};

/**
 * The z with P(Z ≤ z) = p, to about 1e-15; ±Infinity at 1 and 0, NaN outside 0 to 1. A rational start (Abramowitz and Stegun 26.2.23),
 * then Newton steps on `normalCdf` of the lower tail.
 */
export const normalQuantile = (p: number): number => {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let i = 0; i < 6; i++) {
    const step = (normalCdf(z) - p) / density(z);
    z -= step / (1 + 0.5 * z * step);
    if (Math.abs(step) < 1e-15) break;
  }
  return p === 0.5 ? 0 : z;
};

/** Student's t quantile for `degrees` ≥ 1 by the Cornish-Fisher expansion around the normal one; within 2 % for 3 degrees and more. */
export const studentQuantile = (p: number, degrees: number): number => {
  const z = normalQuantile(p);
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * (3 + z2 * (16 + 5 * z2))) / 96;
  const g3 = (z * (-15 + z2 * (17 + z2 * (19 + 3 * z2)))) / 384;
  return z + (g1 + (g2 + g3 / degrees) / degrees) / degrees;
};
