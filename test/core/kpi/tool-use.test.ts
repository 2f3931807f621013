import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { costPerActiveRep, toolUse } from "../../../core/kpi/tool-use.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));
const use = (rep: string, date: string) => ({ rep, date: isoDate(date) });
const month = (date: string, reps: number, cost: number | null) => ({
  month: isoDate(date),
  reps,
  cost: cost === null ? null : exact(cost),
});

describe("toolUse", () => {
  it("counts each rep once a month; a month that nobody used has no cost per active rep", () => {
    const rows = toolUse(
      [use("a", "2024-02-29"), use("a", "2024-02-01"), use("b", "2024-02-02"), use("z", "2023-01-01")],
      [month("2024-03-01", 4, 100), month("2024-02-01", 4, 100)],
    );
    expect(
      rows.map((row) => [row.month, row.active, row.uses, text(row.activeShare), text(row.costPerActive)]),
    ).toEqual([
      ["2024-02", 2, 3, "0.5", "50"],
      ["2024-03", 0, 0, "0", null],
    ]);
    expect(text(costPerActiveRep(rows))).toBe("100");
  });
  it("no cost given, nobody employed, no months: blank", () => {
    const rows = toolUse([use("a", "2024-02-01")], [month("2024-02-01", 0, null)]);
    expect(rows[0]).toMatchObject({ activeShare: null, costPerActive: null });
    expect(costPerActiveRep(rows)).toBeNull();
    expect(toolUse([], [])).toEqual([]);
  });
});
