import { isoDate } from "../calendar/iso-date.ts";
import { type DayQuestion, nDayRetention } from "../cohort/nday.ts";
import { type CohortEntity, cohortRetention, type RetentionType } from "../cohort/retention.ts";
import { type GrossMode, revenueRetention } from "../cohort/revenue-retention.ts";
import { type CohortCounts, cohortAverage } from "../cohort/weighted-average.ts";
import type { Adapters, Inputs } from "./adapter.ts";
import { decimal, optional } from "./decimal.ts";

const rows = (value: unknown) => value as readonly Inputs[];
const entity = ({ start, active }: Inputs): CohortEntity => ({
  start: isoDate(start as string),
  active: (active as string[]).map((day) => isoDate(day)),
});

export const cohort: Adapters = {
  "cohort.retention": ({ type, as_of, periods, entities }) => ({
    rows: cohortRetention(
      rows(entities).map(entity),
      type as RetentionType,
      periods as number,
      isoDate(as_of as string),
    ).map(({ cohort: month, size, rates }) => ({ cohort: month, size, retention: rates.map(decimal) })),
  }),
  "cohort.nday": ({ as_of, entities, query }) => ({
    results: nDayRetention(rows(entities).map(entity), query as readonly DayQuestion[], isoDate(as_of as string)).map(
      ({ retained, eligible, rate }) => ({ retained, eligible, rate: decimal(rate) }),
    ),
  }),
  "cohort.weighted_average": ({ rows: cohorts }) => {
    const ages = cohortAverage(rows(cohorts) as unknown as readonly CohortCounts[]);
    return {
      weighted: ages.map(({ rate }) => decimal(rate)),
      cohorts_used: ages.map(({ cohorts: used }) => used),
      wrong_if_blank_is_zero: ages.map(({ ifBlankWereZero }) => decimal(ifBlankWereZero)),
    };
  },
  "cohort.revenue_retention": ({ customers, periods, grr_mode }) => {
    const ages = revenueRetention(
      rows(customers).map(({ mrr }) => (mrr as unknown[]).map(optional)),
      periods as number,
      grr_mode === "running_min" ? ("running_min" satisfies GrossMode) : "start",
    );
    return {
      nrr: ages.map(({ nrr }) => decimal(nrr)),
      grr: ages.map(({ grr }) => decimal(grr)),
      logo: ages.map(({ logo }) => decimal(logo)),
    };
  },
};
