/** Demand with pauses: chance that a period has any, its size when it has, and the forecast of every period, their product. */
export interface IntermittentFit {
  readonly chance: number;
  readonly size: number;
  readonly forecast: number;
  /** Variance of one period. */
  readonly variance: number;
}

/** Zeros from which a history counts as intermittent, as a share. */
export const intermittentShare = 0.3;

/** At least 30 % zeros, no negative value, some demand, and zeros not only before the first demand. */
export const isIntermittent = (y: ArrayLike<number>): boolean => {
  let first = 0;
  while (first < y.length && y[first] === 0) first++;
  let zeros = 0;
  for (let t = first; t < y.length; t++) {
    if ((y[t] as number) < 0) return false;
    if (y[t] === 0) zeros++;
  }
  return y.length - first > 3 && zeros >= intermittentShare * (y.length - first);
};

const run = (y: ArrayLike<number>, chanceWeight: number, sizeWeight: number) => {
  const n = y.length;
  let demands = 0;
  let total = 0;
  for (let t = 0; t < n; t++) {
    if ((y[t] as number) > 0) {
      demands++;
      total += y[t] as number;
    }
  }
  let chance = demands / n;
  let size = total / Math.max(1, demands);
  let squares = 0;
  for (let t = 0; t < n; t++) {
    const value = y[t] as number;
    squares += (value - chance * size) ** 2;
    if (value > 0) size += sizeWeight * (value - size);
    chance += chanceWeight * ((value > 0 ? 1 : 0) - chance);
  }
  return { chance, size, squares };
};

/**
 * The method of Teunter, Syntetos and Babai (2011): chance and size of demand are smoothed apart and the chance falls while nothing is
 * bought, so that dead products fade. Weights from a small grid by least squares; starts at the means of the history.
 */
export const fitIntermittent = (y: ArrayLike<number>): IntermittentFit => {
  let best = run(y, 0.05, 0.05);
  for (const chanceWeight of [0.02, 0.05, 0.1, 0.2]) {
    for (const sizeWeight of [0.02, 0.05, 0.1, 0.2]) {
      const found = run(y, chanceWeight, sizeWeight);
      if (found.squares < best.squares) best = found;
    }
  }
  const { chance, size, squares } = best;
  return { chance, size, forecast: chance * size, variance: squares / Math.max(1, y.length - 2) };
};

/**
 * Croston's method with the correction of Syntetos and Boylan (2005): size over interval between demands, times 1 − w/2, both smoothed
 * with the weight `w`. 0 for a history without demand.
 */
export const crostonSba = (y: ArrayLike<number>, w = 0.1): number => {
  let size = 0;
  let interval = 0;
  let since = 0;
  for (let t = 0; t < y.length; t++) {
    since++;
    const value = y[t] as number;
    if (value <= 0) continue;
    size = size === 0 ? value : size + w * (value - size);
    interval = interval === 0 ? since : interval + w * (since - interval);
    since = 0;
  }
  return interval === 0 ? 0 : ((1 - w / 2) * size) / interval;
};
