import { describe, expect, it } from "vitest";
import { planSection } from "../../../pipeline/analysis/plan.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const won = (rep: string, created: string, closed: string, amount: string): RawRow => ({
  deal_id: `${rep} ${closed}`,
  owner_name: rep,
  stage: "Won",
  created_at: created,
  close_date: closed,
  amount,
});

const deals = [
  won("Ann", "2025-01-05", "2025-10-01", "100"),
  won("Ann", "2025-01-05", "2026-02-10", "100"),
  won("Ann", "2025-01-05", "2026-05-10", "100"),
  won("Ann", "2026-07-05", "2026-08-10", "100"),
  { deal_id: "l", owner_name: "Ann", stage: "Lost", created_at: "2026-01-01", close_date: "2026-08-11", amount: "1" },
  {
    deal_id: "o",
    owner_name: "Ann",
    stage: "Proposal",
    created_at: "2026-09-01",
    close_date: "2026-11-01",
    amount: "50",
  },
  {
    deal_id: "x",
    owner_name: "Ann",
    stage: "Proposal",
    created_at: "2026-09-01",
    close_date: "2027-02-01",
    amount: "999",
  },
];
const users = [{ user_id: "1", user_name: "Ann", hired_at: "2020-01-01" }];

describe("plan section", () => {
  it("checks the goal of the quarter ahead against history, potential and capacity", async () => {
    const { section, findings } = await planSection(
      await analysisOf({ deals, users, quotas: [{ owner_name: "Ann", period: "2026-Q4", amount: "120" }] }),
    );
    // Potential: 50 x 4/5 won + 100 created and won in one quarter / 4 = 65. Capacity: the best quarter, 100.
    expect(section?.tables[0]?.rows).toEqual([
      [
        "Ann",
        "120.00",
        0,
        4,
        "65.00",
        expect.closeTo(120 / 65, 10),
        "100.00",
        1.2,
        "hardly ever booked that much; more than is in sight; more than can be worked",
      ],
    ]);
    expect(section?.title).toBe("1 of 1 goals for Q4 2026 look out of reach");
    expect(findings).toMatchObject([{ money: "55.00", confidence: "low" }]);
  });

  it("is content with a goal that has been reached before and is in sight", async () => {
    const { section } = await planSection(
      await analysisOf({ deals, users, quotas: [{ owner_name: "Ann", period: "2026-Q4", amount: "60" }] }),
    );
    expect(section?.title).toBe("All 1 goals for Q4 2026 are within reach by what is known");
  });

  it("says so where the quarter ahead has no goals", async () => {
    const { section, notes } = await planSection(await analysisOf({ deals, users }));
    expect(section).toBeNull();
    expect(notes[0]).toContain("Q4 2026");
  });
});
