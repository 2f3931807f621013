import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderStages } from "../../../core/import/order-stages.ts";

const named = (...stages: string[]) => stages.map((stage) => ({ stage }));

describe("orderStages", () => {
  it("orders known words as usual, closed ones last", () => {
    expect(
      orderStages(named("Closed Lost", "Negotiation", "Closed Won", "Prospecting", "Disqualified", "Proposal"), []),
    ).toEqual(["Prospecting", "Proposal", "Negotiation", "Closed Won", "Closed Lost", "Disqualified"]);
  });

  it("orders custom stages by the majority of moves, regressions included", () => {
    const moves = [
      { from: "Zeta", to: "Alpha", count: 18 },
      { from: "Alpha", to: "Zeta", count: 3 },
      { from: "Alpha", to: "Mitte", count: 15 },
      { from: "Mitte", to: "Alpha", count: 6 },
      { from: "Mitte", to: "Gewonnen", count: 9 },
      { from: "Gewonnen", to: "Mitte", count: 2 },
    ];
    expect(orderStages(named("Alpha", "Gewonnen", "Mitte", "Zeta"), moves)).toEqual([
      "Zeta",
      "Alpha",
      "Mitte",
      "Gewonnen",
    ]);
  });

  it("goes by position, then probability, where nothing moves", () => {
    const observed = [
      { stage: "B", meanPosition: 1, meanProbability: 0.1 },
      { stage: "A", meanPosition: 1, meanProbability: 0.5 },
      { stage: "C", meanPosition: 0, meanProbability: 0.9 },
    ];
    expect(orderStages(observed, [])).toEqual(["C", "B", "A"]);
  });

  it("gives nothing for nothing and one for one", () => {
    expect(orderStages([], [])).toEqual([]);
    expect(orderStages(named("X"), [{ from: "X", to: "X", count: 3 }])).toEqual(["X"]);
  });

  it("does not mind the order of its input and loses no stage", () => {
    const stage = fc.constantFrom("New", "Foo", "Bar", "Won", "Lost", "Proposal", "İPTAL");
    const moves = fc.array(fc.record({ from: stage, to: stage, count: fc.nat(20) }));
    fc.assert(
      fc.property(fc.uniqueArray(stage), moves, (list, transitions) => {
        const once = orderStages(named(...list), transitions);
        expect(orderStages(named(...[...list].reverse()), [...transitions].reverse())).toEqual(once);
        expect([...once].sort()).toEqual([...list].sort());
      }),
    );
  });
});
