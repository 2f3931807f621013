const scaleOf = (train: ArrayLike<number>, m: number): number => {
  let total = 0;
  for (let t = m; t < train.length; t++) total += Math.abs((train[t] as number) - (train[t - m] as number));
  return train.length > m ? total / (train.length - m) : 0;
};

const meanOf = (count: number, term: (i: number) => number): number | null => {
  let total = 0;
  for (let i = 0; i < count; i++) total += term(i);
  return count === 0 ? null : total / count;
};

const divided = (a: number | null, b: number): number | null => (a === null || b === 0 ? null : a / b);

/** Symmetric MAPE in percent: mean of 200 |y − f| / (|y| + |f|), 0 where both are 0; null without values. */
export const smape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null =>
  meanOf(actual.length, (i) => {
    const y = actual[i] as number;
    const f = forecast[i] as number;
    const size = Math.abs(y) + Math.abs(f);
    return size === 0 ? 0 : (200 * Math.abs(y - f)) / size;
  });

/** MAPE in percent: mean of 100 |y − f| / |y|; null where an actual is 0. */
export const mape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null => {
  for (let i = 0; i < actual.length; i++) if (actual[i] === 0) return null;
  return meanOf(
    actual.length,
    (i) => (100 * Math.abs((actual[i] as number) - (forecast[i] as number))) / Math.abs(actual[i] as number),
  );
};

/** WAPE in percent: 100 Σ|y − f| / Σ|y|; null where the actuals are all 0. */
export const wape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null => {
  const errors = meanOf(actual.length, (i) => 100 * Math.abs((actual[i] as number) - (forecast[i] as number)));
  return divided(errors, meanOf(actual.length, (i) => Math.abs(actual[i] as number)) ?? 0);
};

/** Bias in percent: 100 Σ(f − y) / Σ|y|, positive = too high; null where the actuals are all 0. */
export const bias = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null => {
  const errors = meanOf(actual.length, (i) => 100 * ((forecast[i] as number) - (actual[i] as number)));
  return divided(errors, meanOf(actual.length, (i) => Math.abs(actual[i] as number)) ?? 0);
};

/** MASE: mean |y − f| over the mean |y_t − y_{t−m}| of the training values; null where that is 0 or there are too few. */
export const mase = (
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  train: ArrayLike<number>,
  m: number,
): number | null =>
  divided(
    meanOf(actual.length, (i) => Math.abs((actual[i] as number) - (forecast[i] as number))),
    scaleOf(train, m),
  );

/** Share of actuals inside their bounds, bounds included; null without values. */
export const coverageOf = (actual: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): number | null =>
  meanOf(actual.length, (i) =>
    (actual[i] as number) >= (low[i] as number) && (actual[i] as number) <= (high[i] as number) ? 1 : 0,
  );

/** Mean scaled interval score at a level such as 0.95: width plus 2/(1 − level) times any miss, over the MASE scale. */
export const msis = (
  actual: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  level: number,
  train: ArrayLike<number>,
  m: number,
): number | null => {
  const penalty = 2 / (1 - level);
  const score = meanOf(actual.length, (i) => {
    const y = actual[i] as number;
    const l = low[i] as number;
    const u = high[i] as number;
    return u - l + penalty * Math.max(0, l - y) + penalty * Math.max(0, y - u);
  });
  return divided(score, scaleOf(train, m));
};

/** Mean pinball loss of forecasts of the quantile q. */
export const pinball = (actual: ArrayLike<number>, forecast: ArrayLike<number>, q: number): number | null =>
  meanOf(actual.length, (i) => {
    const miss = (actual[i] as number) - (forecast[i] as number);
    return miss >= 0 ? q * miss : (q - 1) * miss;
  });
