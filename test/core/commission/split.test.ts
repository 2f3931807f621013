import { describe, expect, it } from "vitest";
import { overrides } from "../../../core/commission/override.ts";
import { splitCommission } from "../../../core/commission/split.ts";
import { exact, toText } from "../../../core/money/exact.ts";

const split = (policy: "must_equal_100" | "overlay", ...rows: readonly (readonly [string, string])[]) =>
  splitCommission(
    exact("100"),
    exact("0.1"),
    policy,
    rows.map(([payee, share]) => ({ payee, share: exact(share) })),
  );

describe("split", () => {
  it("refuses 99.99%, one payee twice and a negative share", () => {
    expect(() => split("must_equal_100", ["a", "0.9999"])).toThrow(expect.objectContaining({ code: "SPLIT_NOT_100" }));
    expect(() => split("overlay", ["a", "0.5"], ["a", "0.5"])).toThrow(
      expect.objectContaining({ code: "SPLIT_DUPLICATE" }),
    );
    expect(() => split("must_equal_100", ["a", "1.5"], ["b", "-0.5"])).toThrow(
      expect.objectContaining({ code: "SHARE_NEGATIVE" }),
    );
  });
  it("a share of nothing gets nothing", () => {
    expect(split("must_equal_100", ["a", "1"], ["b", "0"]).lines.map(({ commission }) => toText(commission))).toEqual([
      "10",
      "0",
    ]);
  });
});

describe("override", () => {
  it("is 0 for a manager without reports and refuses a circle", () => {
    const credits = new Map([["r", exact("100")]]);
    const rates = new Map([["m", exact("0.1")]]);
    expect(toText(overrides(new Map(), credits, rates).total)).toBe("0");
    const circle = new Map([
      ["r", "m"],
      ["m", "r"],
    ]);
    expect(() => overrides(circle, credits, rates)).toThrow(expect.objectContaining({ code: "HIERARCHY_CYCLE" }));
  });
});
