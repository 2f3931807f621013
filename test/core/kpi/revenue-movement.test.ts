import { describe, expect, it } from "vitest";
import { revenueMovement } from "../../../core/kpi/revenue-movement.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("revenue movement", () => {
  it("revenue movement without a start has no retention", () => {
    const zero = exact(0);
    const found = revenueMovement({
      start: zero,
      expansion: zero,
      contraction: zero,
      churn: zero,
      new: exact(5),
      logosStart: 0,
      logosLost: 0,
    });
    expect(found).toMatchObject({ nrr: null, grr: null, quickRatio: null, logoChurn: null });
    expect(text(found.end)).toBe("5");
  });
});
