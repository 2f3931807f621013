import { describe, expect, it } from "vitest";
import { salesVelocity } from "../../../core/kpi/sales-velocity.ts";
import { exact } from "../../../core/money/exact.ts";

describe("sales velocity", () => {
  it("velocity is blank for a cycle of 0 days", () => {
    expect(salesVelocity(5, exact("0.5"), exact(100), exact(0))).toEqual({ perDay: null, perMonth: null });
  });
});
