import { dayNumber, type IsoDate } from "../calendar/iso-date.ts";
import { RevError } from "../errors/error.ts";

export interface StageChange {
  readonly stage: string;
  readonly date: IsoDate;
}

export interface StageHistory {
  /** Days in every stage of the process, the last one until the as-of date; 0 where it was never entered. They sum to the deal's age. */
  readonly days: ReadonlyMap<string, number>;
  /** Moves to an earlier stage. */
  readonly regressions: number;
  /** Stages jumped over on forward moves. */
  readonly skipped: number;
  /** Null without any change up to the as-of date. */
  readonly furthest: string | null;
}

/**
 * One deal's way through the stages. Changes come in any order; on one day they keep the order given. Changes after the as-of date don't
 * count, a change to the same stage is no move. UNKNOWN_STAGE for a stage that is not in the process.
 */
export const stageHistory = (
  stages: readonly string[],
  changes: readonly StageChange[],
  asOf: IsoDate,
): StageHistory => {
  const place = new Map(stages.map((stage, k) => [stage, k]));
  const days = new Map(stages.map((stage) => [stage, 0]));
  const end = dayNumber(asOf);
  const moves = changes
    .map(({ stage, date }) => {
      const index = place.get(stage);
      if (index === undefined) throw new RevError("UNKNOWN_STAGE", { stage, stages: stages.join(", ") });
      return { stage, index, day: dayNumber(date) };
    })
    .filter(({ day }) => day <= end)
    .sort((a, b) => a.day - b.day);
  let regressions = 0;
  let skipped = 0;
  let furthest = -1;
  moves.forEach(({ stage, index, day }, i) => {
    const next = moves[i + 1];
    days.set(stage, (days.get(stage) as number) + (next?.day ?? end) - day);
    furthest = Math.max(furthest, index);
    if (next === undefined) return;
    if (next.index < index) regressions++;
    skipped += Math.max(0, next.index - index - 1);
  });
  return { days, regressions, skipped, furthest: stages[furthest] ?? null };
};
