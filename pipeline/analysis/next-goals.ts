import { addMonths, type IsoDate } from "../../core/calendar/iso-date.ts";
import { type Period, shiftPeriod } from "../../core/calendar/period.ts";
import { type Language, languageOfLocale } from "../../core/locale/language.ts";
import { add, type Exact, exact, max, mul, sum, zero } from "../../core/money/exact.ts";
import { capacity } from "../../core/quota/capacity.ts";
import type { ProposedQuota } from "../../core/quota/realism.ts";
import { ratio } from "../../core/stats/ratio.ts";
import { literal } from "../duckdb.ts";
import { baseline } from "./baseline.ts";
import type { AnalysisContext } from "./context.ts";
import { readTeam, type Team, type TeamRep } from "./team-data.ts";

/** Productivity in the first months of employment, as planned for; full from the seventh month on. */
export const rampShares: readonly Exact[] = [1, 2, 3, 4, 5, 6].map((month) => ({ n: BigInt(month), d: 7n }));
const months = 3;

/** What a rep can be expected to bring in the quarter ahead, and what history says. */
export interface RepOutlook extends Omit<ProposedQuota, "quota"> {
  readonly id: string | null;
  readonly team: string | null;
  /** The rep's own language; null where the export doesn't say or it is none of the six. */
  readonly language: Language | null;
  /** Goal of the quarter ahead in the export; null without one. */
  readonly goal: Exact | null;
}

export interface Outlook {
  readonly period: Period;
  /** Reps there at the start of the quarter ahead. */
  readonly reps: readonly RepOutlook[];
  readonly team: Team;
}

const monthsBetween = (hired: IsoDate, day: IsoDate): number => {
  let count = 0;
  while (count < rampShares.length && addMonths(hired, count + 1) <= day) count++;
  return count;
};

/** The rep's best whole quarter or that of a tenured rep on average, whichever is more; a new rep's is ramped. Null where neither is known. */
const capacityOf = ({ hired, history }: TeamRep, start: IsoDate, benchmark: Exact | null): Exact | null => {
  const done = hired === null ? rampShares.length : hired > start ? 0 : monthsBetween(hired, start);
  const usual =
    benchmark === null
      ? null
      : capacity(
          {
            months,
            monthlyProductivity: benchmark,
            ramp: rampShares.slice(done),
            monthlyAttrition: zero,
            target: null,
          },
          [{ startMonth: 1, count: exact(1), tenured: done >= rampShares.length }],
        ).total;
  return history.reduce<Exact | null>((most, booked) => (most === null ? booked : max(most, booked)), usual);
};

/**
 * The quarter after the run's, rep by rep: the goal where the export has one, what was booked in whole quarters before, potential (open deals due
 * by its end at the usual win rate, and what a rep creates and wins within one quarter on average), and capacity.
 */
export const readOutlook = async (context: AnalysisContext): Promise<Outlook> => {
  const { db, parameters } = context;
  const { period: present, fiscal } = parameters;
  const period = shiftPeriod(present, 1, fiscal);
  const first = shiftPeriod(present, -3, fiscal);
  const team = await readTeam(context);
  const amounts = async (sql: string) =>
    new Map(
      (await db.rows<{ rep: string; amount: string | null }>(sql)).map(({ rep, amount }) => [
        rep,
        exact(amount ?? "0"),
      ]),
    );
  const goals = await amounts(
    `select rep, sum(amount) as amount from int_quotas
     where level = 'rep' and start_on >= date ${literal(period.start)} and end_on <= date ${literal(period.end)} group by rep`,
  );
  const open = await amounts(
    `select rep, sum(amount) as amount from int_deals
     where outcome = 'open' and rep is not null and expected_close_on <= date ${literal(period.end)} group by rep`,
  );
  const quick = await amounts(
    `select rep, sum(amount) as amount from int_deals
     join periods on kind = 'quarter' and closed_on between start_on and end_on and created_on >= start_on
     where outcome = 'won' and rep is not null and closed_on between date ${literal(first.start)} and date ${literal(present.end)}
     group by rep`,
  );
  const people = new Map(
    (
      await db.rows<{ rep: string; id: string | null; language: string | null }>(
        "select person_name as rep, min(user_id) as id, min(language) as language from stg_people group by person_name",
      )
    ).map((person) => [person.rep, person]),
  );
  const { won, closed } = await baseline(context);
  const winRate = ratio(won, closed);
  const reps = team.reps
    .filter(
      ({ rep, left, openDeals, quarters }) =>
        (left === null || left >= period.start) && (goals.has(rep) || openDeals > 0 || quarters > 0),
    )
    .map(
      (each): RepOutlook => ({
        rep: each.rep,
        id: people.get(each.rep)?.id ?? null,
        team: each.team,
        language: languageOfLocale(people.get(each.rep)?.language ?? "") ?? null,
        goal: goals.get(each.rep) ?? null,
        history: each.history,
        potential:
          winRate === null
            ? null
            : add(mul(open.get(each.rep) ?? zero, winRate), mul(quick.get(each.rep) ?? zero, { n: 1n, d: 4n })),
        capacity: capacityOf(each, period.start, team.benchmark),
      }),
    );
  return { period, reps, team };
};

export const sumOfGoals = (reps: readonly RepOutlook[]): Exact => sum(reps.map(({ goal }) => goal ?? zero));
