/** Local line through the points within `span` of each time, tricube weights; at the ends the same window leans inwards. */
const localLine = (y: Float64Array, span: number, out: Float64Array): void => {
  const n = y.length;
  const half = Math.floor(span / 2);
  for (let t = 0; t < n; t++) {
    const from = Math.max(0, Math.min(t - half, n - span));
    const to = Math.min(n - 1, from + span - 1);
    const reach = Math.max(t - from, to - t) + 1;
    let w0 = 0;
    let w1 = 0;
    let w2 = 0;
    let v0 = 0;
    let v1 = 0;
    for (let k = from; k <= to; k++) {
      const x = k - t;
      const d = Math.abs(x) / reach;
      const c = 1 - d * d * d;
      const w = c * c * c;
      const v = w * (y[k] as number);
      w0 += w;
      w1 += w * x;
      w2 += w * x * x;
      v0 += v;
      v1 += v * x;
    }
    const determinant = w0 * w2 - w1 * w1;
    out[t] = determinant > 1e-12 * w0 * w2 ? (w2 * v0 - w1 * v1) / determinant : v0 / w0;
  }
};

/**
 * Draws seasonal offsets (mean 0) towards 0 by the James-Stein factor: the less the positions differ compared with how much each varies
 * from cycle to cycle, the more (Miller and Williams 2003). `rest` is the history without its trend.
 */
const shrunk = (rest: Float64Array, offsets: Float64Array): Float64Array => {
  const m = offsets.length;
  const n = rest.length;
  let within = 0;
  let between = 0;
  for (let t = 0; t < n; t++) within += ((rest[t] as number) - (offsets[t % m] as number)) ** 2;
  for (let i = 0; i < m; i++) between += (offsets[i] as number) ** 2;
  if (m < 4 || between === 0 || n <= m) return offsets;
  const noise = within / (n - m) / (n / m);
  const keep = Math.max(0, 1 - (((m - 3) / (m - 1)) * noise) / (between / (m - 1)));
  return offsets.map((offset) => keep * offset);
};

/**
 * Additive seasonal offsets of a history of at least two cycles: trend by a local line over one and a half cycles that reaches both ends,
 * season as the mean of what is left at each position, adding to 0; three rounds (the periodic case of STL, Cleveland et al. 1990), then
 * drawn to 0 where the cycles disagree. Index 0 belongs to the first value.
 */
export const periodicSeason = (y: ArrayLike<number>, m: number): Float64Array => {
  const n = y.length;
  const values = Float64Array.from(y as ArrayLike<number>);
  const rest = Float64Array.from(values);
  const trend = new Float64Array(n);
  const offsets = new Float64Array(m);
  const span = Math.min(n, Math.max(3, Math.ceil(1.5 * m)));
  for (let round = 0; round < 3; round++) {
    localLine(rest, span, trend);
    offsets.fill(0);
    for (let t = 0; t < n; t++) {
      const visits = Math.floor((n - 1 - (t % m)) / m) + 1;
      offsets[t % m] = (offsets[t % m] as number) + ((values[t] as number) - (trend[t] as number)) / visits;
    }
    let mean = 0;
    for (let i = 0; i < m; i++) mean += (offsets[i] as number) / m;
    for (let i = 0; i < m; i++) offsets[i] = (offsets[i] as number) - mean;
    for (let t = 0; t < n; t++) rest[t] = (values[t] as number) - (offsets[t % m] as number);
  }
  for (let t = 0; t < n; t++) rest[t] = (values[t] as number) - (trend[t] as number);
  return shrunk(rest, offsets);
};
