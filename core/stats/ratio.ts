import { div, type Exact, exact, sign } from "../money/exact.ts";

/** part / whole, exact; null where the whole is 0, for which no rate exists. */
export const ratio = (part: Exact | number, whole: Exact | number): Exact | null => {
  const divisor = typeof whole === "number" ? exact(whole) : whole;
  if (sign(divisor) === 0) return null;
  return div(typeof part === "number" ? exact(part) : part, divisor);
};
