import { normalQuantile } from "../stats/normal.ts";
import { permutationTest } from "../stats/permutation-test.ts";

/** One rep's measure (win rate, bookings a month, …) before and after, trained or comparable. */
export interface TrainedRep {
  readonly rep: string;
  readonly trained: boolean;
  readonly before: number | null;
  readonly after: number | null;
  /** The measure in earlier periods, oldest first, for the trend check. */
  readonly history?: readonly number[];
  readonly certified?: boolean;
}

/**
 * cannot_tell: fewer than eight reps in a group. trends_differ: the groups were moving apart before already. effect: unlikely to be chance.
 * no_effect_shown: nothing beyond chance, which is no proof that there is none (see `detectable`).
 */
export type TrainingVerdict = "cannot_tell" | "trends_differ" | "effect" | "no_effect_shown";

export interface TrainingEffect {
  readonly verdict: TrainingVerdict;
  /** Reps with both measurements. */
  readonly trained: number;
  readonly control: number;
  readonly certified: number;
  readonly trainedChange: number | null;
  readonly controlChange: number | null;
  /** Mean change of the trained less mean change of the others. */
  readonly effect: number | null;
  /** 95% interval (Welch, normal quantile). */
  readonly low: number | null;
  readonly high: number | null;
  /** Two-sided permutation test over reps. */
  readonly pValue: number | null;
  /** The smallest effect that this many reps would show in four cases of five. */
  readonly detectable: number | null;
  /** p-value of the difference of the trends before; null with fewer than three earlier periods. */
  readonly trendPValue: number | null;
}

export const fewestReps = 8;

const meanOf = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length;
const varianceOf = (values: readonly number[]) => {
  const centre = meanOf(values);
  return values.reduce((total, value) => total + (value - centre) ** 2, 0) / (values.length - 1);
};

/** Least-squares slope per period. */
const slope = (values: readonly number[]) => {
  const centre = (values.length - 1) / 2;
  const top = values.reduce((total, value, i) => total + (i - centre) * value, 0);
  const bottom = values.reduce((total, _, i) => total + (i - centre) ** 2, 0);
  return top / bottom;
};

const trendTest = (reps: readonly TrainedRep[], seed: number): number | null => {
  const slopes = (trained: boolean) =>
    reps
      .filter((rep) => rep.trained === trained && (rep.history?.length ?? 0) >= 3)
      .map(({ history = [] }) => slope(history));
  const treated = slopes(true);
  const others = slopes(false);
  return treated.length < fewestReps || others.length < fewestReps
    ? null
    : permutationTest(treated, others, seed).pValue;
};

/**
 * Did a training (a tool's go-live, a process change) do anything? Difference in differences per rep with a permutation test that assumes no
 * distribution. Reps without both measurements are left out. Below eight reps in either group the answer is "can't tell" and no effect is
 * shown; trends that differed before (p < 0.1) make the comparison void.
 */
export const trainingEffect = (reps: readonly TrainedRep[], seed = 1): TrainingEffect => {
  const measured = reps.filter(
    (rep): rep is TrainedRep & { before: number; after: number } => rep.before !== null && rep.after !== null,
  );
  const changes = (trained: boolean) =>
    measured.filter((rep) => rep.trained === trained).map(({ before, after }) => after - before);
  const treated = changes(true);
  const others = changes(false);
  const counts = {
    trained: treated.length,
    control: others.length,
    certified: measured.filter(({ trained, certified }) => trained && certified === true).length,
  };
  if (treated.length < fewestReps || others.length < fewestReps) {
    return {
      verdict: "cannot_tell",
      ...counts,
      trainedChange: null,
      controlChange: null,
      effect: null,
      low: null,
      high: null,
      pValue: null,
      detectable: null,
      trendPValue: null,
    };
  }
  const { difference, pValue } = permutationTest(treated, others, seed);
  const error = Math.sqrt(varianceOf(treated) / treated.length + varianceOf(others) / others.length);
  const z = normalQuantile(0.975);
  const trendPValue = trendTest(measured, seed + 1);
  const apart = trendPValue !== null && trendPValue < 0.1;
  return {
    verdict: apart ? "trends_differ" : pValue < 0.05 ? "effect" : "no_effect_shown",
    ...counts,
    trainedChange: meanOf(treated),
    controlChange: meanOf(others),
    effect: difference,
    low: difference - z * error,
    high: difference + z * error,
    pValue,
    detectable: (z + normalQuantile(0.8)) * error,
    trendPValue,
  };
};
