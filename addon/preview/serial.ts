import { dateOfDayNumber, dayNumber, type IsoDate } from "../../core/calendar/iso-date.ts";
import { dayIn, secondsIn, startOfDay } from "../zone.ts";

/** Sheets and Univer count days from 30 December 1899; core from 1 January 1970. */
const epoch = 25_569;
const daySeconds = 86_400;

/** An instant as the number a cell holds: days and parts of a day on the wall clock of a zone. */
export const serialOf = (date: Date, zone: string): number => {
  const day = dayIn(date.getTime(), zone);
  if (day === undefined) throw new Error("A date of a cell lies between 1900 and 9999");
  return dayNumber(day) + epoch + secondsIn(date.getTime(), zone) / daySeconds;
};

/** The instant, in milliseconds, that a cell's number of days means in a zone. */
export const instantOf = (serial: number, zone: string): number => {
  const days = Math.floor(serial);
  const day: IsoDate = dateOfDayNumber(days - epoch);
  return startOfDay(day, zone) + Math.round((serial - days) * daySeconds) * 1000;
};

/** Whether a number format shows a date: days or years outside quoted text. */
export const isDatePattern = (pattern: string): boolean => /[dy]/i.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
