/** A linear map from values to pixels. */
export type Scale = (value: number) => number;

/** Maps [low, high] to [start, end]; a domain of one value maps to the middle. */
export const linear =
  (low: number, high: number, start: number, end: number): Scale =>
  (value) =>
    high === low ? (start + end) / 2 : start + ((value - low) / (high - low)) * (end - start);

/** Round values (1, 2, 2.5, 5 times a power of ten) inside [low, high], about `count` of them. */
export const ticks = (low: number, high: number, count: number): readonly number[] => {
  if (!(high > low)) return [low];
  const raw = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * 0.999999) as number) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
};

/** The values' range widened to round ends; `zero` keeps zero inside, as bars need. All equal gives a range around the value. */
export const niceRange = (values: readonly number[], zero: boolean): readonly [number, number] => {
  const low = Math.min(...values, ...(zero ? [0] : []));
  const high = Math.max(...values, ...(zero ? [0] : []));
  if (low === high) {
    const reach = low === 0 ? 1 : Math.abs(low) * 0.1;
    return [low - (zero && low >= 0 ? 0 : reach), high + reach];
  }
  const [a = low, b = high] = ticks(low, high, 5);
  const step = b - a;
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
};
