import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isoDate } from "../../../core/calendar/iso-date.ts";
import { proratedFraction } from "../../../core/commission/prorate.ts";
import { blendedQuota } from "../../../core/commission/quota-blend.ts";
import { exact, fromUnits, sum, toText } from "../../../core/money/exact.ts";

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

describe("what is divided by days", () => {
  const cuts = fc
    .uniqueArray(fc.integer({ min: 1, max: 364 }), { maxLength: 6 })
    .map((days) => [0, ...days.sort((a, b) => a - b), 365]);
  const parts = (days: readonly number[]) =>
    days.slice(1).map((end, i) => ({ from: addDays(year.start, days[i] ?? 0), to: addDays(year.start, end - 1) }));
  it("adds up to the whole, however the year is cut", () => {
    fc.assert(
      fc.property(cuts, (days) => {
        const shares = parts(days).map((part) => proratedFraction("days", year, part));
        expect(toText(sum(shares))).toBe("1");
      }),
    );
  });
  it("a quota that stays the same is the same, however its year is cut", () => {
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 1_000_000_000 }), (days, cents) => {
        const annualQuota = fromUnits(BigInt(cents), 2);
        const segments = parts(days).map((part) => ({ ...part, annualQuota }));
        expect(toText(blendedQuota(year, segments))).toBe(toText(annualQuota));
      }),
    );
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
