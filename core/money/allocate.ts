import { RevError } from "../errors/error.ts";
import { abs, compare, type Exact, fraction, fromUnits, powerOfTen, roundToUnits, sign, sum, toText } from "./exact.ts";

/**
 * Divides a total by weights so that the parts, of `digits` decimals, add up to the total rounded to `digits` (largest remainder on the
 * absolute value, ties to the earlier line; a negative total mirrors its absolute value). A weight of 0 gets 0. No weights, only zero
 * weights or a negative weight are refused: WEIGHTS_ALL_ZERO, WEIGHT_NEGATIVE. Source: Hamilton's method.
 */
export const allocate = (total: Exact, weights: readonly Exact[], digits = 2, place = "weights"): Exact[] => {
  weights.forEach((weight, i) => {
    if (sign(weight) < 0) throw new RevError("WEIGHT_NEGATIVE", { value: toText(weight), row: i + 1, place });
  });
  const whole = sum(weights);
  if (sign(whole) === 0) throw new RevError("WEIGHTS_ALL_ZERO", { place });
  const units = roundToUnits(abs(total), digits);
  const parts = weights.map((weight, i) => {
    const share = fraction(units * weight.n * whole.d, weight.d * whole.n);
    return { i, floor: share.n / share.d, rest: share.n % share.d, d: share.d };
  });
  const spare = Number(units - parts.reduce((used, { floor }) => used + floor, 0n));
  const winners = new Set(
    [...parts]
      .sort((a, b) => {
        const [left, right] = [a.rest * b.d, b.rest * a.d];
        return left > right ? -1 : left < right ? 1 : a.i - b.i;
      })
      .slice(0, spare)
      .map(({ i }) => i),
  );
  const direction = sign(total) < 0 ? -1n : 1n;
  return parts.map(({ i, floor }) => fromUnits(direction * (floor + (winners.has(i) ? 1n : 0n)), digits));
};

/**
 * Shows exact values with `digits` decimals so that they add up to their rounded sum: each is rounded down and the units that are missing
 * go to the largest remainders, ties to the earlier value. Signs may differ.
 */
export const allocateSigned = (values: readonly Exact[], digits = 2): Exact[] => {
  const scale = powerOfTen(digits);
  const parts = values.map((value, i) => {
    const scaled = value.n * scale;
    const cut = scaled / value.d;
    const floor = cut * value.d > scaled ? cut - 1n : cut;
    return { i, floor, rest: fraction(scaled - floor * value.d, value.d) };
  });
  const spare = Number(roundToUnits(sum(values), digits) - parts.reduce((used, { floor }) => used + floor, 0n));
  const winners = new Set(
    [...parts]
      .sort((a, b) => compare(b.rest, a.rest) || a.i - b.i)
      .slice(0, spare)
      .map(({ i }) => i),
  );
  return parts.map(({ i, floor }) => fromUnits(floor + (winners.has(i) ? 1n : 0n), digits));
};
