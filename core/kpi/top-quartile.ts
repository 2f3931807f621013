import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { permutationTest } from "../stats/permutation-test.ts";

/** A rep's result (win rate, attainment) and habits: median days in a stage, share of skipped stages, share of a source, calls per deal, … */
export interface RepHabits {
  readonly rep: string;
  /** What reps are ordered by; null = too few deals to judge, the rep is left out. */
  readonly result: number | null;
  /** Null where not measured. */
  readonly habits: ReadonlyMap<string, number | null>;
}

export interface HabitDifference {
  readonly habit: string;
  /** Means of the top quartile and of the others, over the reps measured. */
  readonly top: number;
  readonly others: number;
  readonly nTop: number;
  readonly nOthers: number;
  /** Permutation test over reps; null with fewer than four reps in a group. */
  readonly pValue: number | null;
  /** Adjusted for all habits (Benjamini-Hochberg). */
  readonly adjusted: number | null;
}

const fewest = 4;

/**
 * What the best quarter of the reps does differently, most certain first. A difference is no cause, and with a dozen reps hardly ever more
 * than a hint: the adjusted p-value says so. Ties at the edge of the quartile go by name; fewer than four judged reps have no quartile.
 */
export const topQuartileHabits = (reps: readonly RepHabits[], seed = 1): HabitDifference[] => {
  const judged = reps
    .filter((rep): rep is RepHabits & { result: number } => rep.result !== null)
    .sort((a, b) => b.result - a.result || (a.rep < b.rep ? -1 : 1));
  if (judged.length < fewest) return [];
  const size = Math.round(judged.length / 4);
  const habits = [...new Set(judged.flatMap(({ habits: measured }) => [...measured.keys()]))].sort();
  const values = (list: readonly RepHabits[], habit: string) =>
    list.map((rep) => rep.habits.get(habit) ?? null).filter((value): value is number => value !== null);
  const rows = habits.flatMap((habit) => {
    const top = values(judged.slice(0, size), habit);
    const others = values(judged.slice(size), habit);
    if (top.length === 0 || others.length === 0) return [];
    const tested = top.length >= fewest && others.length >= fewest;
    return [
      {
        habit,
        top: mean(top),
        others: mean(others),
        nTop: top.length,
        nOthers: others.length,
        pValue: tested ? permutationTest(top, others, seed).pValue : null,
      },
    ];
  });
  const adjusted = benjaminiHochberg(rows.map(({ pValue }) => pValue));
  return rows
    .map((row, i) => ({ ...row, adjusted: adjusted[i] ?? null }))
    .sort((a, b) => (a.pValue ?? 2) - (b.pValue ?? 2) || (a.habit < b.habit ? -1 : 1));
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
