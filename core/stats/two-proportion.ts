import { type Exact, sub } from "../money/exact.ts";
import { normalCdf } from "./normal.ts";
import { ratio } from "./ratio.ts";
import { requireCount } from "./wilson.ts";

export interface TwoProportionTest {
  /** k1/n1 - k2/n2. */
  readonly difference: Exact | null;
  readonly z: number | null;
  /** Two-sided. */
  readonly pValue: number | null;
}

/**
 * The pooled two-sided z test of two independent rates. z and p are blank where they don't exist: an empty group, or the same outcome for
 * everyone in both. A rule of thumb wants five of each outcome in each group; the caller shows n.
 */
export const twoProportionTest = (k1: number, n1: number, k2: number, n2: number): TwoProportionTest => {
  requireCount(k1, n1);
  requireCount(k2, n2);
  const first = ratio(k1, n1);
  const second = ratio(k2, n2);
  if (first === null || second === null) return { difference: null, z: null, pValue: null };
  const pooled = (k1 + k2) / (n1 + n2);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const difference = sub(first, second);
  if (error === 0) return { difference, z: null, pValue: null };
  // Crosswise, so that equal rates give exactly 0.
  const z = (k1 * n2 - k2 * n1) / (n1 * n2) / error;
  return { difference, z, pValue: 2 * normalCdf(-Math.abs(z)) };
};
