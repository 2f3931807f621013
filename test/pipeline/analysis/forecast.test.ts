import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { toText } from "../../../core/money/exact.ts";
import { forecastSection } from "../../../pipeline/analysis/forecast.ts";
import { quarterForecast } from "../../../pipeline/analysis/forecast-methods.ts";
import { writeSample } from "../../../pipeline/sample/write-sample.ts";
import { analysisOf } from "../../support/analysis.ts";
import { runFolder } from "../../support/folder-run.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const won = (id: string, created: string, closed: string, amount: string | null): RawRow => ({
  deal_id: id,
  stage: "Won",
  created_at: created,
  close_date: closed,
  amount,
});
const open = (id: string, created: string, amount: string | null): RawRow => ({
  deal_id: id,
  stage: "Proposal",
  created_at: created,
  close_date: "2026-12-01",
  amount,
});

/** A deal a month from January 2025, won after 20 days; the last is created in September 2026. */
const steady = Array.from({ length: 21 }, (_, i) => {
  const month = `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
  return won(`w${i}`, `${month}-02`, `${month}-22`, "100");
});

describe("quarter's forecast", () => {
  it("run rate and create-and-close from the same day on, by hand", async () => {
    // As of 31 October 2026 (day 31 of the quarter): won so far 70. Q3: 40 on its 31st day is before, 60 from an open deal and 30 created
    // later after it. Q2: 10 from a deal created later. Complete history begins 20 days after the first creation.
    const context = await analysisOf(
      {
        deals: [
          won("0", "2026-01-01", "2026-02-15", "5"),
          won("1", "2026-07-01", "2026-07-31", "40"),
          won("2", "2026-07-20", "2026-08-01", "60"),
          won("3", "2026-08-10", "2026-09-30", "30"),
          won("4", "2026-06-01", "2026-06-20", "10"),
          won("5", "2026-09-20", "2026-10-31", "70"),
          won("6", "2026-08-01", "2026-09-01", null),
        ],
      },
      { asOf: isoDate("2026-10-31"), windowDays: 20 },
    );
    const { runRate, period, wonSoFar, distribution, series } = await quarterForecast(context);
    expect(period.label).toBe("2026-Q4");
    expect(toText(wonSoFar)).toBe("70");
    expect(
      runRate?.quarters.map(({ period: own, won: all, created }) => [own.label, toText(all), toText(created)]),
    ).toEqual([
      ["2026-Q2", "10", "10"],
      ["2026-Q3", "90", "30"],
    ]);
    expect([runRate?.value, runRate?.low, runRate?.high].map((x) => (x ? toText(x) : x))).toEqual(["120", "80", "160"]);
    expect([runRate?.fromOpen, runRate?.fromCreated].map((x) => (x ? toText(x) : x))).toEqual(["30", "20"]);
    expect([distribution, series]).toEqual([null, null]);
  });

  it("constant bookings are continued by run rate and time series, and the ways that can't tell say what they need", async () => {
    const context = await analysisOf({ deals: [...steady, open("o", "2026-09-10", "50")] }, { windowDays: 20 });
    const forecast = await quarterForecast(context);
    const { section, findings } = forecastSection(context, forecast);
    expect(section?.title).toBe("Q4 2026: EUR\u00a0300 expected");
    expect(section?.tables[0]?.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Open deals", null, null, null],
      ["Run rate", "300.00", "300.00", "300.00"],
      ["Time series", "300.00", "300.00", "300.00"],
    ]);
    expect(section?.tables[0]?.rows[0]?.[5]).toBe(
      "can't tell: needs 30 closed deals with dates and an open deal with an amount",
    );
    expect(section?.charts.map(({ kind }) => kind)).toEqual(["intervals", "line"]);
    expect(findings).toMatchObject([{ money: null, confidence: "low" }]);
  });

  it("open deals: parts add up to the mean, the goal's gap is the finding, order of deals never matters", async () => {
    // Of 40 deals of 60 days half are won; three are open, one of them without an amount.
    const closed = Array.from({ length: 40 }, (_, i) => ({
      ...won(`c${i}`, `2026-0${1 + (i % 4)}-05`, `2026-0${3 + (i % 4)}-06`, "1000"),
      stage: i % 2 === 0 ? "Won" : "Lost",
    }));
    const deals = [
      ...closed,
      open("a", "2026-09-01", "500"),
      open("b", "2026-09-15", "300"),
      open("n", "2026-09-01", null),
    ];
    const quotas = [{ owner_name: "Ana", period: "2026-Q4", amount: "99999" }];
    const context = await analysisOf({ deals, quotas }, { windowDays: 20 });
    const forecast = await quarterForecast(context);
    const { section, findings } = forecastSection(context, forecast);
    const parts = section?.tables.find(({ id }) => id === "forecast_parts");
    const total = parts?.rows.reduce((sum, row) => sum + Number(row[1]), 0);
    expect(total).toBeCloseTo(Number(parts?.totalRow?.[1]), 9);
    expect(forecast.distribution?.weighted).toBeCloseTo(400, 0);
    expect(section?.title).toBe("Q4 2026: a chance of 0% to reach the goal of EUR\u00a099,999");
    expect(Number(findings[0]?.money)).toBeCloseTo(99999 - (forecast.distribution?.mean ?? 0), 1);
    expect(section?.notes).toContain("Open deals without an amount, in no total: 1.");
    const turned = await quarterForecast(await analysisOf({ deals: [...deals].reverse(), quotas }, { windowDays: 20 }));
    expect(turned.distribution).toEqual(forecast.distribution);
  });

  it.each([
    ["no deal at all", []],
    ["one won deal", [won("1", "2026-08-01", "2026-09-01", "10")]],
    ["no amounts", steady.map((deal) => ({ ...deal, amount: null }))],
    ["no dates", steady.map((deal) => ({ ...deal, created_at: null, close_date: null }))],
  ])("can't be told with %s", async (_, deals) => {
    const context = await analysisOf({ deals });
    const { section, notes } = forecastSection(context, await quarterForecast(context));
    expect(section).toBeNull();
    expect(notes).toEqual([
      "The forecast of Q4 2026 can't be told yet: the export has too little history of closed deals and bookings.",
    ]);
  });

  it("holds on the simulated company: the strong fourth quarter of 2025, seen from its eve, lies between P10 and P90", async () => {
    const sample = join(mkdtempSync(join(tmpdir(), "revsheet-sample-")), "sample");
    await writeSample(sample, { deals: 3000, badRecords: false });
    const { db, tables } = await runFolder((folder) => cpSync(sample, folder, { recursive: true }), {
      asOf: "2025-09-30",
      only: "results",
    });
    rmSync(sample, { recursive: true });
    const { distribution, series } = await quarterForecast({ db, parameters: tables.parameters });
    const { actual } = await db.row<{ actual: number }>(
      "select sum(amount) :: double as actual from stg_deals where outcome = 'won' and ended_at :: date between date '2025-10-01' and date '2025-12-31'",
    );
    expect(distribution?.p10).toBeLessThan(actual);
    expect(distribution?.p90).toBeGreaterThan(actual);
    expect(distribution?.record.held).toBeGreaterThanOrEqual((distribution?.record.of ?? 9) / 2);
    expect(series?.total.low95).toBeLessThan(actual);
    expect(series?.total.high95).toBeGreaterThan(actual);
  }, 60_000);
});
