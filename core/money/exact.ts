import { RevError } from "../errors/error.ts";

/**
 * An exact rational number n/d with d > 0: money, rates, shares and ratios on their way to a result. Nothing on that way is binary floating
 * point. Decimals keep a power of ten as d; a division may give any d. Rounding happens once, by `round`.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

/** half_up: ties away from zero. half_even: ties to the even digit. down: toward zero. */
export type RoundingMode = "half_up" | "half_even" | "down";

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

export const zero: Exact = { n: 0n, d: 1n };
export const one: Exact = { n: 1n, d: 1n };

const powers: bigint[] = [1n];
export const powerOfTen = (k: number): bigint => {
  for (let i = powers.length; i <= k; i++) powers.push((powers[i - 1] as bigint) * 10n);
  return powers[k] as bigint;
};

/**
 * Reads a decimal text ("1234.50", "-0.05", "1e-3"), a bigint, or a JS number by its shortest decimal form, so that 0.1 is one tenth.
 * Refuses anything else with NOT_A_NUMBER, NaN and infinity included. `place` names the value in the error.
 */
export const exact = (value: string | number | bigint, place = "value"): Exact => {
  if (typeof value === "bigint") return { n: value, d: 1n };
  const text = typeof value === "number" ? String(value) : value.trim();
  const match = decimalPattern.exec(text);
  if (match === null || (match[2] === "" && (match[3] ?? "") === "")) {
    throw new RevError("NOT_A_NUMBER", { value: text, place });
  }
  const fraction = match[3] ?? "";
  const exponent = Number(match[4] ?? 0) - fraction.length;
  const digits = BigInt(`${match[2]}${fraction}`);
  const n = match[1] === "-" ? -digits : digits;
  return exponent >= 0 ? { n: n * powerOfTen(exponent), d: 1n } : { n, d: powerOfTen(-exponent) };
};

const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** A reduced fraction n/d; d = 0 throws DIVISION_BY_ZERO. */
export const fraction = (n: bigint, d: bigint, place = "fraction"): Exact => {
  if (d === 0n) throw new RevError("DIVISION_BY_ZERO", { place });
  const g = gcd(n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return g === 0n ? zero : { n: (sign * n) / g, d: (sign * d) / g };
};

const wide = 10n ** 60n;
const tame = (n: bigint, d: bigint): Exact => (d > wide ? fraction(n, d) : { n, d });

// How often the last smaller denominator goes into the last larger one; 0 where it doesn't. Sums of decimals ask for the same two again and again.
const ratio = { large: 1n, small: 1n, times: 1n };
const timesIn = (large: bigint, small: bigint): bigint => {
  if (large === ratio.large && small === ratio.small) return ratio.times;
  ratio.large = large;
  ratio.small = small;
  ratio.times = large % small === 0n ? large / small : 0n;
  return ratio.times;
};

/** Adds over the larger denominator where the other divides it, as with decimals, so that long sums don't grow. */
export const add = (a: Exact, b: Exact): Exact => {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  const times = a.d > b.d ? timesIn(a.d, b.d) : timesIn(b.d, a.d);
  if (times === 0n) return tame(a.n * b.d + b.n * a.d, a.d * b.d);
  return a.d > b.d ? { n: a.n + b.n * times, d: a.d } : { n: a.n * times + b.n, d: b.d };
};
export const sub = (a: Exact, b: Exact): Exact => add(a, { n: -b.n, d: b.d });

// The last product of denominators: long columns multiply the same two again and again.
const last = { a: 1n, b: 1n, product: 1n };

export const mul = (a: Exact, b: Exact): Exact => {
  if (b.d === 1n) return { n: a.n * b.n, d: a.d };
  if (a.d === last.a && b.d === last.b) return { n: a.n * b.n, d: last.product };
  const d = a.d * b.d;
  if (d > wide) return fraction(a.n * b.n, d);
  last.a = a.d;
  last.b = b.d;
  last.product = d;
  return { n: a.n * b.n, d };
};
export const div = (a: Exact, b: Exact, place = "division"): Exact => fraction(a.n * b.d, a.d * b.n, place);
export const neg = (a: Exact): Exact => ({ n: -a.n, d: a.d });
export const abs = (a: Exact): Exact => (a.n < 0n ? neg(a) : a);
export const sign = (a: Exact): -1 | 0 | 1 => (a.n < 0n ? -1 : a.n > 0n ? 1 : 0);

/** Negative, zero or positive as a is below, equal to or above b. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
};
export const equal = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const less = (a: Exact, b: Exact): boolean => compare(a, b) < 0;
export const min = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const max = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);
export const sum = (values: Iterable<Exact>): Exact => {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
};

/** n/d rounded to a whole number. */
const quotient = (n: bigint, d: bigint, mode: RoundingMode): bigint => {
  const whole = n / d;
  const rest = n - whole * d;
  if (rest === 0n || mode === "down") return whole;
  const twice = rest < 0n ? -2n * rest : 2n * rest;
  const away = twice > d || (twice === d && (mode === "half_up" || whole % 2n !== 0n));
  return away ? whole + (n < 0n ? -1n : 1n) : whole;
};

/** The value rounded to `digits` decimals, as whole units of 10^-digits (cents for 2). */
export const roundToUnits = (a: Exact, digits: number, mode: RoundingMode = "half_up"): bigint => {
  const scale = powerOfTen(digits);
  if (a.d === scale) return a.n;
  const times = a.d > scale ? timesIn(a.d, scale) : 0n;
  return times === 0n ? quotient(a.n * scale, a.d, mode) : quotient(a.n, times, mode);
};

/** The value rounded to `digits` decimals. */
export const round = (a: Exact, digits: number, mode: RoundingMode = "half_up"): Exact => ({
  n: roundToUnits(a, digits, mode),
  d: powerOfTen(digits),
});

/** Whole units of 10^-digits as a value: `fromUnits(12345n, 2)` is 123.45. */
export const fromUnits = (units: bigint, digits: number): Exact => ({ n: units, d: powerOfTen(digits) });

const unitsText = (units: bigint, digits: number): string => {
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
  const head = text.slice(0, text.length - digits);
  return `${units < 0n ? "-" : ""}${head}${digits > 0 ? `.${text.slice(-digits)}` : ""}`;
};

/** Decimal text with exactly `digits` decimals, rounded half-up: "123.40". */
export const toFixed = (a: Exact, digits: number): string => unitsText(roundToUnits(a, digits), digits);

/** The shortest exact decimal text, or `digits` decimals (default 20) rounded half-up where no finite decimal exists: 1/8 is "0.125". */
export const toText = (a: Exact, digits = 20): string => {
  const reduced = fraction(a.n, a.d);
  let rest = reduced.d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  const finite = rest === 1n ? Math.max(twos, fives) : digits;
  const text = toFixed(reduced, finite);
  return rest === 1n || !text.includes(".") ? text : text.replace(/\.?0+$/, "");
};

/** The nearest double, for charts, statistics and cells; never for money that is paid. */
export const toNumber = (a: Exact): number => Number(toText(a, 25));
