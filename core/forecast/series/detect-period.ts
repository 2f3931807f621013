import { autocorrelations, centredAverage } from "./decompose.ts";

/** Periods that business data has: quarters of a year, week, months of a year, hours of a day, weeks of a year. */
const usual = [4, 7, 12, 24, 52] as const;

/** Autocorrelation that a season must reach, in how many standard errors, and how far it must stand out of its neighbours. */
const least = 0.25;
const errors = 2;
const sharp = 0.2;
/** A longer period is taken only when it repeats this much better: multiples of a period repeat as well as the period. */
const better = 0.05;

/** Autocorrelation at lag m where it is beyond Bartlett's limit (and, if wanted, a peak), else 0. */
const repeats = (z: Float64Array, m: number, peak: boolean): number => {
  const n = z.length;
  const found = autocorrelations(z, m + 1);
  let squares = 0;
  for (let lag = 1; lag < m; lag++) squares += (found[lag] as number) ** 2;
  const here = ((found[m] as number) * n) / (n - m);
  const beside = Math.max(found[m - 1] as number, found[m + 1] as number);
  const limit = Math.max(least, errors * Math.sqrt((1 + 2 * squares) / (n - m)));
  return here > limit && (!peak || here > beside + sharp) ? here : 0;
};

/**
 * The season of a history whose frequency is not known: of the usual periods with at least three cycles, the one that repeats best, else 1.
 * Two views, since each is blind to half of all seasons: the changes show sharp ones (a Christmas week), the distances from a moving
 * average over one period smooth ones (summer and winter).
 */
export const detectPeriod = (y: ArrayLike<number>): number => {
  const n = y.length;
  const changes = Float64Array.from({ length: Math.max(0, n - 1) }, (_, t) => (y[t + 1] as number) - (y[t] as number));
  let best = 1;
  let height = 0;
  for (const m of usual.filter((period) => n >= 3 * period + 1)) {
    const half = Math.floor(m / 2);
    const trend = centredAverage(y, m);
    const rest = trend.map((value, t) => (y[t] as number) - value).subarray(half, n - half);
    const here = Math.max(repeats(changes, m, true), repeats(rest, m, false));
    if (here > height + (best > 1 ? better : 0)) {
      best = m;
      height = here;
    }
  }
  return best;
};
