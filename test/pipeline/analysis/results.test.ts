import { describe, expect, it } from "vitest";
import { resultsSection } from "../../../pipeline/analysis/results.ts";
import { analysisOf, failedChecks } from "../../support/analysis.ts";

const deal = (
  id: string,
  stage: string,
  created: string,
  closed: string | null,
  amount: string | null,
  owner = "Ana",
) => ({
  deal_id: id,
  stage,
  created_at: created,
  close_date: closed,
  amount,
  owner_name: owner,
  team: owner === "Ana" ? "North" : "South",
});

// Quarter: won 100.50 (30 days, Ana) + 200 (10 days, Ben), lost 300, disqualified 50; prior quarter: won 100, lost 100; year before: won 600.
const deals = [
  deal("1", "Won", "2026-07-01", "2026-07-31", "100.50"),
  deal("2", "Won", "2026-08-05", "2026-08-15", "200", "Ben"),
  deal("3", "Lost", "2026-08-01", "2026-09-01", "300"),
  deal("4", "Disqualified", "2026-08-01", "2026-09-02", "50"),
  deal("5", "Won", "2026-04-01", "2026-05-01", "100"),
  deal("6", "Lost", "2026-04-01", "2026-05-02", "100", "Ben"),
  deal("7", "Won", "2025-07-01", "2025-08-01", "600"),
  deal("8", "Proposal", "2026-09-10", "2026-11-15", "400"),
  deal("9", "Proposal", "2026-09-11", "2026-12-31", null),
];
const quotas = [
  { owner_name: "Ana", period: "2026-Q3", amount: "201" },
  { owner_name: "Ben", period: "2026-07", amount: "100" },
  { owner_name: "Ben", period: "2026-08", amount: "100" },
  { owner_name: "Ana", period: "2026-Q4", amount: "160" },
];

const table = (section: Awaited<ReturnType<typeof resultsSection>>["section"], id: string) => {
  const found = section?.tables.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return found;
};

