import { describe, expect, it } from "vitest";
import { sparkline } from "../../../pipeline/pack/charts/sparkline.ts";
import { deltaOf } from "../../../pipeline/pack/key-figures.ts";

const money = { kind: "money", better: "higher" } as const;
const rate = { kind: "percent", better: "higher" } as const;
const days = { kind: "days", better: "lower" } as const;

describe("change of a key figure", () => {
  it("is relative for money: 4,182,650 against 4,500,000 is -7.1%", () => {
    expect(deltaOf("4182650.00", "4500000.00", money, "en")).toEqual({ text: "−7.1%", verdict: "worse" });
  });

  it("is in points for a percentage", () => {
    expect(deltaOf(0.412, 0.382, rate, "de")).toEqual({ text: "+3,0 Pkt.", verdict: "better" });
  });

  it("is in days for days, and fewer are better where lower is better", () => {
    expect(deltaOf(64, 72, days, "en")).toEqual({ text: "−8", verdict: "better" });
    expect(deltaOf(64, 60, days, "en")).toEqual({ text: "+4", verdict: "worse" });
  });

  it("has the direction of the change also for a negative base: from -100 to -50 is +50%", () => {
    expect(deltaOf("-50", "-100", money, "en")).toEqual({ text: "+50.0%", verdict: "better" });
  });

  it("is equal where nothing changed", () => {
    expect(deltaOf("5.00", 5, money, "en")?.verdict).toBe("same");
  });

  it("is nothing where either is blank or the base is zero", () => {
    expect(deltaOf(null, "1", money, "en")).toBeUndefined();
    expect(deltaOf("1", null, money, "en")).toBeUndefined();
    expect(deltaOf("1", "0", money, "en")).toBeUndefined();
  });
});

describe("sparkline", () => {
  it("is drawn from two known periods on; one says nothing about a course", () => {
    expect(sparkline([null, 3, null])).toBe("");
    expect(sparkline([null, 3, 4])).toContain("<path");
  });
});
