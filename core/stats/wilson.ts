import { RevError } from "../errors/error.ts";
import { normalQuantile } from "./normal.ts";

export interface RateInterval {
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Refuses counts that no sample can have: k of n needs whole numbers with 0 <= k <= n. */
export const requireCount = (k: number, n: number): void => {
  if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n)) {
    throw new RevError("COUNT_OUT_OF_RANGE", { k, n });
  }
};

/**
 * The rate k/n with its Wilson score interval, without continuity correction (Newcombe 1998, method 3). The interval never leaves 0 to 1
 * and has width also at 0 and at n. All blank for n = 0; COUNT_OUT_OF_RANGE unless 0 <= k <= n, CONFIDENCE_OUT_OF_RANGE unless between 0 and 1.
 */
export const wilson = (k: number, n: number, confidence = 0.95): RateInterval => {
  requireCount(k, n);
  if (!(confidence > 0 && confidence < 1)) throw new RevError("CONFIDENCE_OUT_OF_RANGE", { confidence });
  if (n === 0) return { rate: null, low: null, high: null };
  const z = normalQuantile((1 + confidence) / 2);
  const rate = k / n;
  const scale = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((rate * (1 - rate) + (z * z) / (4 * n)) / n)) / scale;
  return { rate, low: k === 0 ? 0 : Math.max(0, centre - half), high: k === n ? 1 : Math.min(1, centre + half) };
};
