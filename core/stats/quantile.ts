/**
 * The p-quantile of ascending numbers, linear between order statistics (type 7 of Hyndman and Fan, the default of R, Excel's
 * PERCENTILE.INC and Google Sheets). p from 0 to 1; null for no values.
 */
export const quantileSorted = (sorted: readonly number[], p: number): number | null => {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) return null;
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (position - below);
};

/** As `quantileSorted`, for numbers in any order. */
export const quantile = (values: readonly number[], p: number): number | null =>
  quantileSorted(
    [...values].sort((a, b) => a - b),
    p,
  );
