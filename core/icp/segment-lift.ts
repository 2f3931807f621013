import { div, type Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";
import { wilson } from "../stats/wilson.ts";

export interface Segment {
  readonly name: string;
  readonly won: number;
  /** Won and lost. */
  readonly total: number;
}

/** above and below need the whole interval on one side of the overall rate. */
export type LiftVerdict = "above" | "below" | "inconclusive" | "too_few" | "no_data";

export interface SegmentLift {
  readonly segment: string;
  readonly won: number;
  readonly total: number;
  readonly rate: Exact | null;
  /** Segment rate / overall rate. */
  readonly lift: Exact | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: LiftVerdict;
}

export interface Lift {
  readonly baseRate: Exact | null;
  readonly segments: readonly SegmentLift[];
}

const sumOf = (segments: readonly Segment[], key: "won" | "total") =>
  segments.reduce((total, segment) => total + segment[key], 0);

/** Win rate of each segment against that of all segments together, with Wilson interval; segments below `minTotal` deals get no verdict. */
export const segmentLift = (segments: readonly Segment[], minTotal = 0, confidence = 0.95): Lift => {
  const won = sumOf(segments, "won");
  const total = sumOf(segments, "total");
  const baseRate = ratio(won, total);
  const base = won / total;
  return {
    baseRate,
    segments: segments.map((segment) => {
      const rate = ratio(segment.won, segment.total);
      const { low, high } = wilson(segment.won, segment.total, confidence);
      return {
        segment: segment.name,
        won: segment.won,
        total: segment.total,
        rate,
        lift: rate === null || baseRate === null || won === 0 ? null : div(rate, baseRate),
        low,
        high,
        verdict: verdict(segment.total, minTotal, low, high, base),
      };
    }),
  };
};

const verdict = (
  total: number,
  minTotal: number,
  low: number | null,
  high: number | null,
  base: number,
): LiftVerdict => {
  if (low === null || high === null) return "no_data";
  if (total < minTotal) return "too_few";
  return low > base ? "above" : high < base ? "below" : "inconclusive";
};
