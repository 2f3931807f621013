import type { Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface StepCounts {
  /** How many reached each step. */
  readonly counts: readonly number[];
  /** Reached k / reached k - 1; blank for the first step and after a step that nobody reached. */
  readonly stepRates: readonly (Exact | null)[];
  /** Reached last / reached first. */
  readonly overall: Exact | null;
}

export const stepCounts = (counts: readonly number[]): StepCounts => ({
  counts,
  stepRates: counts.map((count, k) => (k === 0 ? null : ratio(count, counts[k - 1] as number))),
  overall: ratio(counts[counts.length - 1] ?? 0, counts[0] ?? 0),
});
