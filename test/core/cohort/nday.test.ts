import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { nDayRetention } from "../../../core/cohort/nday.ts";
import { toText } from "../../../core/money/exact.ts";

const day = (text: string) => isoDate(text);
const entities = [{ start: day("2024-02-28"), active: [day("2024-02-28"), day("2024-03-01")] }];

describe("nDayRetention", () => {
  it("counts the leap day: 1 March is day 2 after 28 February", () => {
    const [found] = nDayRetention(entities, [{ type: "bounded", n: 2 }], day("2024-03-01"));
    expect(found).toMatchObject({ retained: 1, eligible: 1 });
    expect(found?.rate && toText(found.rate)).toBe("1");
  });
  it("an entity is eligible from the day its age is reached, a bracket from its last day", () => {
    const questions = [{ type: "bounded", n: 3 } as const, { type: "bracket", from: 1, to: 3 } as const];
    expect(nDayRetention(entities, questions, day("2024-03-01")).map(({ eligible }) => eligible)).toEqual([0, 0]);
    expect(nDayRetention(entities, questions, day("2024-03-02")).map(({ retained }) => retained)).toEqual([0, 1]);
  });
  it("nobody eligible: the rate is blank", () => {
    expect(nDayRetention([], [{ type: "unbounded", n: 1 }], day("2024-03-01"))).toEqual([
      { retained: 0, eligible: 0, rate: null },
    ]);
  });
});
