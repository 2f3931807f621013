import { type IsoDate, isoDate, monthIndex } from "../../core/calendar/iso-date.ts";
import {
  beforeAfter,
  comparisonWindows,
  type Measure,
  measures,
  type NoWindows,
  type RepMonth,
  type Windows,
} from "../../core/kpi/before-after.ts";
import { type TrainedRep, type TrainingEffect, trainingEffect } from "../../core/kpi/training-effect.ts";
import { benjaminiHochberg } from "../../core/stats/benjamini-hochberg.ts";
import type { AnalysisContext } from "./context.ts";

/** A training, a tool's go-live or a process change: whom it reached, and when. */
export interface Intervention {
  readonly name: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly reps: ReadonlySet<string>;
  readonly certified: ReadonlySet<string>;
}

export interface MeasuredEffect {
  readonly effect: TrainingEffect;
  /** p-value adjusted for all tests of the section; null without a test. */
  readonly adjusted: number | null;
}

export interface MeasuredIntervention {
  readonly intervention: Intervention;
  /** Those reached whom the export does not know. */
  readonly unknown: readonly string[];
  readonly windows: Windows | NoWindows;
  readonly compared: readonly TrainedRep[];
  /** Null where there are no windows to compare. */
  readonly effects: Readonly<Record<Measure, MeasuredEffect>> | null;
}

export interface ToldTrainings {
  readonly trainings: readonly Intervention[];
  /** Records without a name, a rep or a day. */
  readonly incomplete: number;
  readonly records: number;
}

/** The trainings that took place by the as-of date, by name. */
export const readTrainings = async ({ db }: AnalysisContext): Promise<ToldTrainings> => {
  const rows = await db.rows<{
    training: string | null;
    rep: string | null;
    trained_on: string | null;
    is_certified: boolean;
    records: number;
  }>("from int_trainings order by training, rep");
  const byName = new Map<string, { rep: string; on: IsoDate; certified: boolean }[]>();
  let incomplete = 0;
  for (const { training, rep, trained_on, is_certified, records } of rows) {
    if (training === null || rep === null || trained_on === null) {
      incomplete += records;
      continue;
    }
    const own = byName.get(training) ?? [];
    byName.set(training, own);
    own.push({ rep, on: isoDate(trained_on), certified: is_certified });
  }
  return {
    trainings: [...byName].map(([name, own]) => {
      const days = own.map(({ on }) => on).sort();
      const [first] = days;
      const last = days[days.length - 1];
      if (first === undefined || last === undefined) throw new Error("A name has at least one record.");
      return {
        name,
        first,
        last,
        reps: new Set(own.map(({ rep }) => rep)),
        certified: new Set(own.filter(({ certified }) => certified).map(({ rep }) => rep)),
      };
    }),
    incomplete,
    records: rows.reduce((sum, { records }) => sum + records, 0),
  };
};

/** What each intervention changed, against the reps it did not reach, up to the end of the run's quarter. */
export const measureInterventions = async (
  { db, parameters }: AnalysisContext,
  interventions: readonly Intervention[],
): Promise<MeasuredIntervention[]> => {
  const reps = await db.rows<{ rep: string; hired_on: string | null; left_on: string | null }>(
    "select rep, hired_on, left_on from mart_reps",
  );
  const rows = await db.rows<{
    rep: string;
    month: string;
    won: number;
    lost: number;
    booked: string | null;
    cycle_days: number;
    cycles: number;
  }>("from mart_rep_months");
  const months = rows.map(
    (row): RepMonth => ({
      rep: row.rep,
      month: monthIndex(isoDate(row.month)),
      won: row.won,
      lost: row.lost,
      booked: row.booked === null ? null : Number(row.booked),
      cycleDays: row.cycle_days,
      cycles: row.cycles,
    }),
  );
  const until = monthIndex(parameters.period.end);
  const known = { from: months.reduce((first, { month }) => Math.min(first, month), until + 1), to: until };
  const names = new Set(reps.map(({ rep }) => rep));
  const dayOrNull = (text: string | null) => (text === null ? null : isoDate(text));
  const raw = interventions.map((intervention) => {
    const windows = comparisonWindows(intervention.first, intervention.last, known);
    const of = (measure: Measure) =>
      typeof windows === "string"
        ? []
        : beforeAfter(
            reps.map(({ rep, hired_on, left_on }) => ({
              rep,
              trained: intervention.reps.has(rep),
              certified: intervention.certified.has(rep),
              hired: dayOrNull(hired_on),
              left: dayOrNull(left_on),
            })),
            months,
            measure,
            windows,
          );
    return {
      intervention,
      unknown: [...intervention.reps].filter((rep) => !names.has(rep)),
      windows,
      compared: of("win_rate"),
      found: measures.map((measure) => ({ measure, effect: trainingEffect(of(measure)) })),
    };
  });
  const adjusted = benjaminiHochberg(raw.flatMap(({ found }) => found.map(({ effect }) => effect.pValue)));
  return raw.map(({ found, ...rest }, place) => {
    const at = (measure: Measure): MeasuredEffect => {
      const i = measures.indexOf(measure);
      const one = found[i];
      if (one === undefined) throw new Error(`No effect on ${measure}.`);
      return { effect: one.effect, adjusted: adjusted[place * measures.length + i] ?? null };
    };
    return {
      ...rest,
      effects:
        typeof rest.windows === "string"
          ? null
          : { win_rate: at("win_rate"), bookings: at("bookings"), cycle: at("cycle") },
    };
  });
};
