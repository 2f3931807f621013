import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { twoProportionTest } from "../stats/two-proportion.ts";
import { type LiftVerdict, type Segment, type SegmentLift, segmentLift } from "./segment-lift.ts";
import { weightOfEvidence } from "./weight-of-evidence.ts";

export interface SegmentColumn {
  readonly column: string;
  readonly segments: readonly Segment[];
}

export interface TestedSegment extends SegmentLift {
  readonly column: string;
  /** Two-sided test of this segment against all other deals of the column. */
  readonly pValue: number | null;
  /** The same, adjusted for all segments of all columns (Benjamini-Hochberg). */
  readonly adjusted: number | null;
  /** above or below only where the adjusted value is 0.05 or less. */
  readonly verdict: LiftVerdict;
}

export interface ProfileColumn {
  readonly column: string;
  /** Information value of the column, counts smoothed by one half. */
  readonly iv: number;
  readonly segments: readonly TestedSegment[];
}

const falseDiscoveries = 0.05;

/**
 * The ideal customer profile: each segment of each column against the rest, with intervals, and verdicts that survive testing so many at once.
 * Segments below `minTotal` decided deals (default 30) aren't tested. Columns by falling information value.
 */
export const profile = (columns: readonly SegmentColumn[], minTotal = 30): ProfileColumn[] => {
  const lifted = columns.map(({ column, segments }) => {
    const won = segments.reduce((total, segment) => total + segment.won, 0);
    const total = segments.reduce((sum, segment) => sum + segment.total, 0);
    const tested = segmentLift(segments, minTotal).segments.map((segment) => ({
      ...segment,
      column,
      pValue:
        segment.total < minTotal
          ? null
          : twoProportionTest(segment.won, segment.total, won - segment.won, total - segment.total).pValue,
    }));
    const bins = segments
      .filter((segment) => segment.total > 0)
      .map((segment) => ({ name: segment.name, won: segment.won, lost: segment.total - segment.won }));
    return { column, iv: weightOfEvidence(bins, 0.5).iv, tested };
  });
  const adjusted = benjaminiHochberg(lifted.flatMap(({ tested }) => tested.map(({ pValue }) => pValue)));
  let next = 0;
  return lifted
    .map(
      ({ column, iv, tested }): ProfileColumn => ({
        column,
        iv,
        segments: tested.map((segment) => {
          const value = adjusted[next++] ?? null;
          return { ...segment, adjusted: value, verdict: verdict(segment, value) };
        }),
      }),
    )
    .sort((a, b) => b.iv - a.iv || (a.column < b.column ? -1 : 1));
};

const verdict = (segment: SegmentLift & { readonly pValue: number | null }, adjusted: number | null): LiftVerdict => {
  if (segment.verdict === "no_data" || segment.verdict === "too_few") return segment.verdict;
  return adjusted !== null && adjusted <= falseDiscoveries ? segment.verdict : "inconclusive";
};
