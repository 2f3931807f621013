/**
 * A second, slow and obvious implementation of the rules of pay with plain fractions. It shares no code with the core: fractions are pairs
 * of bigints that are never reduced, a band is walked from end to end, a return is the pay before less the pay after.
 */
export type Fraction = readonly [bigint, bigint];

export const f = (text: string): Fraction => {
  const percent = text.endsWith("%");
  const [whole = "0", decimals = ""] = text.replace("%", "").split(".");
  const d = 10n ** BigInt(decimals.length);
  const n = BigInt(whole) * d + BigInt(decimals || "0") * (whole.startsWith("-") ? -1n : 1n);
  return [n, percent ? d * 100n : d];
};
export const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, [-b[0], b[1]]);
export const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
export const over = (a: Fraction, b: Fraction): Fraction =>
  b[0] < 0n ? [-a[0] * b[1], a[1] * -b[0]] : [a[0] * b[1], a[1] * b[0]];
export const below = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1];
export const least = (a: Fraction, b: Fraction): Fraction => (below(a, b) ? a : b);
export const zero: Fraction = [0n, 1n];

/** To whole cents, ties away from zero. */
export const cents = ([n, d]: Fraction): bigint => {
  const size = n < 0n ? -n : n;
  const rounded = (size * 200n + d) / (d * 2n);
  return n < 0n ? -rounded : rounded;
};

export interface Tier {
  readonly from: Fraction;
  readonly value: Fraction;
}

/** Everything up to x at each tier's own value; below 0 the first tier goes on. */
export const marginal = (tiers: readonly Tier[], x: Fraction): Fraction => {
  let pay = zero;
  tiers.forEach(({ from, value }, i) => {
    const next = tiers[i + 1]?.from;
    const end = next === undefined || below(x, next) ? x : next;
    if (i === 0 || below(from, end)) pay = plus(pay, times(minus(end, from), value));
  });
  return pay;
};

/** The value of the highest tier reached. */
export const reached = (tiers: readonly Tier[], x: Fraction): Fraction => {
  let value = tiers[0]?.value ?? zero;
  for (const tier of tiers) if (!below(x, tier.from)) value = tier.value;
  return value;
};

/** Pay of a list of credits in cents, one line each, under marginal or retroactive tiers, capped per line. */
export const tierLines = (mode: string, tiers: readonly Tier[], credits: readonly Fraction[]): bigint[] => {
  const total = credits.reduce(plus, zero);
  let so = zero;
  return credits.map((credit) => {
    const before = so;
    so = plus(so, credit);
    return cents(
      mode === "marginal" ? minus(marginal(tiers, so), marginal(tiers, before)) : times(credit, reached(tiers, total)),
    );
  });
};

/** Parts of a total in cents by shares: everything rounded down, then one cent each to the largest rests, the earlier first. */
export const divided = (total: bigint, shares: readonly Fraction[]): bigint[] => {
  const size = total < 0n ? -total : total;
  const whole = shares.reduce(plus, zero);
  const exact = shares.map((share) => over(times([size, 1n], share), whole));
  const parts = exact.map(([n, d]) => n / d);
  let spare = size - parts.reduce((a, b) => a + b, 0n);
  while (spare > 0n) {
    let best = 0;
    exact.forEach((value, i) => {
      const rest = minus(value, [parts[i] as bigint, 1n]);
      if (below(minus(exact[best] as Fraction, [parts[best] as bigint, 1n]), rest)) best = i;
    });
    parts[best] = (parts[best] as bigint) + 1n;
    spare -= 1n;
  }
  return parts.map((part) => (total < 0n ? -part : part));
};

/** A recoverable draw month by month, in cents. */
export const drawn = (draw: bigint, earned: readonly bigint[]): { pay: bigint[]; owed: bigint } => {
  let owed = 0n;
  const pay = earned.map((amount) => {
    if (amount < draw) {
      owed += draw - amount;
      return draw;
    }
    const back = owed < amount - draw ? owed : amount - draw;
    owed -= back;
    return amount - back;
  });
  return { pay, owed };
};