describe("results section", () => {
  it("gives the KPIs of the quarter with prior quarter, year before and goal, computed by hand", async () => {
    const context = await analysisOf({ deals, quotas });
    const { section, keyFigures, findings } = await resultsSection(context);
    // 100.50 of 201 and 200 of 200: 300.50 / 401.
    expect(section?.title).toBe("75% of the goal of EUR\u00a0401 reached");
    expect(section?.sentence).toBe(
      "Bookings EUR\u00a0301 (won deals: 2). That is 50% below the same quarter of the prior year. Win rate 67% (21–94%, n = 3), 16.7 points above the prior quarter.",
    );
    const figures = Object.fromEntries(keyFigures.map((figure) => [figure.id, figure]));
    expect(figures.bookings).toMatchObject({
      value: "300.50",
      goal: "401.00",
      prior: "100.00",
      priorYear: "600.00",
      trend: [null, null, null, null, 600, 0, 0, 100, 300.5],
    });
    expect(figures.attainment?.value).toBeCloseTo(300.5 / 401, 12);
    expect(figures.win_rate).toMatchObject({ n: 3, prior: 0.5, priorYear: 1 });
    expect(figures.win_rate?.value).toBeCloseTo(2 / 3, 12);
    expect(figures.sales_cycle?.value).toBe(20);
    expect(figures.deal_size?.value).toBe("150.25");
    // 400 is due in the fourth quarter; nothing of its goal of 160 is won yet.
    expect(figures.coverage).toMatchObject({ label: "Coverage of Q4 2026", value: 2.5, n: 2 });
    expect(findings[0]).toMatchObject({ money: "100.50", moneyValue: 100.5, confidence: "high", section: "results" });
  });

  it("breaks the KPIs down by every dimension, largest bookings first, and the groups add up", async () => {
    const context = await analysisOf({ deals, quotas });
    const { section } = await resultsSection(context);
    const byRep = table(section, "by_rep");
    const columns = byRep.columns.map(({ key }) => key);
    const cell = (row: number, key: string) => byRep.rows[row]?.[columns.indexOf(key)];
    expect(byRep.title).toBe("By Rep: Ben brings most");
    expect([cell(0, "rep"), cell(0, "bookings"), cell(0, "closed")]).toEqual(["Ben", "200.00", 1]);
    expect([cell(1, "rep"), cell(1, "bookings"), cell(1, "disqualified")]).toEqual(["Ana", "100.50", 1]);
    expect(cell(1, "win_rate_by_value")).toBeCloseTo(100.5 / 400.5, 12);
    expect(byRep.totalRow?.slice(0, 5)).toEqual(["All", "300.50", 2, 1, 1]);
    expect(await failedChecks(context.db)).toEqual([]);
  });

  it("credits to the goal only what holders of a quota booked, and the whole to a goal of the company", async () => {
    const ofRep = await resultsSection(
      await analysisOf({ deals, quotas: [{ owner_name: "Ana", period: "2026-Q3", amount: "201" }] }),
    );
    expect(ofRep.section?.title).toBe("50% of the goal of EUR\u00a0201 reached");
    expect(ofRep.section?.notes).toContain(
      "Bookings of those without a quota, not credited to the goal: EUR\u00a0200.",
    );
    const ofCompany = await resultsSection(
      await analysisOf({
        deals,
        quotas: [
          { owner_name: "Ana", period: "2026-Q3", amount: "201" },
          { period: "2026-Q3", amount: "601" },
          { period: "2026", amount: "4000" },
        ],
      }),
    );
    expect(ofCompany.section?.title).toBe("50% of the goal of EUR\u00a0601 reached");
    expect(ofCompany.section?.notes).toContain("Quotas for longer than a quarter are not divided and don't count: 1.");
  });

  it("shows the share of bookings per month of the quarter, months without one included", async () => {
    const { section } = await resultsSection(await analysisOf({ deals }));
    expect(table(section, "linearity").rows).toEqual([
      ["Jul 2026", "100.50", 100.5 / 300.5, 100.5 / 300.5],
      ["Aug 2026", "200.00", 200 / 300.5, 1],
      ["Sep 2026", "0.00", 0, 1],
    ]);
  });

  it("leaves the created cohort unfinished while a deal of it is open", async () => {
    const { section } = await resultsSection(await analysisOf({ deals }));
    const quarters = table(section, "kpis_by_quarter");
    const column = (key: string) => quarters.columns.findIndex((each) => each.key === key);
    // Created in the quarter without the disqualified one: 1, 2, 3, 8, 9; won 2.
    expect(quarters.rows[0]?.[column("win_rate_created")]).toBe(0.4);
    expect(quarters.rows[0]?.[column("created_complete")]).toBe(false);
    expect(section?.notes).toContain("Deals created in the quarter and still open: 2; their win rate is not final.");
  });

  it("keeps the win rate by value blank where lost amounts are all 0, as in the Maven export, and counts without creation dates", async () => {
    const { section, keyFigures } = await resultsSection(
      await analysisOf({
        deals: [
          { deal_id: "a", stage: "Won", close_date: "2026-07-03", amount: "500", owner_name: "Ana" },
          { deal_id: "b", stage: "Lost", close_date: "2026-07-04", amount: "0", owner_name: "Ana" },
        ],
      }),
    );
    expect(section?.title).toBe("Bookings of EUR\u00a0500 in Q3 2026");
    expect(keyFigures.find(({ id }) => id === "sales_cycle")).toBeUndefined();
    expect(section?.notes.some((note) => note.startsWith("The win rate by value is blank"))).toBe(true);
  });

  it("covers all deals where the export dates none of the closed ones, as in the Win/Loss export", async () => {
    const { section, keyFigures } = await resultsSection(
      await analysisOf({
        deals: [
          { stage: "Won", amount: "10", owner_name: "Ana" },
          { stage: "Lost", amount: "30", owner_name: "Ben" },
          { stage: "Lost", amount: "10", owner_name: "Ben" },
        ],
      }),
    );
    expect(section?.title).toBe("Win rate 33% (6–79%, n = 3) over all deals");
    expect(keyFigures.map(({ id, prior, trend }) => [id, prior, trend])).toContainEqual(["win_rate", null, []]);
    expect(section?.tables.map(({ id }) => id)).toEqual(["by_rep"]);
  });

  it.each([
    ["all open", [deal("1", "Proposal", "2026-08-01", "2026-11-01", "10")], null],
    ["all lost", [deal("1", "Lost", "2026-08-01", "2026-09-01", "10")], "Win rate 0% (0–79%, n = 1) in Q3 2026"],
    [
      "a quarter without deals",
      [deal("1", "Won", "2026-01-01", "2026-02-01", "10")],
      "No deal was won or lost in Q3 2026",
    ],
    ["no deals", [], null],
    [
      "amounts blank",
      [deal("1", "Won", "2026-08-01", "2026-09-01", null), deal("2", "Lost", "2026-08-01", "2026-09-01", null)],
      "Win rate 50% (9–91%, n = 2) in Q3 2026",
    ],
    ["won deals only", [deal("1", "Won", "2026-08-01", "2026-09-01", null)], "Deals won in Q3 2026: 1"],
  ])("has an answer for an export with %s", async (_, rows, title) => {
    const { section, keyFigures } = await resultsSection(await analysisOf({ deals: rows }));
    expect(section?.title ?? null).toBe(title);
    expect(keyFigures.some(({ value }) => typeof value === "number" && Number.isNaN(value))).toBe(false);
  });

  it("shows no win rate where the export has no lost deal: 100% would say nothing", async () => {
    const { keyFigures, findings } = await resultsSection(
      await analysisOf({ deals: [deal("1", "Won", "2026-08-01", "2026-09-01", null)] }),
    );
    expect(keyFigures.find(({ id }) => id === "win_rate")?.value ?? null).toBeNull();
    expect(findings).toEqual([]);
  });

  it("does not invent bookings before the first closed deal or where won deals have no amount", async () => {
    const { keyFigures } = await resultsSection(
      await analysisOf({
        deals: [deal("1", "Won", "2026-05-01", "2026-06-01", null), deal("2", "Won", "2026-08-01", "2026-09-01", "5")],
      }),
    );
    const bookings = keyFigures.find(({ id }) => id === "bookings");
    expect(bookings?.prior).toBe(null);
    expect(bookings?.trend).toEqual([null, null, null, null, null, null, null, null, 5]);
  });
});
