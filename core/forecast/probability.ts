import { RevError } from "../errors/error.ts";
import { compare, type Exact, exact, one, sign } from "../money/exact.ts";

/** A probability read exactly: 0 to 1 inclusive, else PROBABILITY_RANGE; text that is no number is NOT_A_NUMBER. */
export const probability = (value: string | number, place: string): Exact => {
  const p = exact(value, place);
  if (sign(p) < 0 || compare(p, one) > 0) throw new RevError("PROBABILITY_RANGE", { value: String(value), place });
  return p;
};
