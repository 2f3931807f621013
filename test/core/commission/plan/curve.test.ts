import { describe, expect, it } from "vitest";
import { nextDealPay, payAt, payoutCurve } from "../../../../core/commission/plan/curve.ts";
import { exact, toText } from "../../../../core/money/exact.ts";
import { basics, planOf } from "../../../support/commission.ts";

const plan = planOf(
  ...basics(),
  "p|1||quota||100000|",
  "p|1|all|type||tiers|",
  "p|1|all|mode||retroactive|",
  "p|1|all|tier|0|5%|",
  "p|1|all|tier|100000|8%|",
  "p|1|goals|type||mbo|",
);
const [all, goals] = plan.components;

describe("pay at a credit", () => {
  it("the next deal pays what the whole is worth more with it", () => {
    if (all === undefined) throw new Error("no component");
    expect(toText(nextDealPay(plan, all, { credited: exact("90000") }, exact("10000")) ?? exact("0"))).toBe("3500");
  });
  it("is blank for what credit alone does not decide, and without quota there is no curve", () => {
    if (goals === undefined) throw new Error("no component");
    expect(payAt(plan, goals, exact("1"), undefined, undefined)).toBeNull();
    const { quota: _, ...open } = plan;
    expect(payoutCurve(open)).toEqual([]);
  });
  it("ends at the attainment asked for", () => {
    const curve = payoutCurve(plan, { last: exact("1"), steps: 2 });
    expect(curve.map(({ attainment, total }) => [toText(attainment), toText(total)])).toEqual([
      ["0", "0"],
      ["0.5", "2500"],
      ["1", "8000"],
    ]);
  });
});
