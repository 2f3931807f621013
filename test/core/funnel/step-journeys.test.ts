import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelCount } from "../../../core/funnel/count.ts";
import { stayCurve } from "../../../core/funnel/stay-curve.ts";
import { type StepRules, stepJourneys } from "../../../core/funnel/step-journeys.ts";

type Journey = readonly (readonly [step: number, day: number])[];

const walk = (journeys: readonly Journey[], rules: StepRules) => {
  const machine = stepJourneys(rules);
  journeys.forEach((journey, entity) => {
    for (const [step, day] of journey) machine.event(entity, step, day);
  });
  return machine.end();
};
const rules: StepRules = { steps: 3, window: 30, asOf: 100 };

describe("step journeys", () => {
  it("counts who came to each step inside the window, inclusive, and implies the steps before", () => {
    const { reached, skipped } = walk(
      [
        [
          [1, 10],
          [2, 20],
          [3, 40],
        ],
        [
          [1, 10],
          [2, 20],
          [3, 41],
        ],
        [
          [1, 50],
          [3, 60],
        ],
        [[1, 70]],
      ],
      rules,
    );
    // Complete on day 30, a day late, complete without the second step, not gone on.
    expect(reached).toEqual([4, 3, 2]);
    expect(skipped).toBe(1);
  });

  it("an entity is judged from the day its window is over", () => {
    expect(walk([[[1, 70]], [[1, 71]]], rules)).toMatchObject({ reached: [1, 0, 0], immature: 1 });
  });

  it("says where all stand, the young included, and who of them is overdue", () => {
    const { standing, overdue } = walk(
      [
        [[1, 10]],
        [[1, 90]],
        [
          [1, 10],
          [2, 95],
        ],
        [
          [1, 10],
          [3, 99],
        ],
      ],
      rules,
    );
    expect(standing).toEqual([2, 1, 1]);
    expect(overdue).toEqual([1, 1, 0]);
  });

  it("time at a step ends with the next one; who is still there is censored on the as-of day", () => {
    const { stays } = walk(
      [
        [
          [1, 10],
          [2, 15],
        ],
        [
          [1, 10],
          [2, 17],
        ],
        [[1, 99]],
      ],
      rules,
    );
    // Half of the two at risk beyond day 1 have left on day 5.
    expect(stays.map((each) => stayCurve(each, 30)).map(({ open, median }) => [open, median])).toEqual([
      [1, 5],
      [2, null],
    ]);
  });

  it("what follows the last step or the as-of day counts for nothing; no entities give zeros", () => {
    const { reached, standing, regressions } = walk(
      [
        [
          [3, 20],
          [1, 30],
        ],
        [[1, 101]],
      ],
      rules,
    );
    expect([reached, standing, regressions]).toEqual([[1, 1, 1], [0, 0, 1], 0]);
    expect(walk([], rules)).toMatchObject({ reached: [0, 0, 0], immature: 0, standing: [0, 0, 0] });
  });

  const histories = fc.array(
    fc.array(fc.record({ step: fc.integer({ min: 1, max: 4 }), wait: fc.nat(20) }), { maxLength: 8 }),
    { maxLength: 12 },
  );
  const eventsOf = (list: readonly (readonly { readonly step: number; readonly wait: number }[])[]): Journey[] =>
    list.map((moves) => {
      let day = 0;
      return moves.map(({ step, wait }) => {
        day += wait;
        return [step, day] as const;
      });
    });
  const countOf = (journeys: readonly Journey[], others: Omit<Parameters<typeof funnelCount>[1], "steps">) =>
    funnelCount(
      journeys.flatMap((journey, entity) =>
        journey.map(([step, time]) => ({ entity: String(entity), step: String(step), time })),
      ),
      { steps: ["1", "2", "3", "4"], ...others },
    );

  it("agrees with the funnel count that implies earlier steps on random histories without a window", () => {
    fc.assert(
      fc.property(histories, (list) => {
        const journeys = eventsOf(list);
        const { reached } = walk(journeys, { steps: 4, window: 1000, asOf: 2000 });
        expect(reached).toEqual(countOf(journeys, { skip: "impute" }).counts);
      }),
    );
  });

  it("agrees with the ordered funnel count, window and maturity included, where no step is left out", () => {
    const orderly = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(orderly, fc.nat(60), fc.nat(30), (list, window, start) => {
        const journeys = eventsOf(
          list.map((waits, i) => waits.map((wait, k) => ({ step: k + 1, wait: k === 0 ? (i * start) % 50 : wait }))),
        );
        const asOf = 130;
        const { reached, immature } = walk(journeys, { steps: 4, window, asOf });
        const count = countOf(journeys, { window, matureOnly: true, asOf });
        expect([reached, immature]).toEqual([count.counts, count.excludedImmature]);
      }),
    );
  });
});
