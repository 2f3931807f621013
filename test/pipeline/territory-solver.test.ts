import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compare, exact, sum, toNumber } from "../../core/money/exact.ts";
import { randomFrom } from "../../core/stats/random.ts";
import { assignTerritories, type TerritorySolver } from "../../core/territory/assign.ts";
import type { TerritoryAccount } from "../../core/territory/model.ts";
import { territorySolver } from "../../pipeline/territory-solver.ts";

const weights = { potential: exact(1), workload: exact("0.5"), disruption: exact("0.5") };
const names = ["N", "S", "W"];
const territories = names.map((name) => ({ name }));

let solver: TerritorySolver;
beforeAll(async () => {
  solver = await territorySolver(10);
});

const account = fc.record({
  potential: fc.nat(9).map((x) => exact(x)),
  workload: fc.nat(9).map((x) => exact(x)),
  current: fc.constantFrom(...names, null),
  locked: fc.boolean(),
});
const accounts = fc
  .array(account, { minLength: 1, maxLength: 7 })
  .map((rows) =>
    rows.map((row, i): TerritoryAccount => ({ ...row, id: `a${i}`, locked: row.locked && row.current !== null })),
  );

const many = (n: number, seed: number) => {
  const random = randomFrom(seed);
  return Array.from(
    { length: n },
    (_, i): TerritoryAccount => ({
      id: `a${i}`,
      potential: exact(Math.floor(1000 * random() ** 3) + 1),
      workload: exact(1 + Math.floor(random() * 5)),
      current: names[Math.floor(random() ** 2 * 3)] ?? null,
    }),
  );
};

describe("the solver for territories", () => {
  it("finds and proves the optimum that the search through every assignment finds, locks kept", () => {
    fc.assert(
      fc.property(accounts, (rows) => {
        const searched = assignTerritories(rows, territories, weights);
        const solved = assignTerritories(rows, territories, weights, { nodeLimit: 0, solver });
        expect(searched.optimal && solved.optimal).toBe(true);
        expect(Math.abs(toNumber(solved.objective) - toNumber(searched.objective))).toBeLessThan(1e-6);
        for (const [i, row] of rows.entries()) if (row.locked) expect(solved.assignment[i]).toBe(row.current);
      }),
      { numRuns: 15 },
    );
  });

  it("proves a problem of thirty accounts, better than single moves and swaps alone", () => {
    const rows = many(30, 2);
    const alone = assignTerritories(rows, territories, weights, { nodeLimit: 0 });
    const solved = assignTerritories(rows, territories, weights, { nodeLimit: 0, solver });
    expect(alone.optimal).toBe(false);
    expect(compare(solved.objective, alone.objective)).toBeLessThan(0);
    expect(solved.lowerBound).toBeGreaterThan(alone.lowerBound);
    expect(solved.lowerBound).toBeLessThanOrEqual(toNumber(solved.objective) + 1e-9);
  });

  it("keeps capacities, also where no start keeps them", () => {
    const rows = many(20, 3);
    const whole = sum(rows.map(({ workload }) => workload));
    const capacity = exact(Math.ceil(toNumber(whole) / 3) + 1);
    const found = assignTerritories(
      rows,
      names.map((name) => ({ name, capacity })),
      weights,
      { nodeLimit: 0, solver },
    );
    for (const name of names) {
      const load = sum(rows.filter((_, i) => found.assignment[i] === name).map(({ workload }) => workload));
      expect(compare(load, capacity)).toBeLessThanOrEqual(0);
    }
    const tight = names.map((name) => ({ name, capacity: exact(1) }));
    expect(() => assignTerritories(rows, tight, weights, { nodeLimit: 0, solver })).toThrow(
      expect.objectContaining({ code: "CAPACITY_TOO_SMALL" }),
    );
  });

  it("leaves a problem that is too large to the search", () => {
    const rows = many(20_001, 4);
    expect(solver({ choices: rows.map(() => [0, 1, 2]) } as never, null)).toBeNull();
  });
});
