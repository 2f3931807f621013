import { compare, type Exact, mul, round, sub, zero } from "../money/exact.ts";

/** from_first: once reached, the whole amount counts. above_only: only what lies above the threshold. */
export type ThresholdMode = "from_first" | "above_only";

/** Below the threshold nothing is paid; at or above it the whole amount or only the part above earns the rate, rounded once. */
export const thresholdCommission = (
  amount: Exact,
  rate: Exact,
  threshold: Exact,
  mode: ThresholdMode,
  digits = 2,
): { qualified: boolean; commission: Exact } => {
  const qualified = compare(amount, threshold) >= 0;
  const base = mode === "from_first" ? amount : sub(amount, threshold);
  return { qualified, commission: qualified ? round(mul(base, rate), digits) : zero };
};
