import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { proratedFraction } from "../../../core/commission/prorate.ts";
import { blendedQuota } from "../../../core/commission/quota-blend.ts";
import { exact, toText } from "../../../core/money/exact.ts";

const year = { start: isoDate("2026-01-01"), end: isoDate("2026-12-31") };
const share = (method: "days" | "months", from: string, to: string, startByDay?: number) =>
  toText(proratedFraction(method, year, { from: isoDate(from), to: isoDate(to) }, startByDay), 6);

describe("proration", () => {
  it("time outside the year does not count", () => {
    expect([share("days", "2025-06-01", "2027-01-01"), share("months", "2025-06-20", "2027-01-01")]).toEqual([
      "1",
      "1",
    ]);
    expect([share("days", "2027-01-01", "2027-02-01"), share("months", "2027-01-01", "2027-02-01")]).toEqual([
      "0",
      "0",
    ]);
  });
  it("the starting month counts up to its day", () => {
    expect([share("months", "2026-07-15", "2026-12-31"), share("months", "2026-07-16", "2026-12-31")]).toEqual([
      "0.5",
      "0.416667",
    ]);
    expect(share("months", "2026-07-02", "2026-12-31", 1)).toBe("0.416667");
  });
});

describe("blended quota", () => {
  const segment = (from: string, to: string) => ({ from: isoDate(from), to: isoDate(to), annualQuota: exact("365") });
  it("days without a segment have no quota", () => {
    expect(toText(blendedQuota(year, [segment("2026-01-01", "2026-01-10")]))).toBe("10");
  });
  it("refuses two segments on one day", () => {
    const both = [segment("2026-06-01", "2026-12-31"), segment("2026-01-01", "2026-06-01")];
    expect(() => blendedQuota(year, both)).toThrow(expect.objectContaining({ code: "DATES_OVERLAP" }));
  });
});
