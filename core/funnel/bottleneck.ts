import { add, compare, type Exact, min, mul, one, sub } from "../money/exact.ts";

export interface ConversionStep {
  readonly name: string;
  readonly conversion: Exact;
}

export interface PointUplift {
  readonly revenue: Exact;
  /** Per step, in the order given: revenue with that conversion raised by the points, less revenue. */
  readonly uplifts: readonly { readonly step: string; readonly uplift: Exact }[];
  /** Names of the steps by falling uplift; equal ones keep the order given. */
  readonly ranking: readonly string[];
}

const product = (values: readonly Exact[]) => values.reduce(mul, one);

/**
 * What one more point (default 0.01) of each conversion would bring: entries x product of conversions x average deal, with one conversion
 * raised, at most to 1. A building block: it always names the lowest rate. `bottleneck-ranking.ts` ranks by the gap to what was once reached.
 */
export const pointUplift = (
  steps: readonly ConversionStep[],
  entries: Exact,
  averageDeal: Exact,
  points: Exact,
): PointUplift => {
  const scale = mul(entries, averageDeal);
  const conversions = steps.map(({ conversion }) => conversion);
  const revenue = mul(scale, product(conversions));
  const uplifts = steps.map(({ name, conversion }, k) => {
    const raised = conversions.map((value, i) => (i === k ? min(one, add(conversion, points)) : value));
    return { step: name, uplift: sub(mul(scale, product(raised)), revenue) };
  });
  const ranking = [...uplifts].sort((a, b) => compare(b.uplift, a.uplift)).map(({ step }) => step);
  return { revenue, uplifts, ranking };
};
