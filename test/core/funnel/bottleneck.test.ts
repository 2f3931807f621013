import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointUplift } from "../../../core/funnel/bottleneck.ts";
import { compare, exact, toText, zero } from "../../../core/money/exact.ts";

const step = (name: string, conversion: string | number) => ({ name, conversion: exact(conversion) });

describe("pointUplift", () => {
  it("a step at 100 % has nothing to gain, equal uplifts keep the order given", () => {
    const found = pointUplift(
      [step("full", 1), step("b", "0.5"), step("c", "0.5")],
      exact(10),
      exact(100),
      exact("0.01"),
    );
    expect(found.uplifts.map(({ uplift }) => toText(uplift))).toEqual(["0", "5", "5"]);
    expect(found.ranking).toEqual(["b", "c", "full"]);
  });
  it("a step that nobody passes makes the others worthless, and is worth all itself", () => {
    const found = pointUplift([step("a", "0.5"), step("dead", 0)], exact(100), exact(10), exact("0.1"));
    expect([toText(found.revenue), ...found.uplifts.map(({ uplift }) => toText(uplift))]).toEqual(["0", "0", "50"]);
  });
  it("always names the lowest conversion: why it is no ranking of bottlenecks", () => {
    const rates = fc.array(fc.integer({ min: 1, max: 98 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rates, (percent) => {
        const steps = percent.map((rate, i) => step(String(i), rate / 100));
        const { ranking, uplifts } = pointUplift(steps, exact(100), exact(1000), exact("0.01"));
        const lowest = percent.indexOf(Math.min(...percent));
        return ranking[0] === String(lowest) && uplifts.every(({ uplift }) => compare(uplift, zero) >= 0);
      }),
    );
  });
});
