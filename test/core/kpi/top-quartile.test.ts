import { describe, expect, it } from "vitest";
import { type RepHabits, topQuartileHabits } from "../../../core/kpi/top-quartile.ts";

const reps = (n: number, habits: (i: number) => Record<string, number | null>): RepHabits[] =>
  Array.from({ length: n }, (_, i) => ({
    rep: `r${String(i).padStart(2, "0")}`,
    result: 1 - i / 100,
    habits: new Map(Object.entries(habits(i))),
  }));

describe("topQuartileHabits", () => {
  it("finds the habit that differs, most certain first, and says how sure it is", () => {
    const found = topQuartileHabits(reps(20, (i) => ({ days: i < 5 ? 5 + i / 10 : 20 + (i % 4), calls: (i * 7) % 5 })));
    expect(found.map(({ habit }) => habit)).toEqual(["days", "calls"]);
    expect(found[0]).toMatchObject({ nTop: 5, nOthers: 15 });
    expect(found[0]?.top).toBeCloseTo(5.2, 12);
    expect(found[0]?.adjusted).toBeLessThan(0.01);
    expect(found[1]?.adjusted).toBeGreaterThan(0.2);
  });
  it("too few reps for a test: the means are shown without one; too few for a quartile: nothing", () => {
    expect(topQuartileHabits(reps(8, (i) => ({ days: i })))[0]).toMatchObject({
      nTop: 2,
      pValue: null,
      adjusted: null,
    });
    expect(topQuartileHabits(reps(3, (i) => ({ days: i })))).toEqual([]);
    expect(topQuartileHabits([])).toEqual([]);
  });
  it("reps without a result and habits that nobody has measured are left out", () => {
    const list = reps(8, () => ({ days: null, calls: 1 }));
    const judged = list.map((rep, i) => ({ ...rep, result: i === 0 ? null : rep.result }));
    expect(topQuartileHabits(judged).map(({ habit, nTop, nOthers }) => [habit, nTop, nOthers])).toEqual([
      ["calls", 2, 5],
    ]);
  });
});
