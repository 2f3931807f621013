import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HistoricDeal } from "../../../core/forecast/deal-history.ts";
import { quarterDistribution } from "../../../core/forecast/quarter-distribution.ts";
import { stageCurves } from "../../../core/forecast/stage-curves.ts";
import { exact, toNumber } from "../../../core/money/exact.ts";
import { cumulativeIncidence, type Spell } from "../../../core/stats/aalen-johansen.ts";
import { randomFrom } from "../../../core/stats/random.ts";

/** A made-up CRM: deals created evenly, a quarter of them won, two stages, outcomes after an exponential time. */
const madeUp = (count: number, asOf: number, seed = 5): HistoricDeal[] => {
  const next = randomFrom(seed);
  return Array.from({ length: count }, (_, i) => {
    const created = Math.floor(next() * asOf);
    const length = 1 + Math.floor(-70 * Math.log(1 - next()));
    const won = next() < 0.25;
    const cents = 100000 + Math.floor(next() * 4000000);
    const closed = created + length <= asOf ? created + length : null;
    const stages = [{ stage: "Qualified", entered: created }];
    if (length > 30 && created + 20 <= asOf) stages.push({ stage: "Offer", entered: created + 20 });
    return {
      id: `d${i}`,
      amount: exact((cents / 100).toFixed(2)),
      created,
      closed,
      status: closed === null ? "open" : won ? "won" : "lost",
      stages,
    };
  });
};
const past = Array.from({ length: 10 }, (_, q) => ({ start: q * 91, end: q * 91 + 90 }));
const period = { start: 910, end: 1000 };
const question = { deals: madeUp(1500, 950), period, asOf: 950, past, target: 6000000 };

