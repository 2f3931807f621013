import { quantile } from "./quantile.ts";

/** A stay: its days so far, and whether it has ended. One that hasn't is right-censored. */
export interface Stay {
  readonly days: number;
  readonly left: boolean;
}

export interface SurvivalStep {
  readonly days: number;
  readonly atRisk: number;
  readonly left: number;
  /** Share still there after this day. */
  readonly survival: number;
}

export interface Survival {
  readonly n: number;
  readonly ended: number;
  readonly steps: readonly SurvivalStep[];
  /** First day with survival of one half or less; null while more than half are still there. */
  readonly median: number | null;
}

const rounding = 1e-12;

/** The first day on which survival is `share` or less; null where it never falls that far. */
export const survivalQuantile = (steps: readonly SurvivalStep[], share: number): number | null =>
  steps.find(({ survival }) => survival <= share + rounding)?.days ?? null;

/**
 * The Kaplan-Meier curve of stays (Kaplan and Meier 1958). Stays that haven't ended count as at risk up to and including their last day.
 * One step a day on which somebody left; no steps and a blank median for no ended stays. Order of the stays doesn't matter.
 */
export const kaplanMeier = (stays: readonly Stay[]): Survival => {
  const sorted = [...stays].sort((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let ended = 0;
  for (let i = 0; i < sorted.length; ) {
    const { days } = sorted[i] as Stay;
    const atRisk = sorted.length - i;
    let left = 0;
    for (; i < sorted.length && (sorted[i] as Stay).days === days; i++) if ((sorted[i] as Stay).left) left++;
    if (left === 0) continue;
    ended += left;
    survival *= (atRisk - left) / atRisk;
    steps.push({ days, atRisk, left, survival });
  }
  return { n: stays.length, ended, steps, median: survivalQuantile(steps, 0.5) };
};

/** Mean days up to a horizon: the area under the curve, whose last value holds on to the horizon (as R's survfit does); null for no stays. */
export const restrictedMean = ({ n, steps }: Survival, horizon: number): number | null => {
  if (n === 0) return null;
  let area = 0;
  let from = 0;
  let survival = 1;
  for (const step of steps) {
    if (step.days >= horizon) break;
    area += (step.days - from) * survival;
    from = step.days;
    survival = step.survival;
  }
  return area + (horizon - from) * survival;
};

/** The median of ended stays only: biased towards the quick ones, shown for contrast; null where none has ended. */
export const medianOfEnded = (stays: readonly Stay[]): number | null =>
  quantile(
    stays.filter(({ left }) => left).map(({ days }) => days),
    0.5,
  );
