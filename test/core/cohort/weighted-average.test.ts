import { describe, expect, it } from "vitest";
import { cohortAverage } from "../../../core/cohort/weighted-average.ts";

describe("cohortAverage", () => {
  it("is blank where no cohort is observed or all are empty", () => {
    const ages = cohortAverage([
      { size: 0, retained: [0, null] },
      { size: 0, retained: [] },
    ]);
    expect(ages.map(({ rate, cohorts }) => [rate, cohorts])).toEqual([
      [null, 1],
      [null, 0],
    ]);
    expect(cohortAverage([])).toEqual([]);
  });
});
