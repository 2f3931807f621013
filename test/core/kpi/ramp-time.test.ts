import { describe, expect, it } from "vitest";
import { rampTime } from "../../../core/kpi/ramp-time.ts";
import { exact } from "../../../core/money/exact.ts";

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe("rampTime", () => {
  it("can't be reached before the window is full, and is reached exactly at the mark", () => {
    expect(rampTime(list(100, 100), 3, exact("0.8"), exact(100))).toEqual({ months: null, censoredAt: 2 });
    expect(rampTime(list(100, 70, 70), 3, exact("0.8"), exact(100))).toEqual({ months: 3, censoredAt: null });
    expect(rampTime([], 3, exact("0.8"), exact(100))).toEqual({ months: null, censoredAt: 0 });
  });
});
