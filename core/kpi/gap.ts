import { allocateSigned } from "../money/allocate.ts";
import { add, type Exact, exact, mul, sub, sum } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** What bookings are made of: deals worked x share of them decided x share of those won x mean amount. */
export interface BookingFactors {
  /** Deals open at any time in the period. */
  readonly worked: Exact;
  /** Decided / worked: how fast deals come to a decision; a longer cycle lowers it. */
  readonly pace: Exact;
  readonly winRate: Exact;
  readonly dealSize: Exact;
}

export const gapCauses = ["goal", "volume", "cycle", "win_rate", "deal_size"] as const;
export type GapCause = (typeof gapCauses)[number];

export interface GoalGap {
  /** Actual - goal, rounded; negative = missed. */
  readonly gap: Exact;
  /** Each cause's part of the gap, negative where it cost; they add up to the gap exactly. */
  readonly causes: readonly { readonly cause: GapCause; readonly amount: Exact }[];
}

/** The factors of a period from its counts; null where a factor doesn't exist (nothing worked, decided or won). */
export const bookingFactors = (worked: number, decided: number, won: number, booked: Exact): BookingFactors | null => {
  const pace = ratio(decided, worked);
  const winRate = ratio(won, decided);
  const dealSize = ratio(booked, won);
  return pace === null || winRate === null || dealSize === null
    ? null
    : { worked: exact(worked), pace, winRate, dealSize };
};

const factorsOf = ({ worked, pace, winRate, dealSize }: BookingFactors) => [worked, pace, winRate, dealSize];

/**
 * Shapley's split of the difference of two products: a factor's mean effect over all orders in which the factors can change. Adds up exactly,
 * knows no order and needs no logarithm, so a factor may be 0.
 */
export const productChange = (from: readonly Exact[], to: readonly Exact[]): Exact[] => {
  const n = from.length;
  const factorial = (k: number): bigint => (k < 2 ? 1n : BigInt(k) * factorial(k - 1));
  const value = (changed: number) =>
    from.reduce((product, factor, i) => mul(product, (changed >> i) & 1 ? (to[i] as Exact) : factor), exact(1));
  const values = Array.from({ length: 1 << n }, (_, changed) => value(changed));
  return from.map((_, i) =>
    sum(
      values.flatMap((before, changed) => {
        if ((changed >> i) & 1) return [];
        let size = 0;
        for (let bits = changed; bits > 0; bits >>= 1) size += bits & 1;
        const weight = { n: factorial(size) * factorial(n - size - 1), d: factorial(n) };
        return [mul(weight, sub(values[changed | (1 << i)] as Exact, before))];
      }),
    ),
  );
};

/**
 * Why a goal was missed (or beaten): the actual factors against those of a reference period, and how far the goal itself lies above what the
 * reference would have brought. Exact; rounded once, to `digits`, so that causes and gap foot.
 */
export const goalGap = (goal: Exact, actual: BookingFactors, reference: BookingFactors, digits = 2): GoalGap => {
  const referenceBookings = factorsOf(reference).reduce(mul);
  const changes = productChange(factorsOf(reference), factorsOf(actual));
  const parts = allocateSigned([sub(referenceBookings, goal), ...changes], digits);
  return {
    gap: parts.reduce(add),
    causes: gapCauses.map((cause, i) => ({ cause, amount: parts[i] as Exact })),
  };
};
