import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type Exact, exact, toNumber, toText } from "../../../core/money/exact.ts";
import { randomFrom } from "../../../core/stats/random.ts";
import { assignTerritories } from "../../../core/territory/assign.ts";
import type { TerritoryAccount } from "../../../core/territory/model.ts";
import { territoryObjective } from "../../../core/territory/objective.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

const weights = { potential: exact(1), workload: exact(1), disruption: exact("0.5") };

const names = ["N", "S", "W"];

const territories = names.map((name) => ({ name }));

const account = fc.record({
  potential: fc.nat(9).map((x) => exact(x)),
  workload: fc.nat(9).map((x) => exact(x)),
  current: fc.constantFrom(...names, null),
  locked: fc.boolean(),
});

const accounts = fc
  .array(account, { maxLength: 6 })
  .map((rows) =>
    rows.map((row, i): TerritoryAccount => ({ ...row, id: `a${i}`, locked: row.locked && row.current !== null })),
  );

/** All assignments, one by one. */
const enumerated = (rows: readonly TerritoryAccount[]) => {
  const current = rows.map((row) => (row.current === null ? -1 : names.indexOf(row.current)));
  let best: Exact | null = null;
  let count = 0;
  const assignment = rows.map(() => 0);
  const walk = (i: number) => {
    if (i === rows.length) {
      const value = territoryObjective(rows, current, assignment, names.length, weights);
      const order = best === null ? -1 : compare(value, best);
      if (order < 0) {
        best = value;
        count = 0;
      }
      if (order <= 0) count++;
      return;
    }
    for (let t = 0; t < names.length; t++) {
      if (rows[i]?.locked === true && t !== current[i]) continue;
      assignment[i] = t;
      walk(i + 1);
    }
  };
  walk(0);
  return { best: best as unknown as Exact, count };
};

describe("assignTerritories", () => {
  it("is optimal, with the right number of optimal solutions: compared with all assignments", () => {
    fc.assert(
      fc.property(accounts, (rows) => {
        const found = assignTerritories(rows, territories, weights);
        const { best, count } = enumerated(rows);
        return found.optimal && compare(found.objective, best) === 0 && found.optimalSolutions === count;
      }),
      { numRuns: 150 },
    );
  });
  it("locked accounts stay, and no answer is worse than today's", () => {
    fc.assert(
      fc.property(accounts, (rows) => {
        const found = assignTerritories(rows, territories, weights);
        const stays = rows.every((row, i) => row.locked !== true || found.assignment[i] === row.current);
        return stays && (found.objectiveBefore === null || compare(found.objective, found.objectiveBefore) <= 0);
      }),
      { numRuns: 100 },
    );
  });
  it("regions and capacities hold", () => {
    const rows = [4, 4, 4].map(
      (size, i): TerritoryAccount => ({
        id: `a${i}`,
        potential: exact(size),
        workload: exact(size),
        current: "N",
        ...(i === 0 ? { allowed: ["N", "S"] } : {}),
      }),
    );
    const found = assignTerritories(
      rows,
      [{ name: "N", capacity: exact(4) }, { name: "S", capacity: exact(4) }, { name: "W" }],
      weights,
    );
    expect([...found.assignment].sort()).toEqual(["N", "S", "W"]);
    expect(found.assignment[0]).not.toBe("W");
  });
  const large = (n: number, seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: n }, (_, i): TerritoryAccount => {
      const potential = Math.floor(1000 * random() ** 3) + 1;
      return {
        id: `a${i}`,
        potential: exact(potential),
        workload: exact(1 + Math.floor(random() * 5)),
        current: `T${Math.floor(random() ** 2 * 10)}`,
      };
    });
  };
  const ten = Array.from({ length: 10 }, (_, i) => ({ name: `T${i}` }));
  it("large problems: better than today, above the bound, the same with the same seed", () => {
    const rows = large(2000, 5);
    const found = assignTerritories(rows, ten, weights, { seed: 2 });
    expect(found.optimal).toBe(false);
    expect(toNumber(found.objective)).toBeGreaterThanOrEqual(found.lowerBound - 1e-9);
    expect(toNumber(found.objective) - found.lowerBound).toBeLessThan(0.01);
    expect(toNumber(found.objective)).toBeLessThan(toNumber(found.objectiveBefore as Exact) / 4);
    expect(assignTerritories(rows, ten, weights, { seed: 2 })).toEqual(found);
  });
  it("the bound is below the optimum wherever that is known", () => {
    fc.assert(
      fc.property(accounts, (rows) => {
        const quick = assignTerritories(rows, territories, weights, { nodeLimit: 0 });
        const { best } = enumerated(rows);
        return quick.lowerBound <= toNumber(best) + 1e-9 && compare(quick.objective, best) >= 0;
      }),
      { numRuns: 100 },
    );
  });
  it("refuses what can't be: no territories, a lock outside them, too little capacity, negative potential", () => {
    const one: TerritoryAccount = { id: "a", potential: exact(1), workload: exact(5), current: "X", locked: true };
    const refused = (
      rows: readonly TerritoryAccount[],
      list: readonly { name: string; capacity?: Exact }[],
      code: string,
    ) => expect(() => assignTerritories(rows, list, weights)).toThrow(expect.objectContaining({ code }));
    refused([one], [], "NO_TERRITORIES");
    refused([one], territories, "ACCOUNT_WITHOUT_TERRITORY");
    refused([{ ...one, locked: false, allowed: ["Y"] }], territories, "ACCOUNT_WITHOUT_TERRITORY");
    refused([{ ...one, current: "N", locked: false }], [{ name: "N", capacity: exact(4) }], "CAPACITY_TOO_SMALL");
    refused([{ ...one, current: "N", potential: exact(-1) }], territories, "NEGATIVE_ACCOUNT_VALUE");
  });
  it("a territory that is dissolved: its accounts move, and that counts as disruption", () => {
    const gone: TerritoryAccount = { id: "a", potential: exact(10), workload: exact(1), current: "East" };
    const found = assignTerritories([gone], [{ name: "N" }], weights);
    expect([found.moved, found.objectiveBefore, text(found.objective)]).toEqual([["a"], null, "0.5"]);
    const fresh = assignTerritories([{ ...gone, current: null }], [{ name: "N" }], weights);
    expect([fresh.moved, text(fresh.objective)]).toEqual([[], "0"]);
  });
  it("no accounts: nothing to do, objective 0", () => {
    const found = assignTerritories([], territories, weights);
    expect([found.assignment, text(found.objective), found.optimal]).toEqual([[], "0", true]);
  });
});
