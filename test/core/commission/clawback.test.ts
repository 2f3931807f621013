import { describe, expect, it } from "vitest";
import { clawback, clawbackShare } from "../../../core/commission/clawback.ts";
import { exact, toText } from "../../../core/money/exact.ts";

describe("clawback", () => {
  it("never takes more than everything or less than nothing", () => {
    const linear = { method: "linear", term: exact("12") } as const;
    expect(
      ["-3", "0", "11.999", "12", "99"].map((elapsed) => toText(clawbackShare(linear, exact(elapsed)), 4)),
    ).toEqual(["1", "1", "0.0001", "0", "0"]);
  });
  it("is full until its day and linear from there", () => {
    const rule = { method: "linear_after_full", term: exact("12"), fullUntil: exact("3") } as const;
    expect(["2.99", "3", "7.5"].map((elapsed) => toText(clawbackShare(rule, exact(elapsed))))).toEqual([
      "1",
      "1",
      "0.5",
    ]);
  });
  it("has nothing to take after the last step, and of a negative payment gives back", () => {
    const rule = { method: "steps", schedule: [{ until: exact("6"), share: exact("0.5") }] } as const;
    expect(toText(clawbackShare(rule, exact("6")))).toBe("0");
    expect(toText(clawback(exact("-100"), rule, exact("1")).clawback)).toBe("-50");
  });
});
