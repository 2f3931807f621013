import { describe, expect, it } from "vitest";
import { attainment } from "../../../core/kpi/attainment.ts";
import { exact } from "../../../core/money/exact.ts";

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe("attainment", () => {
  it("a bucket includes its lower edge and excludes the next; below the first edge nobody is counted", () => {
    const reps = list("49.9", 50, 99, 100, 250).map((credited) => ({ credited, quota: exact(100) }));
    expect(attainment(reps, list("0.5", 1)).buckets).toEqual([2, 2]);
  });
  it.each([null, exact(0), exact(-5)])("no quota (%o): blank and in no total", (quota) => {
    expect(attainment([{ credited: exact(10), quota }])).toMatchObject({ attainment: [null], team: null, mean: null });
  });
  it("no reps: blank", () => {
    expect(attainment([])).toMatchObject({ team: null, median: null, shareAtQuota: null });
  });
});
