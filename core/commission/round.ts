import { type Exact, type RoundingMode, round, sum } from "../money/exact.ts";

/**
 * Rounds each value to `digits` decimals and gives both totals: of the rounded values (what a statement shows) and of the exact ones,
 * rounded once. They may differ. Modes: half_up (ties away from zero), half_even, down (toward zero).
 */
export const roundEach = (
  values: readonly Exact[],
  digits: number,
  mode: RoundingMode,
): { rounded: Exact[]; sumOfRounded: Exact; roundedSum: Exact } => {
  const rounded = values.map((value) => round(value, digits, mode));
  return { rounded, sumOfRounded: sum(rounded), roundedSum: round(sum(values), digits, mode) };
};
