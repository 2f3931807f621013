import { randomFrom } from "../stats/random.ts";
import { fits, moves, type TerritoryModel } from "./model.ts";

const mostRounds = 50;
/** What any move costs besides, so that of equally good assignments the one with fewer moves is kept. */
const perMove = 1e-9;
/** A round that gains a smaller share than this is the last. */
const worthwhile = 1e-4;

interface State {
  readonly assignment: Int32Array;
  readonly p: Float64Array;
  readonly w: Float64Array;
}

const place = (model: TerritoryModel, state: State, account: number, t: number) => {
  const old = state.assignment[account] as number;
  for (const [territory, direction] of [
    [old, -1],
    [t, 1],
  ] as const) {
    if (territory < 0) continue;
    state.p[territory] = (state.p[territory] as number) + direction * (model.potential[account] as number);
    state.w[territory] = (state.w[territory] as number) + direction * (model.workload[account] as number);
  }
  state.assignment[account] = t;
};

/** Puts accounts, largest first, where most is missing: those that must be placed or, starting afresh, all. */
const start = (model: TerritoryModel, afresh: boolean): State => {
  const n = model.choices.length;
  const state: State = {
    assignment: new Int32Array(n).fill(-1),
    p: new Float64Array(model.territories),
    w: new Float64Array(model.territories),
  };
  const loose: number[] = [];
  model.choices.forEach((choices, i) => {
    const at = model.current[i] as number;
    const stays = choices.length === 1 || (!afresh && choices.includes(at));
    if (stays) place(model, state, i, choices.length === 1 ? (choices[0] as number) : at);
    else loose.push(i);
  });
  const size = (i: number) => (model.potential[i] as number) + (model.workload[i] as number);
  for (const i of loose.sort((a, b) => size(b) - size(a) || a - b)) {
    const load = (t: number) =>
      (state.p[t] as number) +
      (state.w[t] as number) +
      (fits((state.w[t] as number) + (model.workload[i] as number), model.capacity[t] as number) ? 0 : 1e6);
    const choices = model.choices[i] as readonly number[];
    place(
      model,
      state,
      i,
      choices.reduce((best, t) => (load(t) < load(best) ? t : best)),
    );
  }
  return state;
};

/** Cost of one territory, with a penalty that outweighs everything for workload above its capacity. */
const territoryCost = (model: TerritoryModel, t: number, p: number, w: number) => {
  const over = w - (model.capacity[t] as number);
  return (
    model.weights.potential * Math.abs(p - 1) +
    model.weights.workload * Math.abs(w - 1) +
    (over > 1e-9 ? 1e4 * (1 + over) : 0)
  );
};

const improve = (model: TerritoryModel, state: State, seed: number, swaps: number) => {
  const { potential, workload, current, choices, weights, territories } = model;
  const { assignment, p, w } = state;
  const disruption = (i: number, t: number) =>
    moves(current[i] as number, t) ? (weights.disruption * (potential[i] as number)) / territories + perMove : 0;
  const change = (t: number, dp: number, dw: number) =>
    territoryCost(model, t, (p[t] as number) + dp, (w[t] as number) + dw) -
    territoryCost(model, t, p[t] as number, w[t] as number);
  const relocate = (i: number): void => {
    const from = assignment[i] as number;
    const dp = potential[i] as number;
    const dw = workload[i] as number;
    const leaving = change(from, -dp, -dw) - disruption(i, from);
    let best = from;
    let gain = -1e-12;
    for (const t of choices[i] as readonly number[]) {
      if (t === from) continue;
      const delta = leaving + change(t, dp, dw) + disruption(i, t);
      if (delta < gain) {
        gain = delta;
        best = t;
      }
    }
    if (best !== from) place(model, state, i, best);
  };
  const swap = (a: number, b: number): void => {
    const ta = assignment[a] as number;
    const tb = assignment[b] as number;
    if (ta === tb || !(choices[a] as readonly number[]).includes(tb)) return;
    if (!(choices[b] as readonly number[]).includes(ta)) return;
    const dp = (potential[b] as number) - (potential[a] as number);
    const dw = (workload[b] as number) - (workload[a] as number);
    const moves = disruption(a, tb) + disruption(b, ta) - disruption(a, ta) - disruption(b, tb);
    if (change(ta, dp, dw) + change(tb, -dp, -dw) + moves >= -1e-12) return;
    place(model, state, a, tb);
    place(model, state, b, ta);
  };
  const random = randomFrom(seed);
  const n = choices.length;
  const everyPair = n * (n - 1) <= 2 * swaps;
  let value = cost(model, state);
  for (let round = 0; round < mostRounds; round++) {
    for (let i = 0; i < n; i++) relocate(i);
    if (everyPair) for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) swap(a, b);
    else for (let k = 0; k < swaps; k++) swap(Math.floor(random() * n), Math.floor(random() * n));
    const next = cost(model, state);
    if (value - next <= worthwhile * value) return;
    value = next;
  }
};

/** What a state costs, in the objective's unit; above 1e4 where a capacity is exceeded. */
const cost = (model: TerritoryModel, { assignment, p, w }: State) => {
  let total = 0;
  for (let t = 0; t < model.territories; t++) total += territoryCost(model, t, p[t] as number, w[t] as number);
  assignment.forEach((t, i) => {
    if (moves(model.current[i] as number, t))
      total += (model.weights.disruption * (model.potential[i] as number)) / model.territories;
  });
  return total;
};

/**
 * A good assignment for problems too large to prove: from today's and from a fresh one, moving single accounts and swapping pairs while that
 * helps; the better of the two, or null where neither keeps the capacities. The same seed gives the same answer.
 */
export const localSearch = (model: TerritoryModel, seed: number, swapsPerRound: number): Int32Array | null => {
  const found = [false, true].map((afresh) => {
    const state = start(model, afresh);
    improve(model, state, seed, swapsPerRound);
    return { assignment: state.assignment, value: cost(model, state) };
  });
  const best = found.reduce((a, b) => (b.value < a.value - 1e-9 ? b : a));
  return best.value >= 1e4 ? null : best.assignment;
};

/** An assignment from elsewhere with what single moves and swaps still gain, moves that bring nothing taken back; never a worse one. */
export const polished = (
  model: TerritoryModel,
  assignment: Int32Array,
  seed: number,
  swapsPerRound: number,
): Int32Array => {
  const state: State = {
    assignment: new Int32Array(assignment.length).fill(-1),
    p: new Float64Array(model.territories),
    w: new Float64Array(model.territories),
  };
  assignment.forEach((t, account) => {
    place(model, state, account, t);
  });
  improve(model, state, seed, swapsPerRound);
  return state.assignment;
};
