import { describe, expect, it } from "vitest";
import { exact, sum, toText } from "../../core/money/exact.ts";
import { proposeQuota, type Weighting } from "../../pipeline/quota-proposal.ts";
import { analysisOf } from "../support/analysis.ts";

const won = (rep: string, closed: string, amount: string) => ({
  deal_id: `${rep} ${closed}`,
  owner_name: rep,
  stage: "Won",
  created_at: "2025-01-05",
  close_date: closed,
  amount,
});

const rows = {
  deals: [
    won("Ann", "2025-10-01", "100"),
    won("Ann", "2026-02-10", "500"),
    won("Bob", "2025-10-01", "300"),
    won("Bob", "2026-02-10", "900"),
    won("Gone", "2026-02-10", "900"),
  ],
  users: [
    { user_id: "1", user_name: "Ann", hired_at: "2020-01-01" },
    { user_id: "2", user_name: "Bob", hired_at: "2020-01-01" },
    { user_id: "3", user_name: "Gone", hired_at: "2020-01-01", left_at: "2026-05-01" },
  ],
};

const propose = async (by: Weighting, target: string | null, more: Parameters<typeof analysisOf>[0] = {}) => {
  const found = await proposeQuota(await analysisOf({ ...rows, ...more }), {
    target: target === null ? null : exact(target),
    over: exact("0.1"),
    unit: exact("10"),
    by,
    digits: 2,
  });
  return { ...found, quotas: found.reps.map(({ outlook, quota }) => [outlook.rep, toText(quota)]) };
};

describe("quota proposal", () => {
  it("divides the raised target by history in whole units that sum to it, for those still there", async () => {
    // Mean quarters: Ann 600 / 4, Bob 1200 / 4; 1,000 x 1.1 = 110 units, 37 and 73.
    const { quotas, from } = await propose("history", "1000");
    expect(from).toBe("given");
    expect(quotas).toEqual([
      ["Bob", "730"],
      ["Ann", "370"],
    ]);
  });

  it("gives months that add up to the quarter", async () => {
    const { reps, outlook } = await propose("equal", "1000");
    expect(outlook.period.label).toBe("2026-Q4");
    for (const { quota, months } of reps) {
      expect(months.map(({ month }) => month)).toEqual(["2026-10-01", "2026-11-01", "2026-12-01"]);
      expect(toText(sum(months.map(({ amount }) => amount)))).toBe(toText(quota));
    }
  });

  it("takes the goals there are as target, else the same quarter a year before", async () => {
    const held = await propose("equal", null, {
      quotas: [
        { owner_name: "Ann", period: "2026-Q4", amount: "150" },
        { owner_name: "Bob", period: "2026-Q4", amount: "50" },
      ],
    });
    expect([held.from, toText(held.target)]).toEqual(["goals", "200"]);
    const before = await propose("equal", null);
    expect([before.from, toText(before.target)]).toEqual(["year_before", "400"]);
  });

  it("refuses weights that sum to 0", async () => {
    await expect(propose("potential", "1000", { deals: [{ ...won("Ann", "2026-02-10", "0") }] })).rejects.toMatchObject(
      {
        code: "WEIGHTS_ALL_ZERO",
        parameters: { place: "--by potential" },
      },
    );
  });

  it("refuses to divide nothing: no goals, nothing booked a year before", async () => {
    const deals = [won("Ann", "2026-02-10", "500")];
    await expect(propose("equal", null, { deals })).rejects.toMatchObject({ code: "NO_TARGET" });
  });

  it("knows the rep's language by the locale of the export, and where the months' weights come from", async () => {
    const users = [
      { user_id: "1", user_name: "Ann", hired_at: "2020-01-01", language: "de_DE" },
      { user_id: "2", user_name: "Bob", hired_at: "2020-01-01", language: "fr" },
      ...rows.users.slice(2),
    ];
    const { reps, season } = await propose("equal", "1000", { users });
    expect(reps.map(({ outlook }) => [outlook.rep, outlook.language])).toEqual([
      ["Ann", "de"],
      ["Bob", null],
    ]);
    expect(season).toBe("equal");
  });

  it("refuses where nobody could be given a goal", async () => {
    await expect(propose("equal", "1000", { deals: [], users: [] })).rejects.toMatchObject({ code: "NO_REPS" });
  });
});
