import { describe, expect, it } from "vitest";
import { waterfallSection } from "../../../pipeline/analysis/waterfall.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const deal = (id: string, stage: string, close: string, amount: string | null): RawRow => ({
  deal_id: id,
  deal_name: `Deal ${id}`,
  owner_name: "Ana",
  stage,
  created_at: "2026-05-01",
  close_date: close,
  amount,
});
const earlier = (row: RawRow, day = "2026-06-30"): RawRow => ({ ...row, snapshot_on: day });

const cells = (rows: readonly (readonly unknown[])[] | undefined) =>
  Object.fromEntries((rows ?? []).map(([cause, ...rest]) => [cause, rest]));

describe("waterfall section", () => {
  const snapshots = [
    deal("won", "Proposal", "2026-08-01", "100"),
    deal("lost", "Proposal", "2026-08-01", "200"),
    deal("slipped", "Proposal", "2026-09-15", "300"),
    deal("stays", "Proposal", "2026-09-01", "400"),
    deal("in", "Proposal", "2026-12-01", "50"),
    deal("gone", "Proposal", "2026-07-31", "7"),
    deal("blank", "Proposal", "2026-07-31", null),
  ].map((row) => earlier(row));
  const deals = [
    deal("won", "Won", "2026-08-03", "110"),
    deal("lost", "Lost", "2026-08-03", "200"),
    deal("slipped", "Proposal", "2026-10-15", "300"),
    deal("stays", "Proposal", "2026-09-01", "380"),
    deal("in", "Proposal", "2026-09-20", "50"),
    deal("new", "Proposal", "2026-09-30", "60"),
    deal("blank", "Proposal", "2026-07-31", null),
  ];

  it("adds up from opening to closing by cause, with slippage and every change, by hand", async () => {
    const { section, findings } = await waterfallSection(await analysisOf({ deals, snapshots }));
    const [flow, slippage, changes] = section?.tables ?? [];
    expect(cells(flow?.rows)).toEqual({
      "Open on 2026-06-30": [null, "1007.00"],
      Created: [1, "60.00"],
      "Moved in": [1, "50.00"],
      Reopened: [0, "0.00"],
      Increased: [1, "10.00"],
      Decreased: [1, "-20.00"],
      "Moved out": [1, "-300.00"],
      Won: [1, "-110.00"],
      Lost: [1, "-200.00"],
      Deleted: [1, "-7.00"],
    });
    expect(flow?.totalRow).toEqual(["Still open on 2026-09-30", null, "490.00"]);
    // Due: won, lost, slipped, stays, gone. 300 of 1,007 slipped by 30 days.
    expect(slippage?.rows).toEqual([[5, 1, 1 / 5, 300 / 1007, 30]]);
    expect(cells(changes?.rows)).toEqual({
      Created: [1, "60.00"],
      Deleted: [1, "7.00"],
      Won: [1, "110.00"],
      Lost: [1, "200.00"],
      Increased: [1, "10.00"],
      Decreased: [1, "-20.00"],
      "Close date later": [1, "300.00"],
      "Close date earlier": [1, "50.00"],
      "Other stage": [2, "310.00"],
    });
    expect(section?.notes).toEqual(["Deals without an amount in one of the exports, left out: 1."]);
    expect(findings).toMatchObject([{ money: "300.00", confidence: "low", section: "waterfall" }]);
  });

  it("opens with the last export up to the quarter's first day and closes with the first from its last day on", async () => {
    const { section } = await waterfallSection(
      await analysisOf({
        deals: [deal("1", "Proposal", "2026-08-01", "9")],
        snapshots: [
          earlier(deal("1", "Proposal", "2026-08-01", "1"), "2026-03-31"),
          earlier(deal("1", "Proposal", "2026-08-01", "2"), "2026-06-30"),
          earlier(deal("1", "Proposal", "2026-08-01", "3"), "2026-08-31"),
        ],
      }),
    );
    expect(section?.tables[0]?.rows[0]).toEqual(["Open on 2026-06-30", null, "2.00"]);
    expect(section?.tables[0]?.totalRow).toEqual(["Still open on 2026-09-30", null, "9.00"]);
  });

  it("counts a deal that stands twice in an export once, and nothing moved is said", async () => {
    const same = deal("1", "Proposal", "2026-08-01", "5");
    const { section } = await waterfallSection(
      await analysisOf({ deals: [same], snapshots: [earlier(same), earlier(same)] }),
    );
    expect(section?.charts[0]?.title).toBe("Nothing moved between the two exports");
    expect(section?.tables.map(({ id }) => id)).toEqual(["waterfall", "slippage", "changes"]);
  });

  it("has no section without an earlier export, and says how to get one", async () => {
    const { section, notes } = await waterfallSection(await analysisOf({ deals }));
    expect(section).toBeNull();
    expect(notes).toEqual([expect.stringContaining("deals-2026-06-30.csv")]);
  });
});
