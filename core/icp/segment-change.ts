import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { twoProportionTest } from "../stats/two-proportion.ts";
import type { Segment } from "./segment-lift.ts";

export interface SegmentChange {
  readonly segment: string;
  readonly rateBefore: number | null;
  readonly rateNow: number | null;
  /** Now - before. */
  readonly change: number | null;
  readonly pValue: number | null;
  /** Adjusted for all segments (Benjamini-Hochberg). */
  readonly adjusted: number | null;
}

const rate = (segment: Segment | undefined) =>
  segment === undefined || segment.total === 0 ? null : segment.won / segment.total;

/** How each segment's win rate changed from one quarter to the next; segments of either quarter, those of the present one first. */
export const segmentChange = (before: readonly Segment[], now: readonly Segment[]): SegmentChange[] => {
  const names = [...new Set([...now, ...before].map(({ name }) => name))];
  const rows = names.map((segment) => {
    const old = before.find(({ name }) => name === segment);
    const present = now.find(({ name }) => name === segment);
    const rateBefore = rate(old);
    const rateNow = rate(present);
    const test = twoProportionTest(present?.won ?? 0, present?.total ?? 0, old?.won ?? 0, old?.total ?? 0);
    const change = rateBefore === null || rateNow === null ? null : rateNow - rateBefore;
    return { segment, rateBefore, rateNow, change, pValue: test.pValue };
  });
  const adjusted = benjaminiHochberg(rows.map(({ pValue }) => pValue));
  return rows.map((row, i) => ({ ...row, adjusted: adjusted[i] ?? null }));
};
