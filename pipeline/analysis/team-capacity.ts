import { shiftPeriod } from "../../core/calendar/period.ts";
import { periodAttrition } from "../../core/kpi/tenure.ts";
import { div, type Exact, exact, zero } from "../../core/money/exact.ts";
import { type Capacity, type CapacityPlan, capacity, type RepGroup } from "../../core/quota/capacity.ts";
import { type HiringNeed, hiringNeed } from "../../core/quota/hiring-need.ts";
import type { RunParameters } from "../parameters.ts";
import { type Outlook, type RepOutlook, rampShares } from "./next-goals.ts";

const planMonths = 3;

export interface TeamCapacity extends Capacity {
  /** Hires that would close the gap, by the month they start. */
  readonly hires: readonly HiringNeed[];
  readonly tenured: number;
  readonly fresh: number;
}

/**
 * What the team can sell in the quarter ahead, its leavers of the last year going on leaving, against a target; and the hires that gap needs.
 * Null where no tenured rep shows what one sells.
 */
export const teamCapacity = (
  { reps, team, period }: Outlook,
  target: Exact,
  parameters: RunParameters,
): TeamCapacity | null => {
  if (team.benchmark === null || reps.length === 0) return null;
  const { fiscal } = parameters;
  const year = periodAttrition(
    team.employments,
    shiftPeriod(parameters.period, -3, fiscal).start,
    parameters.period.end,
    12,
  ).annualised;
  const plan: CapacityPlan = {
    months: planMonths,
    monthlyProductivity: team.benchmark,
    ramp: rampShares,
    monthlyAttrition: year === null ? zero : div(year, exact(12)),
    target,
  };
  const known = new Map(team.reps.map((rep) => [rep.rep, rep]));
  const isNew = ({ rep }: RepOutlook) => {
    const hired = known.get(rep)?.hired ?? null;
    return hired !== null && hired > shiftPeriod(period, -2, fiscal).start;
  };
  const fresh = reps.filter(isNew).length;
  const groups: RepGroup[] = [
    { startMonth: 1, count: exact(reps.length - fresh), tenured: true },
    { startMonth: 1, count: exact(fresh), tenured: false },
  ];
  return { ...capacity(plan, groups), hires: hiringNeed(plan, groups) ?? [], tenured: reps.length - fresh, fresh };
};
