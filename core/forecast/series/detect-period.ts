import { autocorrelations } from "./decompose.ts";

/** Periods that business data has: week, quarters and months of a year, hours of a day, weeks of a year. */
const usual = [4, 7, 12, 24, 52] as const;

/** Autocorrelation of the trend-free series that a season must reach, and by how much it must beat its neighbours. */
const least = 0.3;

/**
 * The season of a history whose frequency is not known: of the usual periods with at least three cycles, the one with the highest
 * autocorrelation, if the series without its trend repeats clearly enough at it and better than at the lags around; else 1.
 */
export const detectPeriod = (y: ArrayLike<number>): number => {
  const n = y.length;
  const change = new Float64Array(Math.max(0, n - 1));
  for (let t = 1; t < n; t++) change[t - 1] = (y[t] as number) - (y[t - 1] as number);
  const candidates = usual.filter((m) => n >= 3 * m + 1);
  const longest = candidates[candidates.length - 1];
  if (longest === undefined) return 1;
  const found = autocorrelations(change, longest + 1);
  let best = 1;
  let height = Math.max(least, 2 / Math.sqrt(n));
  for (const m of candidates) {
    const here = found[m] as number;
    if (here > height && here > (found[m - 1] as number) && here > (found[m + 1] as number)) {
      best = m;
      height = here;
    }
  }
  return best;
};
