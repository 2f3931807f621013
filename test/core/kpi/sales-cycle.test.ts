import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { salesCycle } from "../../../core/kpi/sales-cycle.ts";
import { type Exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("sales cycle", () => {
  it("sales cycle: same-day wins count 0 days, deals without a date or won before they were created don't count, the leap day does", () => {
    const won = (created: string | null, closed: string | null) => ({
      outcome: "won" as const,
      created: created === null ? null : isoDate(created),
      closed: closed === null ? null : isoDate(closed),
    });
    const found = salesCycle([
      won("2024-02-28", "2024-03-01"),
      won("2025-01-01", "2025-01-01"),
      won(null, "2025-01-01"),
      won("2025-01-02", "2025-01-01"),
    ]);
    expect([found.n, text(found.mean), text(found.median)]).toEqual([2, "1", "1"]);
    expect(salesCycle([])).toEqual({ n: 0, mean: null, median: null });
  });
});
