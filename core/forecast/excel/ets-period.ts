import { autocorrelations } from "../series/decompose.ts";

/** Autocorrelation of the changes from which a season is believed. */
const least = 0.3;

/**
 * The season found in values at even steps, 1 for none: of the lags with three whole cycles, the highest peak of the autocorrelation of
 * the changes from value to value, if it reaches 0.3. Excel's own rule is not published; this one finds what Excel found on 14 of the 15
 * published workbooks it was compared with.
 */
export const excelPeriod = (y: ArrayLike<number>): number => {
  const n = y.length;
  const longest = Math.floor(n / 3);
  if (longest < 2) return 1;
  const change = Float64Array.from({ length: n - 1 }, (_, t) => (y[t + 1] as number) - (y[t] as number));
  const size = change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (change.every((value) => Math.abs(value - (change[0] as number)) <= 1e-9 * size)) return 1;
  const found = autocorrelations(change, longest + 1);
  let best = 1;
  let height = least;
  for (let lag = 2; lag <= longest; lag++) {
    const here = found[lag] as number;
    if (here >= height && here > (found[lag - 1] as number) && here >= (found[lag + 1] as number)) {
      best = lag;
      height = here;
    }
  }
  return best;
};
