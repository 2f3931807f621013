import { add, type Exact, one, sign, sub, toNumber, zero } from "../money/exact.ts";
import { quantile } from "../stats/quantile.ts";
import { ratio } from "../stats/ratio.ts";

export interface SegmentSeries {
  readonly segment: string;
  /** Bookings per quarter, oldest first, without gaps (0 where nothing was booked). */
  readonly quarters: readonly Exact[];
}

export interface SegmentGrowth {
  readonly segment: string;
  /** Last four quarters / the four before - 1: free of seasonality by construction. Null with fewer than eight quarters. */
  readonly trailingYear: Exact | null;
  /** Share of the last four quarters' bookings of all segments. */
  readonly share: Exact | null;
  /** Each quarter's bookings divided by its season's index; null with fewer than eight quarters or bookings of 0 or less in a season. */
  readonly adjusted: readonly number[] | null;
  /** Season's index of the oldest quarter and the three after it, mean 1. */
  readonly indices: readonly number[] | null;
  /** Growth a year along the adjusted quarters (median of all pairwise slopes of the logarithm, Theil-Sen); null where not computable. */
  readonly yearly: number | null;
  /** Growth of the last quarter over the one before, adjusted. */
  readonly lastQuarter: number | null;
}

const seasons = 4;

/** Ratio to the centred mean of four quarters (2x4 moving average), median per season, scaled to mean 1. */
const seasonalIndices = (values: readonly number[]): number[] | null => {
  if (values.length < 2 * seasons) return null;
  const ratios: number[][] = Array.from({ length: seasons }, () => []);
  for (let i = 2; i < values.length - 2; i++) {
    const at = (offset: number) => values[i + offset] as number;
    const centre = (at(-2) / 2 + at(-1) + at(0) + at(1) + at(2) / 2) / seasons;
    if (centre > 0) (ratios[i % seasons] as number[]).push(at(0) / centre);
  }
  const medians = ratios.map((list) => quantile(list, 0.5));
  if (medians.some((value) => value === null || value <= 0)) return null;
  const mean = medians.reduce<number>((sum, value) => sum + (value as number), 0) / seasons;
  return medians.map((value) => (value as number) / mean);
};

const yearlyGrowth = (adjusted: readonly number[]): number | null => {
  if (adjusted.some((value) => value <= 0)) return null;
  const slopes = adjusted.flatMap((value, i) =>
    adjusted.slice(i + 1).map((later, k) => (Math.log(later) - Math.log(value)) / (k + 1)),
  );
  const slope = quantile(slopes, 0.5);
  return slope === null ? null : Math.exp(seasons * slope) - 1;
};

const lastYear = (quarters: readonly Exact[]) => quarters.slice(-seasons).reduce(add, zero);

/** Growth of segments or products with the season taken out, two ways that should agree: year on year, and the trend of adjusted quarters. */
export const segmentGrowth = (segments: readonly SegmentSeries[]): SegmentGrowth[] => {
  const whole = segments.map(({ quarters }) => lastYear(quarters)).reduce(add, zero);
  return segments.map(({ segment, quarters }): SegmentGrowth => {
    const year = lastYear(quarters);
    const before = lastYear(quarters.slice(0, -seasons));
    const change = quarters.length < 2 * seasons || sign(before) <= 0 ? null : ratio(year, before);
    const values = quarters.map(toNumber);
    const indices = seasonalIndices(values);
    const adjusted = indices === null ? null : values.map((value, i) => value / (indices[i % seasons] as number));
    const last = adjusted?.[adjusted.length - 1];
    const previous = adjusted?.[adjusted.length - 2];
    return {
      segment,
      trailingYear: change === null ? null : sub(change, one),
      share: ratio(year, whole),
      adjusted,
      indices,
      yearly: adjusted === null ? null : yearlyGrowth(adjusted),
      lastQuarter: last === undefined || previous === undefined || previous <= 0 ? null : last / previous - 1,
    };
  });
};
