import { describe, expect, it } from "vitest";
import { actionOutcome } from "../../../core/kpi/action-outcome.ts";
import { exact, toText } from "../../../core/money/exact.ts";

const of = (then: string, now: string) => {
  const { outcome, realised } = actionOutcome(exact(then), exact(now));
  return [outcome, toText(realised)];
};

describe("actionOutcome", () => {
  it("is done from nine tenths gone, partly from one tenth, both edges included", () => {
    expect(of("100", "0")).toEqual(["done", "100"]);
    expect(of("100", "10")).toEqual(["done", "90"]);
    expect(of("100", "10.01")).toEqual(["partly", "89.99"]);
    expect(of("100", "90")).toEqual(["partly", "10"]);
    expect(of("100", "90.01")).toEqual(["open", "9.99"]);
  });
  it("more at stake than then is open, and realised is negative", () => {
    expect(of("100", "130.5")).toEqual(["open", "-30.5"]);
  });
});
