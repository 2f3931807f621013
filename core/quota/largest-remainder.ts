import { RevError } from "../errors/error.ts";
import { abs, compare, type Exact, fraction, mul, roundToUnits, sign, sub, sum } from "../money/exact.ts";

/**
 * Divides whole units by weights so that the parts add up: each part is cut to whole units, what is left goes one unit each to the largest
 * remainders, ties to the earlier line. A negative total is divided by its absolute value. Errors: NEGATIVE_WEIGHT, WEIGHTS_SUM_TO_ZERO.
 */
export const largestRemainder = (units: bigint, weights: readonly Exact[]): bigint[] => {
  weights.forEach((weight, i) => {
    if (sign(weight) < 0) throw new RevError("NEGATIVE_WEIGHT", { line: i + 1 });
  });
  const whole = sum(weights);
  if (sign(whole) === 0) throw new RevError("WEIGHTS_SUM_TO_ZERO", { count: weights.length });
  const size = abs({ n: units, d: 1n });
  const shares = weights.map((weight, line) => {
    const exactShare = mul(size, fraction(weight.n * whole.d, weight.d * whole.n));
    const part = roundToUnits(exactShare, 0, "down");
    return { line, part, rest: sub(exactShare, { n: part, d: 1n }) };
  });
  let left = size.n - shares.reduce((total, { part }) => total + part, 0n);
  const parts = shares.map(({ part }) => part);
  for (const { line } of [...shares].sort((a, b) => compare(b.rest, a.rest) || a.line - b.line)) {
    if (left === 0n) break;
    parts[line] = (parts[line] as bigint) + 1n;
    left--;
  }
  return units < 0n ? parts.map((part) => -part) : parts;
};
