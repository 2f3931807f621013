import { describe, expect, it } from "vitest";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";
import { capacity } from "../../../core/quota/capacity.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe("capacity", () => {
  const plan = {
    months: 3,
    monthlyProductivity: exact(100),
    ramp: list(0, "0.5"),
    monthlyAttrition: exact("0.1"),
    target: null,
  };
  it("tenured reps shrink from the second month, new ones ramp and shrink from their start", () => {
    const tenured = capacity(plan, [{ startMonth: 1, count: exact(1), tenured: true }]);
    expect(tenured.byMonth.map(text)).toEqual(["100", "90", "81"]);
    const hired = capacity(plan, [{ startMonth: 2, count: exact(2), tenured: false }]);
    expect(hired.byMonth.map(text)).toEqual(["0", "0", "90"]);
  });
  it("no reps sell nothing, no target has no gap", () => {
    const found = capacity(plan, []);
    expect([text(found.total), found.gap, found.ratio]).toEqual(["0", null, null]);
  });
});
