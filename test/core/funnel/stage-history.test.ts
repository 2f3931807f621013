import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, isoDate } from "../../../core/calendar/iso-date.ts";
import { stageHistory } from "../../../core/funnel/stage-history.ts";

const stages = ["New", "Demo", "Offer", "Won"];
const start = isoDate("2024-02-20");

describe("stageHistory", () => {
  it("counts the leap day and orders changes by date", () => {
    const found = stageHistory(
      stages,
      [
        { stage: "Offer", date: isoDate("2024-03-01") },
        { stage: "New", date: isoDate("2024-02-28") },
      ],
      isoDate("2024-03-04"),
    );
    expect(Object.fromEntries(found.days)).toEqual({ New: 2, Demo: 0, Offer: 3, Won: 0 });
    expect(found).toMatchObject({ skipped: 1, regressions: 0, furthest: "Offer" });
  });
  it("staying in a stage is no move, and what happens after the as-of date doesn't count", () => {
    const changes = ["New", "New", "Won"].map((stage, i) => ({ stage, date: addDays(start, 10 * i) }));
    expect(stageHistory(stages, changes, addDays(start, 15))).toMatchObject({
      skipped: 0,
      regressions: 0,
      furthest: "New",
    });
  });
  it("no changes: no days, blank furthest", () => {
    const found = stageHistory(stages, [], start);
    expect([...found.days.values()]).toEqual([0, 0, 0, 0]);
    expect(found.furthest).toBeNull();
  });
  it("the days in all stages sum to the days since the first change", () => {
    const changes = fc.array(fc.record({ stage: fc.constantFrom(...stages), day: fc.nat(60) }), { minLength: 1 });
    fc.assert(
      fc.property(changes, (list) => {
        const dated = list.map(({ stage, day }) => ({ stage, date: addDays(start, day) }));
        const asOf = addDays(start, 60);
        const total = [...stageHistory(stages, dated, asOf).days.values()].reduce((sum, days) => sum + days, 0);
        return total === Math.max(...dated.map(({ date }) => daysBetween(date, asOf)));
      }),
    );
  });
  it("names a stage that isn't in the process", () => {
    expect(() => stageHistory(stages, [{ stage: "Demmo", date: start }], start)).toThrow(
      expect.objectContaining({ code: "UNKNOWN_STAGE" }),
    );
  });
});
