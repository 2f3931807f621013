import { randomFrom } from "./random.ts";

export interface PermutationTest {
  /** Mean of the first group less mean of the second. */
  readonly difference: number;
  /** Two-sided: the share of relabellings with a difference at least as large. */
  readonly pValue: number;
  /** All relabellings were tried, not a sample of them. */
  readonly exact: boolean;
}

const mostExact = 20_000;
const draws = 9_999;

const binomial = (n: number, k: number): number => {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return Math.round(result);
};

/**
 * Could the difference of two means be chance? Compared with the differences under other labellings of the same values: all of them up to
 * 20,000, beyond that 9,999 seeded draws with the observed one counted in (Phipson and Smyth 2010). Neither group may be empty.
 */
export const permutationTest = (first: readonly number[], second: readonly number[], seed: number): PermutationTest => {
  const values = [...first, ...second];
  const n = values.length;
  const k = first.length;
  const total = values.reduce((sum, value) => sum + value, 0);
  const differenceOf = (sum: number) => sum / k - (total - sum) / (n - k);
  const observed = differenceOf(first.reduce((sum, value) => sum + value, 0));
  const tolerance = 1e-9 * Math.max(1, ...values.map(Math.abs));
  const extreme = (sum: number) => Math.abs(differenceOf(sum)) >= Math.abs(observed) - tolerance;
  const all = binomial(n, k);
  if (all <= mostExact) {
    let count = 0;
    const choose = (from: number, left: number, sum: number) => {
      if (left === 0) {
        if (extreme(sum)) count++;
        return;
      }
      for (let i = from; i <= n - left; i++) choose(i + 1, left - 1, sum + (values[i] as number));
    };
    choose(0, k, 0);
    return { difference: observed, pValue: count / all, exact: true };
  }
  const random = randomFrom(seed);
  let count = 1;
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let i = 0; i < k; i++) {
      const j = i + Math.floor(random() * (n - i));
      const value = values[j] as number;
      values[j] = values[i] as number;
      values[i] = value;
      sum += value;
    }
    if (extreme(sum)) count++;
  }
  return { difference: observed, pValue: count / (draws + 1), exact: false };
};
