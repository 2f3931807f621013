import { kaplanMeier, medianOfEnded, restrictedMean, type Stay, type Survival } from "../stats/kaplan-meier.ts";

export interface TimeInStage extends Survival {
  /** Median of the stays that have ended: too short, shown for contrast. */
  readonly naiveMedian: number | null;
  /** Mean days up to the horizon; null without a horizon. */
  readonly restrictedMean: number | null;
}

/** Days in a stage with the deals that are still there right-censored: Kaplan-Meier median, which a plain median of finished stays undercuts. */
export const timeInStage = (stays: readonly Stay[], horizon?: number): TimeInStage => {
  const survival = kaplanMeier(stays);
  return {
    ...survival,
    naiveMedian: medianOfEnded(stays),
    restrictedMean: horizon === undefined ? null : restrictedMean(survival, horizon),
  };
};
