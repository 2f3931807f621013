import { describe, expect, it } from "vitest";
import { attrition } from "../../../core/kpi/attrition.ts";

describe("attrition", () => {
  it("attrition of nobody is blank; regretted leavers not recorded are blank", () => {
    expect(attrition({ start: 0, end: 0, leavers: 0, regretted: null, months: 12 })).toMatchObject({
      periodRate: null,
      annualised: null,
      regrettedAnnualised: null,
    });
  });
});
