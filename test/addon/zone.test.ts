import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayIn, secondsIn, startOfDay } from "../../addon/zone.ts";
import { dateOfDayNumber, isoDate } from "../../core/calendar/iso-date.ts";

const zones = [
  "Etc/UTC",
  "America/New_York",
  "Europe/Berlin",
  "Pacific/Auckland",
  "Asia/Kolkata",
  "America/Sao_Paulo",
  "Pacific/Apia",
];

describe("a day in a zone", () => {
  it("begins at an instant that is that day there, and the second before is another", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 7305, max: 29_000 }), (zone, number) => {
        const date = dateOfDayNumber(number);
        // Samoa left out 30 December 2011 altogether.
        if (zone === "Pacific/Apia" && date === "2011-12-30") return;
        const start = startOfDay(date, zone);
        expect(dayIn(start, zone)).toBe(date);
        expect(dayIn(start - 1000, zone)).not.toBe(date);
      }),
    );
  });

  it("begins an hour late where clocks are set forward at midnight", () => {
    expect(new Date(startOfDay(isoDate("2018-11-04"), "America/Sao_Paulo")).toISOString()).toBe(
      "2018-11-04T03:00:00.000Z",
    );
  });

  it("has seconds since its midnight", () => {
    expect(secondsIn(Date.parse("2026-01-01T12:00:05Z"), "Europe/Berlin")).toBe(13 * 3600 + 5);
  });
});
