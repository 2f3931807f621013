import { RevError } from "../errors/error.ts";
import { compare, type Exact, sum, toNumber, toText } from "../money/exact.ts";
import { exactSearch } from "./exact-search.ts";
import { localSearch, polished } from "./local-search.ts";
import { territoryLowerBound } from "./lower-bound.ts";
import {
  moves,
  type Territory,
  type TerritoryAccount,
  type TerritoryModel,
  type TerritoryWeights,
  territoryModel,
} from "./model.ts";
import { territoryObjective } from "./objective.ts";

/**
 * An outside solver for what is too large to search through: makes a better assignment out of one (null: none found yet that keeps the
 * capacities), with a value below which none can be. Null where it can't help.
 */
export type TerritorySolver = (
  model: TerritoryModel,
  start: Int32Array | null,
) => {
  readonly assignment: Int32Array | null;
  readonly lowerBound: number;
  /** The assignment is the best there is. */
  readonly proven: boolean;
} | null;

export interface AssignOptions {
  /** Nodes of the exact search before it gives up and the local search answers; default 2,000,000, about a second. */
  readonly nodeLimit?: number;
  /** Pairs tried a round by the local search; default 50,000. */
  readonly swapsPerRound?: number;
  readonly seed?: number;
  /** Asked where the exact search gives up; default none. */
  readonly solver?: TerritorySolver;
}

export interface TerritoryAssignment {
  /** Territory of each account, in the order given. */
  readonly assignment: readonly string[];
  /** Ids of the accounts that change territory, in the order given. */
  readonly moved: readonly string[];
  /** Today's objective; null while an account is in none of the territories. */
  readonly objectiveBefore: Exact | null;
  readonly objective: Exact;
  /** Proven best. */
  readonly optimal: boolean;
  /** How many assignments share the best objective; null where not proven or too many to tell. */
  readonly optimalSolutions: number | null;
  /** No assignment is below this; the objective itself where proven. */
  readonly lowerBound: number;
}

/** Equally good assignments that are told apart, and the largest problem that the exact search is tried on. */
const ties = 10_000;
const searchable = 60;
/** Bound and objective that differ by less are equal. */
const rounding = 1e-9;

/**
 * Assigns accounts to territories so that potential and workload are even and little changes hands: minimises wp x sum|P/mean - 1| + ww x
 * sum|W/mean - 1| + wd x moved potential / total potential. Locked accounts stay, regions and capacities hold. Proven optimal where the exact
 * search ends within its limit; beyond, by a local search and the solver that is given, with the bound stated. Ties: fewest moves, then the earlier territory. Errors: those
 * of `territoryModel`, CAPACITY_TOO_SMALL.
 */
export const assignTerritories = (
  accounts: readonly TerritoryAccount[],
  territories: readonly Territory[],
  weights: TerritoryWeights,
  { nodeLimit = 2_000_000, swapsPerRound = 50_000, seed = 1, solver }: AssignOptions = {},
): TerritoryAssignment => {
  const model = territoryModel(accounts, territories, weights);
  const value = (assignment: ArrayLike<number>) =>
    territoryObjective(accounts, model.current, assignment, territories.length, weights);
  const movedBy = (assignment: Int32Array) =>
    accounts.filter((_, i) => moves(model.current[i] as number, assignment[i] as number));
  const free = model.choices.filter((choices) => choices.length > 1).length;
  const search = free > searchable ? { candidates: [], complete: false } : exactSearch(model, nodeLimit, ties);
  const heuristic = search.complete ? null : localSearch(model, seed, swapsPerRound);
  const solved = search.complete ? null : (solver?.(model, heuristic) ?? null);
  const improved = solved?.assignment ? polished(model, solved.assignment, seed, swapsPerRound) : null;
  const found = search.complete ? search.candidates : [...search.candidates.slice(0, 1), heuristic, improved];
  const scored = found
    .filter((assignment) => assignment !== null)
    .map((assignment) => ({ assignment, objective: value(assignment), moves: movedBy(assignment).length }))
    .sort(
      (a, b) => compare(a.objective, b.objective) || a.moves - b.moves || firstDifference(a.assignment, b.assignment),
    );
  const best = scored[0];
  if (best === undefined) {
    throw new RevError("CAPACITY_TOO_SMALL", {
      workload: toText(sum(accounts.map(({ workload }) => workload))),
      capacity: territories.map(({ capacity }) => (capacity === undefined ? "∞" : toText(capacity))).join(" + "),
    });
  }
  const objective = toNumber(best.objective);
  const proven = search.complete || solved?.proven === true;
  const lowerBound = proven ? objective : Math.max(territoryLowerBound(model), solved?.lowerBound ?? 0);
  return {
    assignment: [...best.assignment].map((t) => (territories[t] as Territory).name),
    moved: movedBy(best.assignment).map(({ id }) => id),
    objectiveBefore: model.current.some((at) => at < 0) ? null : value(model.current),
    objective: best.objective,
    optimal: proven || lowerBound >= objective - rounding,
    optimalSolutions:
      search.complete && search.candidates.length < ties
        ? scored.filter(({ objective: other }) => compare(other, best.objective) === 0).length
        : null,
    lowerBound,
  };
};

const firstDifference = (a: Int32Array, b: Int32Array): number => {
  const at = a.findIndex((t, i) => t !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
};
