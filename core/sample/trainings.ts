import { dayNumber, type IsoDate } from "../calendar/iso-date.ts";
import type { SampleTraining, SampleUser } from "./model.ts";
import { workday } from "./people.ts";

/** Days from the two dates of the training to the as-of date, and the seats of each team that took part. */
const daysBefore = [205, 198] as const;
const seats = 3;

/**
 * One training about half a year before the as-of date: the first three reps of every team, half of them on each of two days, two of three
 * certified. It changes nothing about how they sell.
 */
export const trainingsOf = (users: readonly SampleUser[], asOf: IsoDate): readonly SampleTraining[] => {
  const taken = new Map<string, number>();
  const trained: SampleTraining[] = [];
  for (const user of users) {
    if (user.role !== "rep" || user.team === null) continue;
    const seat = (taken.get(user.team) ?? 0) + 1;
    taken.set(user.team, seat);
    if (seat > seats) continue;
    const day = workday(dayNumber(asOf) - daysBefore[trained.length % 2 === 0 ? 0 : 1]);
    trained.push({ user, trainedOn: day, certified: trained.length % 3 !== 2 });
  }
  return trained;
};
