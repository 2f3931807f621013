import { type HabitDifference, type RepHabits, topQuartileHabits } from "../../core/kpi/top-quartile.ts";
import type { AnalysisContext } from "./context.ts";
import { repScores } from "./rep-scores.ts";

/** days: in a stage. skips: share of decided deals. source: share of created deals. activity: per decided deal. pushes: per decided deal. */
export type HabitKind = "days" | "skips" | "source" | "activity" | "pushes";

export interface TeamHabit extends Omit<HabitDifference, "habit"> {
  readonly kind: HabitKind;
  readonly subject: string | null;
}

type Row = {
  readonly rep: string;
  readonly habit: HabitKind;
  readonly subject: string | null;
  readonly value: number | null;
};

const separator = "\n";

/** What the quarter of the ranked reps with the best win rates does differently, most certain first. */
export const teamHabits = async (context: AnalysisContext): Promise<TeamHabit[]> => {
  const rows = await context.db.rows<Row>("select rep, habit, subject, value from mart_rep_habits");
  const scores = await repScores(context);
  const reps = scores.flatMap(({ rep, rank, year }): RepHabits[] =>
    rep === null
      ? []
      : [
          {
            rep,
            result: rank === null ? null : year.winRate.rate,
            habits: new Map(
              rows
                .filter((row) => row.rep === rep)
                .map(({ habit, subject, value }) => [`${habit}${separator}${subject ?? ""}`, value]),
            ),
          },
        ],
  );
  return topQuartileHabits(reps).map(({ habit, ...difference }) => {
    const [kind = "", subject = ""] = habit.split(separator);
    return { ...difference, kind: kind as HabitKind, subject: subject === "" ? null : subject };
  });
};
