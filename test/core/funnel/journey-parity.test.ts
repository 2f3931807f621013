// Two engines, one reading: the journey walker of the pipeline and the funnel machine with imputed steps.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { journeyWalker, outcomeCodes } from "../../../core/funnel/journey.ts";
import { funnelMachine } from "../../../core/funnel/machine.ts";

const stages = 4;
const deals = fc.array(
  fc.record({
    moves: fc.array(fc.record({ stage: fc.integer({ min: 1, max: stages }), wait: fc.nat(9) }), { maxLength: 8 }),
    won: fc.boolean(),
  }),
  { maxLength: 12 },
);

describe("journey walker and funnel machine", () => {
  it("without a window they reach the same levels on random histories", () => {
    fc.assert(
      fc.property(deals, (list) => {
        const walker = journeyWalker(stages);
        const counts = new Array<number>(stages + 1).fill(0);
        const machine = funnelMachine<number>({ steps: [1, 2, 3, 4, 5], impute: true });
        list.forEach(({ moves, won }, deal) => {
          let day = 0;
          walker.begin(0);
          for (const { stage, wait } of moves) {
            day += wait;
            walker.enter(stage, day);
            machine.event(deal, stage, day);
          }
          const { level } = walker.end(won ? outcomeCodes.won : outcomeCodes.lost, day);
          if (won) machine.event(deal, stages + 1, day);
          for (let k = 0; k < level; k++) counts[k] = (counts[k] as number) + 1;
        });
        const reached = [...machine.end().reached.subarray(0, stages + 1)];
        expect(reached).toEqual(counts);
      }),
    );
  });
});
