import { twoProportionTest } from "../../core/stats/two-proportion.ts";
import type { Confidence } from "./context.ts";

/** Confidence in a figure that rests on n deals: high from 100, medium from 30. */
export const confidenceOfCount = (n: number): Confidence => (n >= 100 ? "high" : n >= 30 ? "medium" : "low");

/** Fewest of each outcome in each group from which the z test can be trusted. */
const least = 5;

/** Confidence that two rates differ, by the pooled two-sided z test: high below 5%, medium below 20%, low for samples too small for it. */
export const confidenceOfDifference = (k1: number, n1: number, k2: number, n2: number): Confidence => {
  const { pValue } = twoProportionTest(k1, n1, k2, n2);
  if (pValue === null || Math.min(k1, n1 - k1, k2, n2 - k2) < least) return "low";
  return pValue < 0.05 ? "high" : pValue < 0.2 ? "medium" : "low";
};
