import { describe, expect, it } from "vitest";
import { exact, toText } from "../../../core/money/exact.ts";
import { territorySummary } from "../../../core/territory/summary.ts";

const account = (id: string, potential: number, current: string | null) => ({
  id,
  potential: exact(potential),
  workload: exact(1),
  current,
});

describe("territorySummary", () => {
  it("before and after, with what comes and goes; an empty territory is listed", () => {
    const accounts = [account("a", 30, "N"), account("b", 10, "N"), account("c", 0, null)];
    const rows = territorySummary(accounts, ["N", "S", "S"], ["N", "S", "W"]);
    expect(
      rows.map(({ before, after }) => [toText(before.potential), toText(after.potential), after.accounts]),
    ).toEqual([
      ["40", "30", 1],
      ["0", "10", 2],
      ["0", "0", 0],
    ]);
    expect(rows.map(({ gained, lost }) => [gained, lost])).toEqual([
      [[], ["b"]],
      [["b", "c"], []],
      [[], []],
    ]);
    expect(rows[0]?.before.potentialShare && toText(rows[0].before.potentialShare)).toBe("1");
  });
  it("no accounts: no shares", () => {
    expect(territorySummary([], [], ["N"])[0]?.after).toMatchObject({ accounts: 0, potentialShare: null });
  });
});
