import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FunnelEvent, funnelCount } from "../../../core/funnel/count.ts";
import { funnelLevel } from "../../../core/funnel/level.ts";
import { toText } from "../../../core/money/exact.ts";

const steps = ["Lead", "MQL", "Won"];
const events: FunnelEvent[] = [
  { entity: "a", step: "Won", time: 9 },
  { entity: "b", step: "Lead", time: 5 },
  { entity: "a", step: "Lead", time: 1 },
  { entity: "a", step: "MQL", time: 4 },
];

const history = fc.array(
  fc.record({
    entity: fc.constantFrom("a", "b", "c"),
    step: fc.constantFrom(...steps, "Call"),
    time: fc.nat(20),
  }),
  { maxLength: 30 },
);

describe("funnelCount", () => {
  it("counts, step rates and overall rate of a small funnel, rows in any order", () => {
    const found = funnelCount(events, { steps });
    expect(found.counts).toEqual([2, 1, 1]);
    expect(found.stepRates.map((rate) => rate && toText(rate))).toEqual([null, "0.5", "1"]);
    expect(found.overall && toText(found.overall)).toBe("0.5");
    expect(found.skippedSteps).toBeNull();
  });
  it("nobody entered: counts are 0 and rates blank", () => {
    expect(funnelCount([], { steps })).toMatchObject({
      counts: [0, 0, 0],
      stepRates: [null, null, null],
      overall: null,
    });
  });
  it("is the tally of every entity's level", () => {
    fc.assert(
      fc.property(
        history,
        fc.constantFrom("ordered" as const, "strict" as const, "unordered" as const),
        (rows, mode) => {
          const levels = ["a", "b", "c"].map((entity) =>
            funnelLevel(
              rows.filter((row) => row.entity === entity),
              { steps, window: 7, mode },
            ),
          );
          const counts = steps.map((_, k) => levels.filter((level) => level > k).length);
          return JSON.stringify(funnelCount(rows, { steps, window: 7, mode }).counts) === JSON.stringify(counts);
        },
      ),
    );
  });
  it("the order of rows of different times doesn't matter", () => {
    fc.assert(
      fc.property(history, (rows) => {
        const distinct = rows.map((row, i) => ({ ...row, time: row.time * 100 + i }));
        const mixed = [...distinct].sort((a, b) => (a.time % 7) - (b.time % 7));
        return (
          JSON.stringify(funnelCount(distinct, { steps }).counts) ===
          JSON.stringify(funnelCount(mixed, { steps }).counts)
        );
      }),
    );
  });
  it("mature entries only: on the last day of its window an entry is mature, the day before it isn't", () => {
    const entries = [
      { entity: "old", step: "Lead", time: 10 },
      { entity: "young", step: "Lead", time: 11 },
    ];
    const found = funnelCount(entries, { steps, window: 30, matureOnly: true, asOf: 40 });
    expect(found).toMatchObject({ counts: [1, 0, 0], excludedImmature: 1 });
  });
  it("mature entries only needs a window and a date", () => {
    expect(() => funnelCount(events, { steps, matureOnly: true, asOf: 40 })).toThrow(
      expect.objectContaining({ code: "WINDOW_MISSING" }),
    );
    expect(() => funnelCount(events, { steps, matureOnly: true, window: 30 })).toThrow(
      expect.objectContaining({ code: "AS_OF_MISSING" }),
    );
  });
  it("imputing never counts fewer than reading in order", () => {
    fc.assert(
      fc.property(history, (rows) => {
        const ordered = funnelCount(rows, { steps }).counts;
        return funnelCount(rows, { steps, skip: "impute" }).counts.every((count, k) => count >= (ordered[k] as number));
      }),
    );
  });
});
