import { autocorrelations } from "../series/decompose.ts";
import { leastSquaresLine } from "../series/theta.ts";

/** Autocorrelation at which a season is believed: at least this, and beyond twice its standard error. */
const least = 0.3;

/**
 * The season found in values at even steps, 1 for none: of the lags with three whole cycles, the peak of the autocorrelation of the values
 * without their line. Excel's own rule is not published.
 */
export const excelPeriod = (y: ArrayLike<number>): number => {
  const n = y.length;
  const longest = Math.floor(n / 3);
  if (longest < 2) return 1;
  const { slope, intercept } = leastSquaresLine(y);
  const flat = Float64Array.from({ length: n }, (_, t) => (y[t] as number) - intercept - slope * (t + 1));
  if (flat.every((value) => Math.abs(value) < 1e-9 * (1 + Math.abs(intercept)))) return 1;
  const found = autocorrelations(flat, longest + 1);
  let best = 1;
  let height = Math.max(least, 2 / Math.sqrt(n));
  for (let lag = 2; lag <= longest; lag++) {
    const here = found[lag] as number;
    if (here > height && here > (found[lag - 1] as number) && here >= (found[lag + 1] as number)) {
      best = lag;
      height = here;
    }
  }
  return best;
};
