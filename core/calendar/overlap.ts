import { dayNumber, type IsoDate } from "./iso-date.ts";

/** Days that lie in both date ranges, ends inside; 0 where they do not meet. */
export const overlapDays = (aFrom: IsoDate, aTo: IsoDate, bFrom: IsoDate, bTo: IsoDate): number => {
  const start = aFrom > bFrom ? aFrom : bFrom;
  const end = aTo < bTo ? aTo : bTo;
  return start > end ? 0 : dayNumber(end) - dayNumber(start) + 1;
};

/** Days of a date range, both ends inside. */
export const daysFromTo = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from) + 1;
