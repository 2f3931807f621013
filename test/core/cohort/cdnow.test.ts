// Core's triangles on 69,659 real purchases (CDNOW) against figures computed independently (see ../shared/crm/expected/cdnow_retention.json).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type IsoDate, isoDate } from "../../../core/calendar/iso-date.ts";
import { cohortRetention } from "../../../core/cohort/retention.ts";
import { revenueTriangle } from "../../../core/cohort/revenue-triangle.ts";
import { exact, toFixed } from "../../../core/money/exact.ts";

const shared = new URL("../../../../shared/crm/", import.meta.url).pathname;
const here = existsSync(shared);
if (!here) console.log("skipped: no ../shared");

interface Cohort {
  readonly size: number;
  readonly customers: readonly number[];
  readonly revenue: readonly number[];
}

const payments = () =>
  gunzipSync(readFileSync(join(shared, "cdnow/CDNOW_master.txt.gz")))
    .toString("latin1")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [customer = "", day = "", , amount = ""] = line.trim().split(/\s+/);
      return {
        customer,
        date: isoDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`),
        amount: exact(amount),
      };
    });

describe.skipIf(!here)("CDNOW", () => {
  const cohorts = here
    ? (
        JSON.parse(readFileSync(join(shared, "expected/cdnow_retention.json"), "utf8")) as {
          cohorts: Record<string, Cohort>;
        }
      ).cohorts
    : {};
  const rows = here ? payments() : [];
  const asOf = isoDate("1998-06-30");
  const ages = (cohort: Cohort | undefined) => cohort?.customers.length ?? 0;

  it("revenue by cohort and month to the cent, blank where the data ends", () => {
    const triangle = revenueTriangle(rows, 17, asOf);
    expect(triangle.map(({ cohort }) => cohort)).toEqual(Object.keys(cohorts));
    for (const { cohort, size, revenue } of triangle) {
      const expected = cohorts[cohort];
      expect(size).toBe(expected?.size);
      expect(revenue.filter((cell) => cell !== null).map((cell) => toFixed(cell, 2))).toEqual(
        expected?.revenue.map((amount) => toFixed(exact(amount), 2)),
      );
      expect(revenue.slice(ages(expected)).every((cell) => cell === null)).toBe(true);
    }
  });
  it("customers active in each month", () => {
    const active = new Map<string, IsoDate[]>();
    for (const { customer, date } of rows) {
      const days = active.get(customer);
      if (days === undefined) active.set(customer, [date]);
      else days.push(date);
    }
    const entities = [...active.values()].map((days) => ({
      start: days.reduce((a, b) => (a < b ? a : b)),
      active: days,
    }));
    for (const { cohort, retained } of cohortRetention(entities, "bounded", 18, asOf)) {
      expect(retained.filter((count) => count !== null)).toEqual(cohorts[cohort]?.customers);
    }
  });
});
