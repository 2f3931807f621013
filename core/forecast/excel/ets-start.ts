import { leastSquaresLine } from "../series/theta.ts";

/** Where Excel's recursion starts: level and slope before the first value, one season offset a position (empty without season). */
export interface ExcelStart {
  readonly level: number;
  readonly slope: number;
  readonly season: Float64Array;
}

const mean = (y: ArrayLike<number>, from: number, count: number): number => {
  let total = 0;
  for (let t = from; t < from + count; t++) total += y[t] as number;
  return total / count;
};

/** Offsets from means over two cycles, as found in Excel for even periods; cycles beyond the third don't count. */
const windowOffsets = (y: ArrayLike<number>, m: number, cycles: number): Float64Array => {
  const offsets = new Float64Array(m);
  for (let k = 0; k < cycles * m; k++) {
    const t = k + Math.floor(m / 2) - 1;
    offsets[t % m] = (offsets[t % m] as number) + ((y[t] as number) - mean(y, k, 2 * m)) / cycles;
  }
  return offsets;
};

/** Offsets from the line whose slope is the mean change over a cycle: for histories of two cycles, too short for the windows. */
const lineOffsets = (y: ArrayLike<number>, m: number): Float64Array => {
  const n = y.length;
  let slope = 0;
  for (let t = m; t < n; t++) slope += ((y[t] as number) - (y[t - m] as number)) / (n - m) / m;
  const offsets = new Float64Array(m);
  for (let t = 0; t < n; t++) {
    const visits = Math.floor((n - 1 - (t % m)) / m) + 1;
    offsets[t % m] = (offsets[t % m] as number) + ((y[t] as number) - slope * t) / visits;
  }
  return offsets;
};

const started = (y: ArrayLike<number>, offsets: Float64Array): ExcelStart => {
  const m = offsets.length;
  const shift = m === 0 ? 0 : mean(offsets, 0, m);
  const season = offsets.map((offset) => offset - shift);
  const flat = Float64Array.from(
    { length: y.length },
    (_, t) => (y[t] as number) - (m === 0 ? 0 : (season[t % m] as number)),
  );
  const { slope } = leastSquaresLine(flat);
  return { level: (flat[0] as number) - slope, slope, season };
};

/**
 * Excel's start for even periods with four cycles, and without a season (level one least-squares step before the first value, so that the
 * first error is 0). For odd periods and shorter histories Excel's rule is not known: several starts that give exact answers on exact data
 * are offered, and the one with the least squared error is taken.
 */
export const excelStarts = (y: ArrayLike<number>, period: number): ExcelStart[] => {
  const n = y.length;
  if (period < 2) return [started(y, new Float64Array(0))];
  const cycles = Math.min(3, Math.floor((n - 2 * period + 1) / period));
  const windows = cycles < 1 ? [] : [started(y, windowOffsets(y, period, cycles))];
  const known = period % 2 === 0 && n >= 4 * period;
  return known ? windows : [...windows, started(y, lineOffsets(y, period))];
};
