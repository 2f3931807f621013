import { type Exact, less, min, mul, round, sum, zero } from "../money/exact.ts";

export interface Objective {
  readonly weight: Exact;
  /** 1 is fully achieved. */
  readonly achievement: Exact;
  /** Below it the achievement counts 0. */
  readonly min?: Exact;
  /** Above it the achievement counts as this. */
  readonly cap?: Exact;
}

/** Bonus for weighted objectives: target x weight x achievement per objective, rounded each; the payout is their sum. */
export const objectivesBonus = (
  target: Exact,
  objectives: readonly Objective[],
  digits = 2,
): { lines: Exact[]; payout: Exact; weightTotal: Exact } => {
  const lines = objectives.map((objective) => {
    const { weight, achievement, cap } = objective;
    const missed = objective.min !== undefined && less(achievement, objective.min);
    const counted = missed ? zero : cap === undefined ? achievement : min(achievement, cap);
    return round(mul(mul(target, weight), counted), digits);
  });
  return { lines, payout: sum(lines), weightTotal: sum(objectives.map(({ weight }) => weight)) };
};
