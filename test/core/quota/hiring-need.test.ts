import { describe, expect, it } from "vitest";
import { exact, toText } from "../../../core/money/exact.ts";
import { hiringNeed } from "../../../core/quota/hiring-need.ts";

const plan = {
  months: 4,
  monthlyProductivity: exact(100),
  ramp: [exact(0), exact("0.5")],
  monthlyAttrition: exact(0),
  target: exact(650),
};
const one = { startMonth: 1, count: exact(1), tenured: true };

describe("hiringNeed", () => {
  it("the later they start the more are needed, until a hire can't help any more", () => {
    // The rep there sells 400 of 650; a hire sells 0 + 50 + 100 + 100 from month 1.
    const found = hiringNeed(plan, [one]);
    expect(found?.map(({ perHire, hires }) => [toText(perHire), hires])).toEqual([
      ["250", 1],
      ["150", 2],
      ["50", 5],
      ["0", null],
    ]);
  });
  it("no gap needs nobody, no target has no answer", () => {
    expect(hiringNeed({ ...plan, target: exact(400) }, [one])?.map(({ hires }) => hires)).toEqual([0, 0, 0, 0]);
    expect(hiringNeed({ ...plan, target: null }, [one])).toBeNull();
  });
});
