import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { goLivesOf, readTools } from "../../../pipeline/analysis/tool-data.ts";
import { toolsSection } from "../../../pipeline/analysis/tools.ts";
import type { ToolSettings } from "../../../pipeline/configuration.ts";
import { analysisOf } from "../../support/analysis.ts";
import { runTexts } from "../../support/folder-run.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const names = ["Ann", "Bob", "Cid", "Dan"];
const deal = (rep: string): RawRow => ({
  deal_id: rep,
  owner_name: rep,
  stage: "Won",
  created_at: "2025-01-01",
  close_date: "2025-02-01",
  amount: "100",
});
const call = (rep: string, day: string, type = "Dialler call"): RawRow => ({
  activity_id: `${rep}${day}${type}`,
  owner_name: rep,
  activity_type: type,
  completed_at: day,
});
const rows = {
  deals: names.map(deal),
  users: [{ user_id: "d", user_name: "Dan", hired_at: "2020-01-01", left_at: "2026-07-31" }],
  activities: [
    call("Ann", "2026-05-04"),
    call("Ann", "2026-07-01"),
    call("Ann", "2026-07-02"),
    call("Bob", "2026-07-02"),
    call("Ann", "2026-08-02"),
    call("Bob", "2026-08-02", "Meeting"),
    call("Dan", "2026-09-02"),
  ],
};
const columns = new Map([["Type", "activity_type"]]);
const dialler: ToolSettings = {
  name: "Dialler",
  go_live: "2026-06-10",
  cost_per_month: 300,
  column: "Type",
  value: "Dialler call",
};
const sectionOf = async (tools: readonly ToolSettings[]) => {
  const context = await analysisOf(rows);
  const found = await readTools(context, tools, columns);
  const { section, findings, notes } = toolsSection(found, context.parameters);
  const table = (id: string) => section?.tables.find((each) => each.id === id)?.rows ?? [];
  return { section, findings, notes, found, table };
};

describe("tools section", () => {
  it("counts the reps who used it each month and what each of them costs, before and after the go-live", async () => {
    const { section, table } = await sectionOf([dialler]);
    expect(table("tool_months").slice(-5)).toEqual([
      ["Dialler", "May 2026", 4, 1, 0.25, 1, null, null],
      ["Dialler", "Jun 2026", 4, 0, 0, 0, "300.00", null],
      ["Dialler", "Jul 2026", 4, 2, 0.5, 3, "300.00", "150.00"],
      ["Dialler", "Aug 2026", 3, 1, 1 / 3, 1, "300.00", "300.00"],
      // Dan left in July: what is still logged under his name is no use.
      ["Dialler", "Sep 2026", 3, 0, 0, 0, "300.00", null],
    ]);
    // Full months since: July to September, 900 for 2 + 1 + 0 active reps; Cid never used it.
    const [row] = table("tools");
    expect(row?.slice(0, 4)).toEqual(["Dialler", "2026-06-10", "300.00", 4]);
    expect(row?.[5]).toBe(1);
    expect(row?.slice(7)).toEqual([4 / 3, "300.00", 1]);
    expect(section?.title).toBe("Dialler costs EUR\u00a0300 per active rep and month");
  });

  it("names in money what reps without a single use cost in a quarter", async () => {
    const { findings } = await sectionOf([dialler]);
    // 300 x 3 months x 1 of the 3 reps still there.
    expect(findings).toMatchObject([{ money: "300.00", confidence: "high", proof: "tools" }]);
  });

  it("users without a column count as active while employed; use stays blank", async () => {
    const { section, table } = await sectionOf([
      { name: "CRM seats", go_live: "2026-07-01", cost_per_month: "90.30", users: ["Ann", "d", "Nobody"] },
    ]);
    expect(table("tool_months").slice(-3)).toEqual([
      ["CRM seats", "Jul 2026", 2, 2, 1, null, "90.30", "45.15"],
      ["CRM seats", "Aug 2026", 1, 1, 1, null, "90.30", "90.30"],
      ["CRM seats", "Sep 2026", 1, 1, 1, null, "90.30", "90.30"],
    ]);
    expect(section?.sentence).toContain("2 reps have it; no column shows its use");
    expect(section?.notes).toEqual(["CRM seats: not among the reps of the export: Nobody."]);
  });

  it("any filled cell is a use where no value is given; without a cost there is none", async () => {
    const { table, section } = await sectionOf([{ name: "Log", go_live: "2026-07-01", column: "Type" }]);
    expect(table("tool_months").slice(-2)).toEqual([
      ["Log", "Aug 2026", 3, 2, 2 / 3, 2, null, null],
      ["Log", "Sep 2026", 3, 0, 0, 0, null, null],
    ]);
    expect(section?.title).toBe("Log: 0 of 3 reps used it in Sep 2026");
  });

  it("a go-live still to come is not observable: blank, and no intervention to measure", async () => {
    const { section, table, found } = await sectionOf([{ ...dialler, go_live: "2026-10-15" }]);
    expect(section?.title).toBe("Dialler goes live on 2026-10-15");
    expect(table("tools")[0]?.slice(7)).toEqual([null, null, null]);
    expect(goLivesOf(found, isoDate("2026-09-30"))).toEqual([]);
  });

  it("a column that no activities have is refused with those they have", async () => {
    await expect(sectionOf([{ ...dialler, column: "Art" }])).rejects.toMatchObject({
      code: "TOOL_COLUMN_UNKNOWN",
      parameters: { tool: "Dialler", column: "Art", columns: "Type" },
    });
  });

  it("no tools, no section: the note says how to give one", async () => {
    const { section, notes } = await sectionOf([]);
    expect(section).toBeNull();
    expect(notes[0]).toContain("tools");
  });

  it("reads a column of the export by its own header, and measures the go-live beside the trainings", async () => {
    const run = await runTexts(
      {
        "deals.csv": "Deal ID,Owner,Stage,Amount,Created Date,Close Date\n1,Ann,Won,100,2026-01-01,2026-08-01\n",
        "activities.csv":
          "Activity ID,Assigned To,Subject,Activity Type,Logged With,Completed At\n1,Ann,Hello,Call,Dialler,2026-07-05\n2,Ann,Bye,Call,,2026-07-06\n",
        "revsheet.yaml":
          "currency: EUR\ntools:\n  - { name: Dialler, go_live: 2026-06-01, column: Logged With, value: Dialler }\n",
      },
      { only: "tools,trainings", asOf: "2026-09-30" },
    );
    const months = run.section("tools")?.tables.find(({ id }) => id === "tool_months")?.rows ?? [];
    expect(months.slice(-3).map((row) => row[5])).toEqual([1, 0, 0]);
    expect(run.section("trainings")?.tables[0]?.rows[0]?.slice(0, 2)).toEqual(["Dialler", "2026-06-01"]);
  });

  it("neither users nor a column says nothing about use, and is refused", async () => {
    await expect(
      runTexts({
        "deals.csv": "Deal ID,Owner,Stage,Amount\n1,Ann,Won,100\n",
        "revsheet.yaml": "tools:\n  - { name: Dialler, go_live: 2026-06-01 }\n",
      }),
    ).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });
});
