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

/** Achievement as it counts: 0 below the minimum, at most the cap. */
export const countedAchievement = ({ achievement, min: least, cap }: Objective): Exact => {
  if (least !== undefined && less(achievement, least)) return zero;
  return cap === undefined ? achievement : min(achievement, cap);
};

/** Bonus for weighted objectives: target x weight x achievement per objective, rounded each; the payout is their sum. */
export const objectivesBonus = (
  target: Exact,
  objectives: readonly Objective[],
  digits = 2,
): { lines: Exact[]; payout: Exact; weightTotal: Exact } => {
  const lines = objectives.map((objective) =>
    round(mul(mul(target, objective.weight), countedAchievement(objective)), digits),
  );
  return { lines, payout: sum(lines), weightTotal: sum(objectives.map(({ weight }) => weight)) };
};
