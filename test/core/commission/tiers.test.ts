import { describe, expect, it } from "vitest";
import { tieredCommission, tierMode } from "../../../core/commission/tiers.ts";
import { exact, toText } from "../../../core/money/exact.ts";

const tiers = (...rows: readonly (readonly [string, string])[]) =>
  rows.map(([from, rate]) => ({ from: exact(from), rate: exact(rate) }));
const table = tiers(["0", "0.05"], ["50000", "0.07"]);
const deals = (...amounts: string[]) => amounts.map((amount, i) => ({ id: String(i), amount: exact(amount) }));

describe("tiered commission", () => {
  it("takes a net return back at the first rate, in both modes", () => {
    expect(toText(tieredCommission("marginal", table, deals("-1000")).commission)).toBe("-50");
    expect(tieredCommission("retroactive", table, deals("-1000"))).toMatchObject({
      tier: 1,
      commission: exact("-50.00"),
    });
  });
  it("pays nothing below a positive first bound", () => {
    const gap = tiers(["10000", "0.1"]);
    expect(toText(tieredCommission("marginal", gap, deals("9000", "2000")).commission)).toBe("100");
    expect(tieredCommission("retroactive", gap, deals("9000"))).toMatchObject({
      tier: null,
      commission: exact("0.00"),
    });
  });
  it("a return after a sale leaves what the rest alone would have earned", () => {
    const result = tieredCommission("marginal", table, deals("60000", "-20000"));
    expect(toText(result.commission)).toBe("2000");
    expect(result.byTier?.map(({ amount }) => toText(amount))).toEqual(["40000", "0"]);
  });
  it("counts prior credit in the attainment and in the tiers, and only new amounts by tier", () => {
    const attainment = tiers(["0", "0.05"], ["1", "0.1"]);
    const result = tieredCommission("marginal", attainment, deals("1000"), {
      basis: "attainment",
      quota: exact("1000"),
      prior: exact("500"),
    });
    expect(
      [result.attainment, result.commission, result.byTier?.[1]?.amount].map((value) => value && toText(value)),
    ).toEqual(["1.5", "75", "500"]);
  });
  it("retroactive lines add up to the total, rounded once", () => {
    const result = tieredCommission("retroactive", tiers(["0", "0.05"]), deals("0.10", "0.10", "0.10"));
    expect([toText(result.commission), result.deals.map(({ commission }) => toText(commission))]).toEqual([
      "0.02",
      ["0.01", "0", "0.01"],
    ]);
  });
  it("is 0 for no deals and refuses empty tables and unknown modes", () => {
    expect(toText(tieredCommission("marginal", table, []).commission)).toBe("0");
    expect(() => tieredCommission("marginal", [], [])).toThrow(expect.objectContaining({ code: "TIERS_EMPTY" }));
    expect(() => tierMode("cliff")).toThrow(expect.objectContaining({ code: "MODE_MISSING" }));
  });
});
