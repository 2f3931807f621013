/** Value at x; when `gradient` is given it is filled in. May return Infinity or NaN where x is not allowed. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
}

/**
 * BFGS with backtracking: from `start` (left unchanged) to a local minimum of a smooth function. Stops when a step gains less than
 * `tolerance` (relative to 1 + |value|) or after `most` iterations. A start that is not allowed comes back with its value.
 */
export const minimise = (
  objective: Objective,
  start: Float64Array,
  { tolerance = 1e-9, most = 200, firstStep = 0.1 } = {},
): Minimum => {
  const d = start.length;
  let x = Float64Array.from(start);
  let next = new Float64Array(d);
  let g = new Float64Array(d);
  let gNext = new Float64Array(d);
  const direction = new Float64Array(d);
  const step = new Float64Array(d);
  const change = new Float64Array(d);
  const hy = new Float64Array(d);
  const h = new Float64Array(d * d);
  let value = objective(x, g);
  let fresh = true;
  let iterations = 0;
  let stalled = 0;

  for (; iterations < most && Number.isFinite(value); iterations++) {
    if (fresh) {
      let norm = 0;
      for (let i = 0; i < d; i++) norm += (g[i] as number) * (g[i] as number);
      if (norm === 0) break;
      h.fill(0);
      for (let i = 0; i < d; i++) h[i * d + i] = firstStep / Math.sqrt(norm);
    }
    let slope = 0;
    for (let i = 0; i < d; i++) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum -= (h[i * d + j] as number) * (g[j] as number);
      direction[i] = sum;
      slope += sum * (g[i] as number);
    }
    if (!(slope < 0)) {
      if (fresh) break;
      fresh = true;
      continue;
    }
    let length = 1;
    let found = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 30; tries++) {
      for (let i = 0; i < d; i++) next[i] = (x[i] as number) + length * (direction[i] as number);
      found = objective(next, gNext);
      if (found <= value + 1e-4 * length * slope) break;
      const curvature = found - value - length * slope;
      const fitted = Number.isFinite(curvature) && curvature > 0 ? (-slope * length * length) / (2 * curvature) : 0;
      length = Math.min(0.5 * length, Math.max(0.1 * length, fitted));
    }
    if (!(found < value)) {
      if (fresh) break;
      fresh = true;
      continue;
    }
    const gain = value - found;
    let curvature = 0;
    for (let i = 0; i < d; i++) {
      step[i] = (next[i] as number) - (x[i] as number);
      change[i] = (gNext[i] as number) - (g[i] as number);
      curvature += (step[i] as number) * (change[i] as number);
    }
    [x, next] = [next, x];
    [g, gNext] = [gNext, g];
    value = found;
    stalled = gain < tolerance * (1 + Math.abs(value)) ? stalled + 1 : 0;
    if (stalled >= 2) break;
    if (curvature <= 1e-14) {
      fresh = true;
      continue;
    }
    let yhy = 0;
    let yy = 0;
    for (let i = 0; i < d; i++) yy += (change[i] as number) * (change[i] as number);
    if (fresh) {
      h.fill(0);
      for (let i = 0; i < d; i++) h[i * d + i] = curvature / yy;
      fresh = false;
    }
    for (let i = 0; i < d; i++) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += (h[i * d + j] as number) * (change[j] as number);
      hy[i] = sum;
      yhy += sum * (change[i] as number);
    }
    const inverse = 1 / curvature;
    const scale = (curvature + yhy) * inverse * inverse;
    for (let i = 0; i < d; i++) {
      const onStep = scale * (step[i] as number) - (hy[i] as number) * inverse;
      const onHy = -(step[i] as number) * inverse;
      const row = i * d;
      for (let j = 0; j < d; j++) {
        h[row + j] = (h[row + j] as number) + onStep * (step[j] as number) + onHy * (hy[j] as number);
      }
    }
  }
  return { x, value, iterations };
};

/** An objective whose gradient is taken by central differences of relative size 1e-6; for a handful of dimensions. */
export const withNumericGradient = (value: (x: Float64Array) => number): Objective => {
  let probe = new Float64Array(0);
  return (x, gradient) => {
    if (probe.length !== x.length) probe = new Float64Array(x.length);
    probe.set(x);
    const centre = value(probe);
    for (let i = 0; i < x.length; i++) {
      const size = 1e-6 * (1 + Math.abs(x[i] as number));
      probe[i] = (x[i] as number) + size;
      const above = value(probe);
      probe[i] = (x[i] as number) - size;
      const below = value(probe);
      probe[i] = x[i] as number;
      gradient[i] = (above - below) / (2 * size);
    }
    return centre;
  };
};
