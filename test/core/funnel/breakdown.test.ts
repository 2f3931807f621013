import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelBreakdown } from "../../../core/funnel/breakdown.ts";
import { funnelCount } from "../../../core/funnel/count.ts";

const steps = ["A", "B", "C"];
const rows = fc.array(
  fc.record({
    entity: fc.constantFrom("1", "2", "3", "4"),
    step: fc.constantFrom(...steps, "X"),
    time: fc.nat(20),
    group: fc.constantFrom("web", "mail", null),
  }),
  { maxLength: 30 },
);

describe("funnelBreakdown", () => {
  it("the groups add up to the funnel of all, whichever touch decides", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("first_touch" as const, "last_touch" as const), (events, attribution) => {
        const whole = funnelCount(events, { steps, window: 10 }).counts;
        const parts = [...funnelBreakdown(events, { steps, window: 10, attribution }).values()];
        return steps.every((_, k) => whole[k] === parts.reduce((sum, { counts }) => sum + (counts[k] as number), 0));
      }),
    );
  });
  it("an entry without a value is in group null, and a blank doesn't overwrite the last touch", () => {
    const events = [
      { entity: "1", step: "A", time: 0, group: null },
      { entity: "1", step: "B", time: 1, group: "web" },
      { entity: "1", step: "C", time: 2, group: null },
    ];
    expect([...funnelBreakdown(events, { steps, attribution: "first_touch" }).keys()]).toEqual([null]);
    expect(funnelBreakdown(events, { steps, attribution: "last_touch" }).get("web")?.counts).toEqual([1, 1, 1]);
  });
  it("no events: no groups", () => {
    expect(funnelBreakdown([], { steps, attribution: "first_touch" }).size).toBe(0);
  });
});
