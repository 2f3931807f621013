import { dateOfDayNumber, dayNumber, daysBetween, monthEnd, monthIndex, monthStart } from "../calendar/iso-date.ts";
import type { Team } from "./company.ts";
import { roundTo } from "./deal-life.ts";
import type { Cents, DayNumber, SampleQuota, SampleUser } from "./model.ts";

/** Goal of a quarter of the calendar year relative to the mean quarter. */
const season = [0.9, 0.95, 0.9, 1.25] as const;
/** Goals stand this much above what the team has done on average. */
const ambition = 1.12;

/**
 * Quotas in euro of every rep and quarter of the history, and of the quarter after the as-of date: what a rep of the team has won on average,
 * with the season and an ambition on top, in steps of 5,000; half in the first six months, and by days in the quarter of joining or leaving.
 */
export const quotasOf = (
  users: readonly SampleUser[],
  from: DayNumber,
  asOf: DayNumber,
  wonByTeam: Readonly<Record<Team, Cents>>,
): readonly SampleQuota[] => {
  const firstMonth = monthIndex(dateOfDayNumber(from));
  const first = firstMonth - (firstMonth % 3);
  const last = monthIndex(dateOfDayNumber(asOf + 1));
  const quarters: number[] = [];
  for (let month = first; month <= last; month += 3) quarters.push(month);
  const history = Math.max(1, (asOf - from) / 91.3);
  const quotas: SampleQuota[] = [];
  for (const owner of users) {
    if (owner.role !== "rep" || owner.team === null) continue;
    const seats = users.filter((user) => user.role === "rep" && user.team === owner.team).length;
    const mean = wonByTeam[owner.team] / (history * seats);
    for (const quarterStart of quarters) {
      const start = monthStart(quarterStart);
      const end = monthEnd(quarterStart + 2);
      const days = daysBetween(start, end) + 1;
      const present =
        Math.min(dayNumber(end), owner.leftOn ?? dayNumber(end)) - Math.max(dayNumber(start), owner.hiredOn) + 1;
      if (present <= 0) continue;
      const ramp = dayNumber(start) - owner.hiredOn < 182 ? 0.5 : 1;
      const full = roundTo(mean * ambition * ramp * (season[(quarterStart % 12) / 3] as number), 500000);
      quotas.push({ owner, quarterStart, amount: present >= days ? full : roundTo((full * present) / days, 100000) });
    }
  }
  return quotas;
};
