import { fits, moves, type TerritoryModel } from "./model.ts";

export interface ExactSearch {
  /** Every assignment within rounding of the best, at most `keep` of them; the caller settles ties in exact arithmetic. */
  readonly candidates: readonly Int32Array[];
  /** False where the node limit ended the search: then nothing is proven. */
  readonly complete: boolean;
}

const slack = 1e-9;

/**
 * Branch and bound over all assignments. The bound is what can't be undone: a territory above the mean stays above it, and every unit above
 * the mean in one is missing in others. Largest accounts first, so that the bound bites early.
 */
export const exactSearch = (model: TerritoryModel, nodeLimit: number, keep: number): ExactSearch => {
  const { territories, potential, workload, current, choices, capacity, weights } = model;
  const order = [...choices.keys()].sort(
    (a, b) =>
      (choices[a] as readonly number[]).length - (choices[b] as readonly number[]).length ||
      (potential[b] as number) + (workload[b] as number) - (potential[a] as number) - (workload[a] as number) ||
      a - b,
  );
  const p = new Float64Array(territories);
  const w = new Float64Array(territories);
  const assignment = new Int32Array(choices.length).fill(-1);
  let best = Number.POSITIVE_INFINITY;
  let candidates: Int32Array[] = [];
  let nodes = 0;
  const above = (values: Float64Array) => {
    let total = 0;
    for (let t = 0; t < territories; t++) if ((values[t] as number) > 1) total += (values[t] as number) - 1;
    return 2 * total;
  };
  const search = (depth: number, moved: number): boolean => {
    if (++nodes > nodeLimit) return false;
    const bound =
      weights.potential * above(p) + weights.workload * above(w) + (weights.disruption * moved) / territories;
    if (bound > best + slack) return true;
    if (depth === order.length) {
      if (bound < best - slack) candidates = [];
      best = Math.min(best, bound);
      if (candidates.length < keep) candidates.push(assignment.slice());
      return true;
    }
    const account = order[depth] as number;
    const size = potential[account] as number;
    const work = workload[account] as number;
    const at = current[account] as number;
    const allowed = choices[account] as readonly number[];
    // Staying first: good answers early.
    for (let i = -1; i < allowed.length; i++) {
      const t = i < 0 ? at : (allowed[i] as number);
      if (i < 0 ? !allowed.includes(at) : t === at) continue;
      if (!fits((w[t] as number) + work, capacity[t] as number)) continue;
      const oldP = p[t] as number;
      const oldW = w[t] as number;
      p[t] = oldP + size;
      w[t] = oldW + work;
      assignment[account] = t;
      const finished = search(depth + 1, moved + (moves(at, t) ? size : 0));
      p[t] = oldP;
      w[t] = oldW;
      if (!finished) return false;
    }
    assignment[account] = -1;
    return true;
  };
  const complete = search(0, 0);
  return { candidates, complete };
};
