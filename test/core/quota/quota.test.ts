import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type Exact, exact, sum, toText } from "../../../core/money/exact.ts";
import { allocateQuota } from "../../../core/quota/allocate.ts";
import { capacity } from "../../../core/quota/capacity.ts";
import { quotaRealism } from "../../../core/quota/realism.ts";
import { rollUpGoals } from "../../../core/quota/rollup.ts";
import { seasonWeights } from "../../../core/quota/season-weights.ts";
import { seasonalQuota } from "../../../core/quota/seasonality.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));
const list = (...values: (string | number)[]) => values.map((value) => exact(value));
const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }).filter((w) => w.some((x) => x > 0));

describe("allocateQuota", () => {
  it("parts are whole units and add up to the assigned total", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(50),
        fc.constantFrom("0.01", "1", "500"),
        weights,
        (target, over, unit, w) => {
          const found = allocateQuota(exact(target), exact(over / 100), exact(unit), list(...w));
          const whole = found.parts.every((part) => isWhole(part, unit));
          return whole && compare(sum(found.parts), found.assignedTotal) === 0;
        },
      ),
    );
  });
  it("a weight of 0 gets nothing; equal remainders go to the earlier line", () => {
    const found = allocateQuota(exact(100), exact(0), exact(1), list(1, 0, 1, 1));
    expect(found.parts.map(text)).toEqual(["34", "0", "33", "33"]);
  });
  it("weights that sum to 0, negative weights and a unit of 0 are refused with a sentence", () => {
    const refused = (unit: number, ...w: number[]) => allocateQuota(exact(1), exact(0), exact(unit), list(...w));
    expect(() => refused(1, 0, 0)).toThrow(expect.objectContaining({ code: "WEIGHTS_ALL_ZERO" }));
    expect(() => refused(1, 2, -1)).toThrow(expect.objectContaining({ code: "WEIGHT_NEGATIVE" }));
    expect(() => refused(0, 1)).toThrow(expect.objectContaining({ code: "UNIT_NOT_POSITIVE" }));
  });
});

const isWhole = (part: Exact, unit: string) => {
  const size = exact(unit);
  return (part.n * size.d) % (part.d * size.n) === 0n;
};

describe("seasonalQuota", () => {
  it("the last cumulative amount is the year", () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), weights, (annual, w) => {
        const { cumulative } = seasonalQuota(exact(annual), list(...w), 0);
        return compare(cumulative[cumulative.length - 1] as Exact, exact(annual)) === 0;
      }),
    );
  });
});

describe("seasonWeights", () => {
  it("growth inside the year isn't taken for a season", () => {
    const years = [0, 1, 2].map((year) => [0, 1, 2, 3].map((quarter) => 100 * 1.1 ** (4 * year + quarter)));
    const { weights: found, from } = seasonWeights(years, 4);
    expect(from).toBe("history");
    for (const weight of found) expect(Number(toText(weight))).toBeCloseTo(0.25, 5);
  });
  it("finds the season; below three years the weights are equal", () => {
    const years = [1, 2, 3].map((level) => [20 * level, 25 * level, 22 * level, 33 * level]);
    const found = seasonWeights(years, 4).weights.map((weight) => Number(toText(weight)));
    expect(Math.max(...found)).toBe(found[3]);
    expect(seasonWeights(years.slice(1), 4)).toMatchObject({ from: "equal" });
    expect(seasonWeights([], 4).weights.map(text)).toEqual(["1", "1", "1", "1"]);
  });
});

describe("capacity", () => {
  const plan = {
    months: 3,
    monthlyProductivity: exact(100),
    ramp: list(0, "0.5"),
    monthlyAttrition: exact("0.1"),
    target: null,
  };
  it("tenured reps shrink from the second month, new ones ramp and shrink from their start", () => {
    const tenured = capacity(plan, [{ startMonth: 1, count: exact(1), tenured: true }]);
    expect(tenured.byMonth.map(text)).toEqual(["100", "90", "81"]);
    const hired = capacity(plan, [{ startMonth: 2, count: exact(2), tenured: false }]);
    expect(hired.byMonth.map(text)).toEqual(["0", "0", "90"]);
  });
  it("no reps sell nothing, no target has no gap", () => {
    const found = capacity(plan, []);
    expect([text(found.total), found.gap, found.ratio]).toEqual(["0", null, null]);
  });
});

describe("quotaRealism", () => {
  it("names what speaks against a quota, and nothing where nothing does", () => {
    const base = { quota: exact(100), history: list(100, 120, 90, 80), potential: exact(500), capacity: exact(100) };
    const concerns = (change: Partial<typeof base>) => quotaRealism([{ rep: "a", ...base, ...change }])[0]?.concerns;
    expect(concerns({})).toEqual([]);
    expect(concerns({ quota: exact(501) })).toEqual(["above_history", "above_potential", "above_capacity"]);
    expect(concerns({ history: [] })).toEqual(["no_history"]);
    const unknown = quotaRealism([{ rep: "a", ...base, potential: null, capacity: exact(0) }])[0];
    expect([unknown?.ofPotential, unknown?.ofCapacity, text(unknown?.reached ?? null)]).toEqual([null, null, "0.5"]);
  });
});

describe("rollUpGoals", () => {
  const goal = (person: string, manager: string | null, amount: number) => ({ person, manager, goal: exact(amount) });
  it("every level holds what is below it, and the company the sum of all personal goals", () => {
    const found = rollUpGoals(
      [goal("vp", null, 0), goal("lead", "vp", 10), goal("a", "lead", 5), goal("b", "lead", 7)],
      exact(20),
    );
    expect(found.goals.map(({ person, total, people }) => [person, text(total), people])).toEqual([
      ["vp", "22", 3],
      ["lead", "22", 2],
      ["a", "5", 0],
      ["b", "7", 0],
    ]);
    expect([text(found.company), text(found.difference)]).toEqual(["22", "2"]);
  });
  it("a circle of managers ends", () => {
    const found = rollUpGoals([goal("a", "b", 1), goal("b", "a", 2)], null);
    expect(found.goals.map(({ total }) => text(total))).toEqual(["3", "3"]);
    expect(found.difference).toBeNull();
  });
});
