import { describe, expect, it } from "vitest";
import { cacPayback } from "../../../core/kpi/cac-payback.ts";
import { exact } from "../../../core/money/exact.ts";

describe("cac payback", () => {
  it("CAC payback is blank where no margin ever pays it back", () => {
    expect(cacPayback(exact(100), 0, exact(10), exact(0))).toEqual({ cac: null, months: null });
    expect(cacPayback(exact(100), 1, exact(10), exact("-0.1")).months).toBeNull();
  });
});
