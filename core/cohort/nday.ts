import { daysBetween, type IsoDate } from "../calendar/iso-date.ts";
import type { Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";
import type { CohortEntity } from "./retention.ts";

/** bounded: active on day n. unbounded: on day n or later. bracket: on any day from `from` to `to`, both included. */
export type DayQuestion =
  | { readonly type: "bounded" | "unbounded"; readonly n: number }
  | { readonly type: "bracket"; readonly from: number; readonly to: number };

export interface DayRetention {
  readonly retained: number;
  /** Entities old enough at the as-of date: at least n (or `to`) days. */
  readonly eligible: number;
  readonly rate: Exact | null;
}

const interval = (question: DayQuestion): readonly [from: number, to: number, age: number] => {
  if (question.type === "bracket") return [question.from, question.to, question.to];
  return [question.n, question.type === "bounded" ? question.n : Number.POSITIVE_INFINITY, question.n];
};

/** Retention by days since the start, over the entities that are old enough to tell; the start is day 0, activity after the as-of date ignored. */
export const nDayRetention = (
  entities: readonly CohortEntity[],
  questions: readonly DayQuestion[],
  asOf: IsoDate,
): DayRetention[] => {
  const aged = entities.map(({ start, active }) => ({
    age: daysBetween(start, asOf),
    days: active.filter((day) => day <= asOf).map((day) => daysBetween(start, day)),
  }));
  return questions.map((question) => {
    const [from, to, needed] = interval(question);
    const old = aged.filter(({ age }) => age >= needed);
    const retained = old.filter(({ days }) => days.some((day) => day >= from && day <= to)).length;
    return { retained, eligible: old.length, rate: ratio(retained, old.length) };
  });
};
