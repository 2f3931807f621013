import { addDays, type IsoDate } from "../../core/calendar/iso-date.ts";
import type { Instant } from "../../core/import/dates.ts";

const daySeconds = 86_400;
const pad = (value: number) => String(value).padStart(2, "0");

const clock = (seconds: number): string => {
  const whole = Math.floor(seconds);
  return `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
};

const moved = (date: IsoDate, seconds: number): string => {
  const days = Math.floor(seconds / daySeconds);
  return `${addDays(date, days)} ${clock(seconds - days * daySeconds)}`;
};

/**
 * Turns instants into timestamps of the company's zone ("2026-09-30 17:05:00"): moments with an offset move there, days and times without one
 * are taken as they stand. Offsets of the zone are looked up once an hour of UTC.
 */
export const companyClock = (zone: string): ((instant: Instant) => string) => {
  const known = new Map<string, number>();
  const format =
    zone === "UTC"
      ? undefined
      : new Intl.DateTimeFormat("en-CA", {
          timeZone: zone,
          hourCycle: "h23",
          year: "numeric",
          month: "2-digit",
          day: "2-digit",
          hour: "2-digit",
          minute: "2-digit",
          second: "2-digit",
        });
  const zoneOffset = (utc: string): number => {
    if (format === undefined) return 0;
    const hour = utc.slice(0, 13);
    const before = known.get(hour);
    if (before !== undefined) return before;
    const moment = Date.parse(`${hour.replace(" ", "T")}:00:00Z`);
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const there = Date.parse(
      `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
    );
    const offset = (there - moment) / 1000;
    known.set(hour, offset);
    return offset;
  };
  return ({ date, seconds, offset }) => {
    if (offset === null) return `${date} ${clock(seconds ?? 0)}`;
    const utcSeconds = (seconds ?? 0) - offset * 60;
    return moved(date, utcSeconds + zoneOffset(moved(date, utcSeconds)));
  };
};
