import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as calendar from "../../../core/calendar/iso-date.ts";

const days = fc.integer({ min: -700_000, max: 2_900_000 });

describe("IsoDate", () => {
  it("agrees with the platform's proleptic calendar", () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = calendar.dateOfDayNumber(day);
        return new Date(day * 86_400_000).toISOString().slice(0, 10) === date && calendar.dayNumber(date) === day;
      }),
    );
  });
  it.each(["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-1-1", ""])("refuses '%s'", (text) => {
    expect(() => calendar.isoDate(text)).toThrow(expect.objectContaining({ code: "NOT_A_DATE" }));
  });
  it("adding months keeps the day or takes the last one of a shorter month", () => {
    expect(calendar.addMonths(calendar.isoDate("2024-01-31"), 1)).toBe("2024-02-29");
    expect(calendar.addMonths(calendar.isoDate("2024-03-31"), -1)).toBe("2024-02-29");
    expect(calendar.addMonths(calendar.isoDate("2024-11-30"), 3)).toBe("2025-02-28");
  });
});
