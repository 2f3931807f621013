import { describe, expect, it } from "vitest";
import { gapSection } from "../../../pipeline/analysis/gap.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const deals = (prefix: string, year: number, won: number, lost: number, open: number, amount: string): RawRow[] => [
  ...Array.from({ length: won + lost }, (_, i) => ({
    deal_id: `${prefix}${i}`,
    owner_name: "Ann",
    stage: i < won ? "Won" : "Lost",
    created_at: `${year}-07-02`,
    close_date: `${year}-08-20`,
    amount,
  })),
  ...Array.from({ length: open }, (_, i) => ({
    deal_id: `${prefix}o${i}`,
    owner_name: "Ann",
    stage: "Proposal",
    created_at: `${year}-07-02`,
    amount,
  })),
];

describe("gap section", () => {
  it("splits the gap to the goal into parts that add up", async () => {
    const { section, findings } = await gapSection(
      await analysisOf({
        // A year ago 4 worked, all decided, 2 won at 100. Now 4 worked, all decided, 1 won at 100: only the win rate changed.
        deals: [...deals("a", 2025, 2, 2, 0, "100"), ...deals("b", 2026, 1, 3, 0, "100")],
        quotas: [{ owner_name: "Ann", period: "2026-Q3", amount: "250" }],
      }),
    );
    expect(section?.title).toBe("EUR\u00a0150 missing; what costs most: Win rate");
    expect(section?.tables[0]?.rows).toEqual([
      ["Height of the goal", "EUR\u00a0200", "EUR\u00a0250", "-50.00"],
      ["Deals worked", "4", "4", "0.00"],
      ["Pace of decisions", "100.0%", "100.0%", "0.00"],
      ["Win rate", "50.0%", "25.0%", "-100.00"],
      ["Deal size", "EUR\u00a0100", "EUR\u00a0100", "0.00"],
    ]);
    expect(section?.tables[0]?.totalRow).toEqual(["Gap", null, null, "-150.00"]);
    expect(section?.charts[0]).toMatchObject({ opening: { value: 250 }, closing: { value: 100 } });
    expect(findings).toMatchObject([{ money: "100.00", confidence: "low" }]);
  });

  it("credits only those who hold a goal, and counts deals that stayed open as worked", async () => {
    const { section } = await gapSection(
      await analysisOf({
        deals: [
          ...deals("a", 2025, 2, 0, 0, "100"),
          ...deals("b", 2026, 2, 0, 2, "100"),
          {
            deal_id: "x",
            owner_name: "Bob",
            stage: "Won",
            created_at: "2026-07-02",
            close_date: "2026-08-20",
            amount: "900",
          },
        ],
        quotas: [{ owner_name: "Ann", period: "2026-Q3", amount: "200" }],
      }),
    );
    // Worked 2 to 4 and pace 100% to 50% cancel out: +150 and -150.
    expect(section?.tables[0]?.rows.map((row) => row[3])).toEqual(["0.00", "150.00", "-150.00", "0.00", "0.00"]);
  });

  it("compares with the year before where no goal is set", async () => {
    const { section } = await gapSection(
      await analysisOf({ deals: [...deals("a", 2025, 1, 0, 0, "100"), ...deals("b", 2026, 1, 0, 0, "150")] }),
    );
    expect(section?.title).toBe("EUR\u00a050 above; what brings most: Deal size");
    expect(section?.tables[0]?.rows).toHaveLength(4);
    expect(section?.charts[0]).toMatchObject({ opening: { label: "Year before", value: 100 } });
  });

  it.each([
    ["there is no year before", deals("b", 2026, 2, 2, 0, "100")],
    ["all is lost", [...deals("a", 2025, 2, 2, 0, "100"), ...deals("b", 2026, 0, 4, 0, "100")]],
    ["all is open", deals("b", 2026, 0, 0, 4, "100")],
    ["nothing is there", []],
  ])("says so where %s", async (_, rows) => {
    const { section, notes } = await gapSection(await analysisOf({ deals: rows }));
    expect(section).toBeNull();
    expect(notes[0]).toContain("can't be split by cause");
  });
});
