import loadHighs, { type Highs } from "highs";
import type { TerritorySolver } from "../core/territory/assign.ts";
import { moves, type TerritoryModel } from "../core/territory/model.ts";

/** Beyond this many yes-or-no decisions a solver spends its time on preparing the problem. */
const mostDecisions = 60_000;

/** One yes-or-no decision: this account goes to this territory. */
interface Decision {
  readonly account: number;
  readonly territory: number;
}

const decisionsOf = ({ choices }: TerritoryModel): Decision[] =>
  choices.flatMap((territories, account) => territories.map((territory) => ({ account, territory })));

/**
 * The mixed integer program: each account in one territory; what a territory has above the mean is at least its load less 1, and counts twice, since
 * as much is missing in others; workload stays within capacity. Rows: accounts, potential and workload by territory, capacity by territory.
 */
const program = (model: TerritoryModel, decisions: readonly Decision[], highs: Highs) => {
  const { territories, potential, workload, current, capacity, weights } = model;
  const accounts = model.choices.length;
  const columns = decisions.length + 2 * territories;
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const costs: number[] = [];
  const column = (cost: number, entries: readonly (readonly [row: number, value: number])[]) => {
    for (const [row, value] of entries) {
      if (value === 0) continue;
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
    costs.push(cost);
  };
  for (const { account, territory } of decisions) {
    const p = potential[account] ?? 0;
    const w = workload[account] ?? 0;
    const moved = moves(current[account] ?? -1, territory) ? (weights.disruption * p) / territories : 0;
    column(moved, [
      [account, 1],
      [accounts + territory, p],
      [accounts + territories + territory, w],
      [accounts + 2 * territories + territory, w],
    ]);
  }
  for (let t = 0; t < territories; t++) column(2 * weights.potential, [[accounts + t, -1]]);
  for (let t = 0; t < territories; t++) column(2 * weights.workload, [[accounts + territories + t, -1]]);
  const { continuous, integer } = highs.constants.variableType;
  type Kind = typeof continuous | typeof integer;
  const decided = <T>(yes: T, other: T): T[] =>
    Array.from({ length: columns }, (_, i) => (i < decisions.length ? yes : other));
  return {
    numCols: columns,
    numRows: accounts + 3 * territories,
    colCost: Float64Array.from(costs),
    colLower: new Float64Array(columns),
    colUpper: Float64Array.from(decided(1, highs.infinity)),
    rowLower: Float64Array.from({ length: accounts + 3 * territories }, (_, i) => (i < accounts ? 1 : -highs.infinity)),
    rowUpper: Float64Array.from([
      ...new Float64Array(accounts + 2 * territories).fill(1),
      ...Array.from(capacity, (limit) => (Number.isFinite(limit) ? limit : highs.infinity)),
    ]),
    matrix: {
      format: "csc",
      numRows: accounts + 3 * territories,
      numCols: columns,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: decided<Kind>(integer, continuous),
  } as const;
};

/** Loads for a start: the decisions and what each territory has above the mean. */
const startOf = (model: TerritoryModel, decisions: readonly Decision[], assignment: Int32Array): Float64Array => {
  const above = (sizes: Float64Array) => {
    const loads = new Float64Array(model.territories);
    assignment.forEach((t, account) => {
      loads[t] = (loads[t] ?? 0) + (sizes[account] ?? 0);
    });
    return Array.from(loads, (load) => Math.max(0, load - 1));
  };
  return Float64Array.from([
    ...decisions.map(({ account, territory }) => (assignment[account] === territory ? 1 : 0)),
    ...above(model.potential),
    ...above(model.workload),
  ]);
};

/**
 * HiGHS, the open solver for mixed integer programs, as WebAssembly: improves a given assignment for at most so many seconds and says below which
 * value none can be. Null where the problem is too large for it.
 */
export const territorySolver = async (seconds: number): Promise<TerritorySolver> => {
  const highs = await loadHighs();
  return (model, start) => {
    const decisions = decisionsOf(model);
    if (decisions.length > mostDecisions) return null;
    return highs.withModel((problem) => {
      problem.passModel(program(model, decisions, highs));
      problem.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
      if (start !== null) problem.setSolution({ colValue: startOf(model, decisions, start) });
      problem.run();
      const assignment = new Int32Array(model.choices.length).fill(-1);
      const { colValue } = problem.getSolution();
      decisions.forEach(({ account, territory }, i) => {
        if ((colValue[i] ?? 0) > 0.5) assignment[account] = territory;
      });
      return {
        assignment: assignment.includes(-1) ? null : assignment,
        lowerBound: Number(problem.info.get("mip_dual_bound")),
        proven: problem.getModelStatus() === highs.constants.modelStatus.optimal,
      };
    });
  };
};
