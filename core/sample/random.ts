/** A seeded stream of random numbers (sfc32); the same seed parts give the same stream in every JavaScript engine. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
}

const mix = (hash: number, value: number): number => {
  let h = Math.imul(hash ^ value, 0x9e3779b1);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca77);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae3d);
  return (h ^ (h >>> 16)) >>> 0;
};

/** The stream of one thing of one kind, such as account 17: streams of other things don't move when this one draws more. */
export const randomOf = (seed: number, kind: number, index: number): Random => {
  let a = mix(mix(0x243f6a88, seed), kind);
  let b = mix(a, index);
  let c = mix(b, Math.floor(seed / 4294967296) + 1);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 8; i++) next();
  return { next };
};

export const chance = (random: Random, probability: number): boolean => random.next() < probability;

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random.next() * (high - low + 1));

export const pick = <T>(random: Random, items: readonly T[]): T => items[between(random, 0, items.length - 1)] as T;

/** One key of a table of weights, with probability weight / sum of weights. */
export const pickWeighted = <K extends string>(random: Random, weights: Readonly<Record<K, number>>): K => {
  const keys = Object.keys(weights) as K[];
  let total = 0;
  for (const key of keys) total += weights[key];
  let rest = random.next() * total;
  for (const key of keys) {
    rest -= weights[key];
    if (rest < 0) return key;
  }
  return keys[keys.length - 1] as K;
};

/** Standard normal, by Box and Muller. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** Lognormal with this median and sigma of the logarithm. */
export const lognormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * normal(random));

/** Gamma with this shape (at least 1) and mean, by Marsaglia and Tsang (2000). */
export const gamma = (random: Random, shape: number, mean: number): number => {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v * mean) / shape;
  }
};

/** The probability whose log odds are `shift` above those of `probability`. */
export const shiftOdds = (probability: number, shift: number): number =>
  1 / (1 + ((1 - probability) / probability) * Math.exp(-shift));
