import { describe, expect, it } from "vitest";
import { funnelLevel } from "../../../core/funnel/level.ts";

const steps = ["A", "B", "C"];
const at = (...rows: readonly (readonly [number, string])[]) => rows.map(([time, step]) => ({ time, step }));

describe("funnelLevel", () => {
  it("events are taken in order of time, whatever order they come in", () => {
    expect(funnelLevel(at([9, "C"], [1, "A"], [5, "B"]), { steps })).toBe(3);
  });
  it("events of one moment keep the order given", () => {
    expect(funnelLevel(at([1, "A"], [1, "B"]), { steps })).toBe(2);
    expect(funnelLevel(at([1, "B"], [1, "A"]), { steps })).toBe(1);
  });
  it("the window includes its last moment", () => {
    expect(funnelLevel(at([0, "A"], [10, "B"]), { steps, window: 10 })).toBe(2);
    expect(funnelLevel(at([0, "A"], [11, "B"]), { steps, window: 10 })).toBe(1);
    expect(funnelLevel(at([0, "A"], [0, "B"]), { steps, window: 0 })).toBe(2);
  });
  it("strict: a repeated step breaks the first attempt, the best one starts anew", () => {
    const events = at([0, "A"], [1, "A"], [2, "B"]);
    expect(funnelLevel(events, { steps, mode: "strict" })).toBe(1);
    expect(funnelLevel(events, { steps, mode: "strict", entry: "best" })).toBe(2);
  });
  it("no events, and none that are steps: level 0", () => {
    expect(funnelLevel([], { steps })).toBe(0);
    expect(funnelLevel(at([1, "X"]), { steps })).toBe(0);
  });
});
