import { describe, expect, it } from "vitest";
import { checkMessages } from "../../pipeline/analysis/messages/checks.ts";
import { checks, models } from "../../pipeline/models.ts";
import { analysisOf, failedChecks } from "../support/analysis.ts";

describe("models and checks", () => {
  it("names the grain of every model and the law of every check in its first line", () => {
    expect(models().length).toBeGreaterThan(0);
    for (const { name, sql } of models()) expect(sql, name).toMatch(/^-- One row per /);
    expect(checks().length).toBeGreaterThan(0);
    for (const { name, sql } of checks()) expect(sql, name).toMatch(/^-- [A-Z].*\.\n/);
  });

  it("says the law of every check in every language, in English as its file does", () => {
    const said = Object.entries(checkMessages).map(([name, { en }]) => [name, en]);
    expect(said).toEqual(checks().map(({ name, law }) => [name, law]));
  });

  it("runs on an export without a single record, and every check holds", async () => {
    const { db } = await analysisOf({});
    for (const { name } of models()) await db.rows(`from ${name} limit 1`);
    expect(await failedChecks(db)).toEqual([]);
  });

  it("calls a manager by name where only the id is given and a rep has it", async () => {
    const { db } = await analysisOf({
      users: [
        { user_id: "1", user_name: "Grete" },
        { user_id: "2", user_name: "Jonas", manager_id: "1" },
        { user_id: "3", user_name: "Ana", manager_id: "9" },
        { user_id: "4", user_name: "Ben", manager_id: "1", manager_name: "G. W." },
      ],
    });
    expect(await db.rows("select person_name, manager from stg_people order by user_id")).toEqual([
      { person_name: "Grete", manager: null },
      { person_name: "Jonas", manager: "Grete" },
      { person_name: "Ana", manager: "9" },
      { person_name: "Ben", manager: "G. W." },
    ]);
  });

  it("finds each violation the checks are there for", async () => {
    const { db } = await analysisOf({
      deals: [
        { deal_id: "1", stage: "Won", created_at: "2026-08-01", close_date: "2026-07-01", amount: "1" },
        { deal_id: "1", stage: "Won", created_at: "2026-08-01", amount: "1" },
      ],
      quotas: [{ owner_name: "Ana", period: "2026-Q3", amount: "-5" }],
    });
    expect(await failedChecks(db)).toEqual([
      "closed_after_created",
      "quotas_not_negative",
      "unique_deals",
      "won_deals_close",
    ]);
    await db.run("update mart_kpi set won = won + 1 where dimension = 'all'");
    expect(await failedChecks(db)).toEqual(
      expect.arrayContaining(["dimensions_add_up", "kpi_reconcile", "linearity_reconciles"]),
    );
  });
});