describe("the quarter as a distribution", () => {
  const found = quarterDistribution(question);
  it("does not depend on the order of deals, and repeats itself", () => {
    expect(quarterDistribution({ ...question, deals: [...question.deals].reverse() })).toEqual(found);
  });
  it("needs only open deals and those won in the period beside a history of all", () => {
    const deals = question.deals.filter(({ closed }) => closed === null || closed >= period.start);
    expect(quarterDistribution({ ...question, deals, history: question.deals })).toEqual(found);
  });
  it("orders its quantiles around the mean and holds what is won already", () => {
    expect(found.p10).toBeLessThan(found.p50);
    expect(found.p50).toBeLessThan(found.p90);
    expect(found.p10).toBeGreaterThanOrEqual(toNumber(found.wonSoFar));
    expect(found.independent.p10).toBeGreaterThanOrEqual(toNumber(found.wonSoFar));
  });
  it("spreads wider than the sum of independent deals", () => {
    expect(found.p90 - found.p10).toBeGreaterThan(found.independent.p90 - found.independent.p10);
  });
  it("has a histogram that sums to 1 and chances from 0 to 1", () => {
    expect(found.histogram.reduce((all, { probability }) => all + probability, 0)).toBeCloseTo(1, 10);
    expect(found.atLeastTarget).toBeGreaterThanOrEqual(0);
    expect(found.atLeastTarget).toBeLessThanOrEqual(1);
    for (const { probability } of found.open) expect(probability).toBeGreaterThanOrEqual(0);
  });
  it("says in how many past quarters P10 to P90 held", () => {
    expect(found.record.of).toBe(9);
    expect(found.record.held).toBe(found.record.periods.filter(({ held }) => held).length);
    expect(found.record.held).toBeGreaterThanOrEqual(5);
    expect(Math.abs(found.record.bias as number)).toBeLessThan(0.3);
  });
  it("a higher target is never more likely", () => {
    const chances = [0, 1e6, 5e6, 2e7].map(
      (target) => quarterDistribution({ ...question, target }).atLeastTarget as number,
    );
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(chances[0]).toBe(1);
  });
  it("lists the deals that move it most, and winning one helps the target", () => {
    expect(found.moving).toHaveLength(10);
    const shares = found.moving.map(({ varianceShare }) => varianceShare);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });
  it("counts open deals without an amount instead of valuing them", () => {
    const bare: HistoricDeal = { id: "x", amount: null, created: 940, closed: null, status: "open", stages: [] };
    const more = quarterDistribution({ ...question, deals: [...question.deals, bare] });
    expect(more.withoutAmount).toBe(1);
    expect(more.openDeals).toBe(found.openDeals + 1);
  });
  it("of no deals is 0 with certainty and has no record", () => {
    const none = quarterDistribution({ deals: [], period, asOf: 950, past: [], target: 1 });
    expect(none).toMatchObject({ mean: 0, p10: 0, p90: 0, atLeastTarget: 0, createAndClose: null });
    expect(none.record).toEqual({ held: 0, of: 0, bias: null, periods: [] });
  });
  it("after the last day nothing open counts", () => {
    const over = quarterDistribution({ ...question, asOf: 1000, past: [] });
    expect(over.p90).toBe(over.p10);
    expect(over.p10).toBeCloseTo(toNumber(over.wonSoFar), 6);
  });
  it("takes 2,000 open deals in seconds", () => {
    const deals = madeUp(20000, 950).concat(
      Array.from({ length: 600 }, (_, i) => ({
        id: `n${i}`,
        amount: exact(1000 + i),
        created: 930,
        closed: null,
        status: "open" as const,
        stages: [],
      })),
    );
    const start = performance.now();
    const { openDeals } = quarterDistribution({ ...question, deals });
    expect(openDeals).toBeGreaterThan(2000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("stage curves", () => {
  const one = (entered: number, closed: number | null, status: HistoricDeal["status"], i: number): HistoricDeal => ({
    id: String(i),
    amount: null,
    created: entered,
    closed,
    status,
    stages: [{ stage: "A", entered }],
  });
  it("follow the Aalen-Johansen estimate of exact fractions", () => {
    const spell = fc.record({
      days: fc.integer({ min: 0, max: 40 }),
      outcome: fc.constantFrom("won" as const, "lost" as const, "open" as const),
    });
    fc.assert(
      fc.property(fc.array(spell, { minLength: 1, maxLength: 40 }), (spells: Spell[]) => {
        const asOf = 1000;
        // An open deal is censored at the as-of day, so it entered that many days before it.
        const deals = spells.map(({ days, outcome }, i) =>
          outcome === "open" ? one(asOf - days, null, "open", i) : one(0, days, outcome, i),
        );
        const curve = stageCurves(deals, asOf).stages.get("A");
        for (const { days, cumWin, stillOpen } of cumulativeIncidence(spells)) {
          expect(curve?.incidence[days]).toBeCloseTo(toNumber(cumWin), 10);
          expect(curve?.stillOpen[days]).toBeCloseTo(toNumber(stillOpen), 10);
        }
      }),
    );
  });
  it("give (CIF(age + left) - CIF(age)) / still open(age) where a stage stands alone", () => {
    // 40 deals: 10 won on day 10, 10 lost on day 20, 10 won on day 30, 10 lost on day 50. Of the 20 open beyond day 20, half win by day 40.
    const deals = [
      [10, "won"],
      [20, "lost"],
      [30, "won"],
      [50, "lost"],
    ].flatMap(([day, status], k) =>
      Array.from({ length: 10 }, (_, i) => one(0, day as number, status as "won" | "lost", k * 10 + i)),
    );
    const { chance } = stageCurves(deals, 100);
    expect(chance("A", 20, 20).probability).toBeCloseTo(0.5, 10);
    expect(chance("A", 0, 100).probability).toBeCloseTo(0.5, 10);
    expect(chance("A", 20, 5).probability).toBe(0);
    expect(chance("unheard of", 20, 20).probability).toBeCloseTo(0.5, 10);
  });
  it("know nothing without history, and leave out what happened later", () => {
    expect(stageCurves([], 10).chance("A", 3, 10)).toEqual({ probability: 0, observed: 0 });
    expect(stageCurves([one(50, 60, "won", 1)], 40).pooled.spells).toBe(0);
    expect(stageCurves([one(20, 10, "won", 1)], 40).ignored).toBe(1);
  });
});
