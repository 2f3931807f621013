import { studentQuantile } from "../../stats/normal.ts";
import type { AutomaticForecast } from "./automatic.ts";

export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Tails are never lighter than Student's t with as many degrees as values beyond the parameters, at least 3. */
const fewestDegrees = 3;

const half = (level: number, degrees: number) => studentQuantile(0.5 + level / 2, Math.max(fewestDegrees, degrees));

/** eˣ, from 1 on along its tangent: a history of a few values does not let a bound run away. */
const tamed = (x: number) => (x <= 1 ? Math.exp(x) : Math.E * x);

/** Around f with variance v: symmetric, or the same ratio up and down, so that bounds of positive values stay positive. */
const around = (f: number, v: number, z: number, relative: boolean): readonly [number, number] => {
  if (relative && f > 0) {
    const ratio = tamed(z * Math.sqrt(Math.log1p(v / (f * f))));
    return [f / ratio, f * ratio];
  }
  const width = z * Math.sqrt(v);
  return [f - width, f + width];
};

/** Bounds of each period at a level such as 0.95, variances times `scale`². Demand with pauses is never bounded below 0. */
export const boundsOf = (forecast: AutomaticForecast, level: number, scale: number): Bounds => {
  const z = half(level, forecast.degrees) * scale;
  const pairs = Array.from(forecast.point, (f, h) => around(f, forecast.variance[h] as number, z, forecast.relative));
  const floor = forecast.method === "intermittent" ? 0 : Number.NEGATIVE_INFINITY;
  return {
    low: Float64Array.from(pairs, ([low]) => Math.max(low, floor)),
    high: Float64Array.from(pairs, ([, high]) => high),
  };
};

/**
 * Sum of the periods with its bounds. Errors of the periods go together as far as one step's error moves the later ones, and wholly in
 * the part of the variance they share, so the bounds are wider than those of independent periods and narrower than the sum of the periods' bounds.
 */
export const totalOf = (
  forecast: AutomaticForecast,
  scale: number,
): { readonly point: number; bounds(level: number): readonly [number, number] } => {
  const { variance, shared, weights } = forecast;
  const horizon = variance.length;
  const size = new Float64Array(horizon);
  let squares = 1;
  for (let h = 0; h < horizon; h++) {
    if (h > 0) squares += (weights[h] as number) ** 2;
    size[h] = Math.sqrt(((variance[h] as number) - (shared[h] as number)) / squares);
  }
  let common = 0;
  for (let h = 0; h < horizon; h++) common += Math.sqrt(shared[h] as number);
  let total = common * common;
  for (let j = 0; j < horizon; j++) {
    let moved = size[j] as number;
    for (let h = j + 1; h < horizon; h++) moved += (size[h] as number) * (weights[h - j] as number);
    total += moved * moved;
  }
  const point = forecast.point.reduce((sum, value) => sum + value, 0);
  return {
    point,
    bounds: (level) => {
      const [low, high] = around(point, total, half(level, forecast.degrees) * scale, forecast.relative);
      return [forecast.method === "intermittent" ? Math.max(0, low) : low, high];
    },
  };
};
