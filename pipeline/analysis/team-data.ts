import { type IsoDate, isoDate, monthIndex, monthStart } from "../../core/calendar/iso-date.ts";
import { shiftPeriod } from "../../core/calendar/period.ts";
import { type Consistency, consistency } from "../../core/kpi/consistency.ts";
import type { RampingRep } from "../../core/kpi/ramp-cohorts.ts";
import type { Employment } from "../../core/kpi/tenure.ts";
import { add, type Exact, exact, zero } from "../../core/money/exact.ts";
import { mean } from "../../core/stats/mean.ts";
import type { AnalysisContext } from "./context.ts";

/** Quarters over which steadiness is judged, and months of employment from which a rep is a yardstick for new ones. */
export const steadyQuarters = 8;
export const tenuredMonths = 12;

export interface TeamRep {
  readonly rep: string;
  readonly team: string | null;
  readonly hired: IsoDate | null;
  readonly left: IsoDate | null;
  readonly openDeals: number;
  readonly open: Exact | null;
  /** Bookings of the whole quarters of employment among the last eight, and how steady they were. */
  readonly quarters: number;
  readonly history: readonly Exact[];
  readonly steadiness: Consistency;
}

export interface Team {
  readonly reps: readonly TeamRep[];
  /** Those whose day of hiring the export knows. */
  readonly employments: readonly Employment[];
  /** Production by full month of employment of reps hired since the export's first closed deal. */
  readonly ramping: readonly RampingRep[];
  /** Mean monthly bookings of reps with a year of employment, over the last twelve months; null where nobody has one. */
  readonly benchmark: Exact | null;
}

type RepRow = {
  readonly rep: string;
  readonly team: string | null;
  readonly hired_on: string | null;
  readonly left_on: string | null;
  readonly open_deals: number;
  readonly open_amount: string | null;
};
type MonthRow = { readonly rep: string; readonly month: string; readonly booked: string | null };

const dateOrNull = (text: string | null) => (text === null ? null : isoDate(text));

/** The first calendar month of which a rep was there from the first day. */
const firstFullMonth = (hired: IsoDate) => monthIndex(hired) + (hired.endsWith("-01") ? 0 : 1);

/** Reps with their employment and what they booked month by month, up to the end of the run's quarter. */
export const readTeam = async ({ db, parameters }: AnalysisContext): Promise<Team> => {
  const { period, fiscal, asOf } = parameters;
  const rows = await db.rows<RepRow>("select rep, team, hired_on, left_on, open_deals, open_amount from mart_reps");
  const months = await db.rows<MonthRow>("select rep, month, booked from mart_rep_months where won > 0");
  const { first } = await db.row<{ first: string | null }>(
    "select min(closed_on) as first from int_deals where outcome <> 'open'",
  );
  const booked = new Map<string, Map<number, Exact>>();
  for (const { rep, month, booked: amount } of months) {
    const of = booked.get(rep) ?? new Map<number, Exact>();
    booked.set(rep, of);
    of.set(monthIndex(isoDate(month)), exact(amount ?? "0"));
  }
  const inMonths = (rep: string, from: number, to: number): Exact[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => booked.get(rep)?.get(from + i) ?? zero);
  const total = (values: readonly Exact[]) => values.reduce(add, zero);

  const known = first === null ? null : monthIndex(isoDate(first));
  const last = monthIndex(period.end);
  const quarters = Array.from({ length: steadyQuarters }, (_, i) =>
    shiftPeriod(period, i - steadyQuarters + 1, fiscal),
  );
  const reps = rows.map((row): TeamRep => {
    const hired = dateOrNull(row.hired_on);
    const left = dateOrNull(row.left_on);
    const earliest = hired ?? firstBooking(booked.get(row.rep));
    const whole = quarters.filter(
      ({ start, end }) =>
        known !== null &&
        monthIndex(start) >= known &&
        earliest !== null &&
        earliest <= start &&
        (left === null || left >= end),
    );
    const values = whole.map(({ start, end }) => total(inMonths(row.rep, monthIndex(start), monthIndex(end))));
    return {
      rep: row.rep,
      team: row.team,
      hired,
      left,
      openDeals: row.open_deals,
      open: row.open_amount === null ? null : exact(row.open_amount),
      quarters: values.length,
      history: values,
      steadiness: consistency(values),
    };
  });
  const employed = reps.filter((rep): rep is TeamRep & { hired: IsoDate } => rep.hired !== null && rep.hired <= asOf);
  const lastOf = (left: IsoDate | null) => (left === null || left > period.end ? last : monthIndex(left) - 1);
  const ramping =
    known === null
      ? []
      : employed
          .filter(({ hired }) => firstFullMonth(hired) > known)
          .map(({ rep, hired, left }) => ({ rep, hired, monthly: inMonths(rep, firstFullMonth(hired), lastOf(left)) }));
  const tenured = employed.flatMap(({ rep, hired, left }) =>
    inMonths(rep, Math.max(firstFullMonth(hired) + tenuredMonths, known ?? last + 1, last - 11), lastOf(left)),
  );
  return {
    reps,
    employments: employed.map(({ rep, hired, left }) => ({ rep, hired, left, regretted: null })),
    ramping: ramping.filter(({ monthly }) => monthly.length > 0),
    benchmark: mean(tenured),
  };
};

const firstBooking = (months: ReadonlyMap<number, Exact> | undefined): IsoDate | null =>
  months === undefined || months.size === 0 ? null : monthStart(Math.min(...months.keys()));
