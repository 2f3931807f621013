import type { TerritoryModel } from "./model.ts";

/** Overshoot of the territories as they are today: what lies above the mean and could only leave by moving. */
const overshoot = (model: TerritoryModel, values: Float64Array): number => {
  const totals = new Float64Array(model.territories);
  model.current.forEach((at, i) => {
    if (at >= 0) totals[at] = (totals[at] as number) + (values[i] as number);
  });
  return totals.reduce((total, value) => total + Math.max(0, value - 1), 0);
};

/**
 * No assignment can be better than this: if accounts could be moved in parts, most workload per potential first, each moved part would lower
 * both overshoots by its size at best. The smallest of the resulting sums, which is piecewise linear in what is moved.
 */
export const territoryLowerBound = (model: TerritoryModel): number => {
  const { potential, workload, current, choices, weights, territories } = model;
  const cost = (movedP: number, movedW: number) =>
    2 * weights.potential * Math.max(0, overP - movedP) +
    2 * weights.workload * Math.max(0, overW - movedW) +
    (weights.disruption * movedP) / territories;
  const overP = overshoot(model, potential);
  const overW = overshoot(model, workload);
  const movable = [...choices.keys()]
    .filter((i) => (current[i] as number) >= 0 && (choices[i] as readonly number[]).some((t) => t !== current[i]))
    .sort(
      (a, b) =>
        (workload[b] as number) * (potential[a] as number) - (workload[a] as number) * (potential[b] as number) ||
        a - b,
    );
  let movedP = 0;
  let movedW = 0;
  let least = cost(0, 0);
  for (const i of movable) {
    const p = potential[i] as number;
    const w = workload[i] as number;
    // Corners inside this account: where one of the overshoots is used up.
    for (const part of [p > 0 ? (overP - movedP) / p : 1, w > 0 ? (overW - movedW) / w : 1]) {
      if (part > 0 && part < 1) least = Math.min(least, cost(movedP + part * p, movedW + part * w));
    }
    movedP += p;
    movedW += w;
    least = Math.min(least, cost(movedP, movedW));
  }
  return least;
};
