import { describe, expect, it } from "vitest";
import { quarterForecast } from "../../../pipeline/analysis/forecast-methods.ts";
import { riskSection } from "../../../pipeline/analysis/risk.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow, RawRows } from "../../support/raw-tables.ts";

const open = (id: string, close: string | null, amount: string | null, active = "2026-09-20"): RawRow => ({
  deal_id: id,
  stage: "Proposal",
  created_at: "2026-08-01",
  close_date: close,
  amount,
  last_activity_at: active,
});

const sectionOf = async (rows: RawRows) => {
  const context = await analysisOf(rows);
  return riskSection(context, await quarterForecast(context));
};

describe("risk section", () => {
  it("lists open deals with a reason by money, the reasons in words", async () => {
    const { section, findings } = await sectionOf({
      deals: [
        open("late", "2026-09-01", "100"),
        open("fine", "2026-12-01", "900"),
        open("quiet", "2026-12-01", "300", "2026-08-15"),
        open("blank", null, null),
      ],
    });
    expect(section?.title).toBe("EUR\u00a0400 of open pipeline is at risk: 3 of 4 deals");
    const deals = section?.tables.find(({ id }) => id === "risk_deals");
    expect(deals?.rows.map((row) => [row[0], row[3], row[5]])).toEqual([
      ["quiet", "300.00", "no activity for 46 days"],
      ["late", "100.00", "close date 2026-09-01 has passed"],
      ["blank", null, "no close date; no amount"],
    ]);
    // Nothing closed: each deal counts with (0 + 1) / (0 + 2).
    expect(findings).toMatchObject([{ money: "400.00", moneyValue: 200, section: "risk" }]);
  });

  it("finds deals longer in a stage than nine of ten won ones", async () => {
    const won = Array.from({ length: 10 }, (_, i) => ({
      deal_id: `w${i}`,
      stage: "Won",
      created_at: "2026-03-01",
      close_date: `2026-03-${String(11 + i).padStart(2, "0")}`,
      amount: "10",
    }));
    const { section } = await sectionOf({
      deals: [...won, { ...open("o", "2026-12-01", "50"), created_at: "2026-09-01" }],
      stage_history: [...won, { deal_id: "o", created_at: "2026-09-01" }].map(({ deal_id, created_at }) => ({
        deal_id,
        stage: "Proposal",
        changed_at: created_at,
      })),
    });
    // Won deals stayed 10 to 19 days, nine of ten at most 18; the open one has been there for 29.
    expect(section?.tables.find(({ id }) => id === "risk_deals")?.rows[0]?.slice(2)).toEqual([
      "Proposal",
      "50.00",
      null,
      "29 days in stage; 9 of 10 won deals needed at most 18",
    ]);
  });

  it("a field that no open deal has is no risk", async () => {
    const { section } = await sectionOf({ deals: [open("1", null, null), open("2", null, null)] });
    expect(section?.title).toBe("No open deal shows a sign of risk");
  });

  it("has no section without open deals", async () => {
    expect((await sectionOf({})).section).toBeNull();
  });
});
