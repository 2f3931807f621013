import { type Exact, fromUnits, powerOfTen } from "../money/exact.ts";

const wholeRoot = (n: bigint): bigint => {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
};

/**
 * The square root to `digits` decimals, cut off, and exact where the root has that many decimals or fewer: sqrt(400) is 20. The value must
 * not be negative: variances and sums of squares are not.
 */
export const squareRoot = (value: Exact, digits = 30): Exact => {
  if (value.n < 0n) throw new RangeError("square root of a negative number");
  return fromUnits(wholeRoot((value.n * powerOfTen(2 * digits)) / value.d), digits);
};
