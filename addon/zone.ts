import { dateOfDayNumber, dayNumber, type IsoDate } from "../core/calendar/iso-date.ts";

const minute = 60_000;
const day = 86_400_000;
const utcNames = ["UTC", "GMT", "Etc/UTC", "Etc/GMT"];

type Offset = (instant: number) => number;

/** Wall clock less UTC in milliseconds, by the runtime's own zone tables, or by Apps Script where it has no Intl. */
const askOffset = (zone: string): Offset => {
  if (typeof Intl === "undefined") {
    return (instant) =>
      Date.parse(`${Utilities.formatDate(new Date(instant), zone, "yyyy-MM-dd'T'HH:mm:ss")}Z`) - instant;
  }
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, date, hour, minutes, second) - instant;
  };
};

const zones = new Map<string, Offset>();

/** Offsets change on quarters of an hour, so each quarter is asked once. */
const offsetOf = (zone: string): Offset => {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const quarters = new Map<number, number>();
  const ask: Offset = utcNames.includes(zone) ? () => 0 : askOffset(zone);
  const offset: Offset = (instant) => {
    const quarter = Math.floor(instant / (15 * minute));
    const found = quarters.get(quarter) ?? ask(quarter * 15 * minute);
    quarters.set(quarter, found);
    return found;
  };
  zones.set(zone, offset);
  return offset;
};

/** Milliseconds since 1970 on the zone's wall clock. */
const wallClock = (instant: number, zone: string): number => instant + offsetOf(zone)(instant);

/** The calendar day of an instant in a zone; undefined outside the years 1900 to 9999 (durations lie in 1899). */
export const dayIn = (instant: number, zone: string): IsoDate | undefined => {
  const days = Math.floor(wallClock(instant, zone) / day);
  return days >= -25_567 && days <= 2_932_896 ? dateOfDayNumber(days) : undefined;
};

/** Seconds since midnight of an instant in a zone. */
export const secondsIn = (instant: number, zone: string): number => {
  const time = wallClock(instant, zone);
  return Math.floor((time - Math.floor(time / day) * day) / 1000);
};

/** The instant at which a day begins in a zone; where the clock skips midnight, the first moment after it. */
export const startOfDay = (date: IsoDate, zone: string): number => {
  const offset = offsetOf(zone);
  const utc = dayNumber(date) * day;
  const first = utc - offset(utc - offset(utc));
  const before = first + offset(first) < utc;
  return before ? first + 60 * minute : first;
};
