// Territories from few to many accounts: search, local search, HiGHS; the reference is one exact evaluation of the objective.
import { exact, toNumber } from "../../core/money/exact.ts";
import { randomFrom } from "../../core/stats/random.ts";
import { assignTerritories, type TerritorySolver } from "../../core/territory/assign.ts";
import { type TerritoryAccount, territoryModel } from "../../core/territory/model.ts";
import { territoryObjective } from "../../core/territory/objective.ts";
import { territorySolver } from "../../pipeline/territory-solver.ts";
import { cpuSeconds } from "./cpu-seconds.ts";

const weights = { potential: exact(1), workload: exact("0.5"), disruption: exact("0.5") };
const sizes = [
  [12, 3],
  [30, 3],
  [85, 3],
  [200, 5],
  [500, 8],
  [2_000, 10],
  [20_000, 50],
] as const;

/** Accounts with skewed potential, unevenly held today. */
const problem = (count: number, territories: number): TerritoryAccount[] => {
  const random = randomFrom(count);
  return Array.from({ length: count }, (_, i) => ({
    id: `a${i}`,
    potential: exact(Math.floor(1000 * random() ** 3) + 1),
    workload: exact(1 + Math.floor(random() * 5)),
    current: `T${Math.floor(random() ** 2 * territories)}`,
  }));
};

const measure = (accounts: readonly TerritoryAccount[], territories: number, solver: TerritorySolver | undefined) => {
  const names = Array.from({ length: territories }, (_, i) => ({ name: `T${i}` }));
  const { current } = territoryModel(accounts, names, weights);
  const reference = cpuSeconds(() => territoryObjective(accounts, current, current, territories, weights)).seconds;
  const started = process.cpuUsage();
  const found = assignTerritories(accounts, names, weights, solver === undefined ? {} : { solver });
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  const objective = toNumber(found.objective);
  const gap = found.optimal ? "proven" : `gap ${((1 - found.lowerBound / objective) * 100).toFixed(1)}%`;
  return `${objective.toFixed(4)} ${gap.padEnd(10)} ${seconds.toFixed(2)} s CPU, ${(seconds / reference).toFixed(0)} x`;
};

/** `npm run bench -- territory [seconds]`: what the search alone and HiGHS within so many seconds (default 20) reach. */
export const benchTerritory = async ([limit = "20"]: readonly string[]): Promise<void> => {
  const solver = await territorySolver(Number(limit));
  for (const [count, territories] of sizes) {
    const accounts = problem(count, territories);
    console.log(`${count} accounts, ${territories} territories`);
    console.log(`  search          ${measure(accounts, territories, undefined)}`);
    console.log(`  HiGHS, ${limit} s     ${measure(accounts, territories, solver)}`);
  }
};
