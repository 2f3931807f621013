import { dayNumber } from "../../core/calendar/iso-date.ts";
import { type StepFunnel, stepJourneys } from "../../core/funnel/step-journeys.ts";
import { numbersOf } from "../column-numbers.ts";
import type { AnalysisContext } from "./context.ts";

export interface OnboardingRecords {
  readonly records: number;
  /** Without customer, step or date. */
  readonly incomplete: number;
  /** Complete, of a step that is no step of the funnel; with those steps. */
  readonly other: number;
  readonly otherSteps: readonly string[];
  /** Complete, after the as-of date. */
  readonly planned: number;
}

/** What became of each record of the table: what is none of these goes into the funnel. */
export const onboardingRecords = async ({ db, parameters }: AnalysisContext): Promise<OnboardingRecords> => {
  const counts = await db.row<Omit<OnboardingRecords, "otherSteps">>(
    `select
      count(*) as records,
      count(*) filter (where not complete) as incomplete,
      count(*) filter (where complete and position is null) as other,
      count(*) filter (where complete and position is not null and reached_on > date '${parameters.asOf}') as planned
    from (
      select *, customer is not null and step is not null and reached_on is not null as complete from stg_onboarding
    )`,
  );
  const steps = await db.rows<{ step: string }>(
    `select distinct step from stg_onboarding
      where customer is not null and reached_on is not null and step is not null and position is null order by step`,
  );
  return { ...counts, otherSteps: steps.map(({ step }) => step) };
};

/** Names of the steps in their order. */
export const onboardingSteps = async ({ db }: AnalysisContext): Promise<readonly string[]> => {
  const rows = await db.rows<{ name: string }>(
    "select name from onboarding_steps group by position, name order by position",
  );
  return rows.map(({ name }) => name);
};

/** The customers' way through the steps: DuckDB sorts, core walks. Steps of one day are taken in the order of the funnel. */
export const onboardingFunnel = async (
  { db, parameters }: AnalysisContext,
  steps: number,
  window: number,
): Promise<StepFunnel> => {
  const journeys = stepJourneys({ steps, window, asOf: dayNumber(parameters.asOf) });
  const ordered = `select dense_rank() over (order by customer) :: integer as entity, position,
      date_diff('day', date '1970-01-01', reached_on) :: integer as day
    from stg_onboarding
    where customer is not null and position is not null and reached_on is not null
    order by entity, day, position`;
  for await (const chunk of db.stream(ordered)) {
    const [entities, positions, days] = [0, 1, 2].map((i) => numbersOf(chunk, i));
    for (let i = 0; i < chunk.rowCount; i++)
      journeys.event(entities?.[i] as number, positions?.[i] as number, days?.[i] as number);
  }
  return journeys.end();
};
