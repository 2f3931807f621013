import { abs, add, div, type Exact, exact, mul, one, sign, sub, sum, zero } from "../money/exact.ts";
import { moves, type TerritoryAccount, type TerritoryWeights } from "./model.ts";

/** Sum over territories of |value / mean - 1|; 0 where there is nothing to balance. */
const imbalance = (values: readonly Exact[]): Exact => {
  const whole = sum(values);
  if (sign(whole) === 0) return zero;
  const mean = div(whole, exact(values.length));
  return sum(values.map((value) => abs(sub(div(value, mean), one))));
};

/**
 * The exact value of an assignment (account i to territory `assignment[i]`): weighted imbalance of potential and of workload, and the share
 * of the potential that changes territory. A negative index is no territory.
 */
export const territoryObjective = (
  accounts: readonly TerritoryAccount[],
  current: ArrayLike<number>,
  assignment: ArrayLike<number>,
  territories: number,
  weights: TerritoryWeights,
): Exact => {
  const totals = (value: (account: TerritoryAccount) => Exact) => {
    const sums = new Array<Exact>(territories).fill(zero);
    accounts.forEach((account, i) => {
      const at = assignment[i] as number;
      if (at >= 0) sums[at] = add(sums[at] as Exact, value(account));
    });
    return imbalance(sums);
  };
  const potential = sum(accounts.map((account) => account.potential));
  const moved = sum(
    accounts.filter((_, i) => moves(current[i] as number, assignment[i] as number)).map((account) => account.potential),
  );
  const disruption = sign(potential) === 0 ? zero : div(moved, potential);
  return add(
    add(
      mul(
        weights.potential,
        totals((account) => account.potential),
      ),
      mul(
        weights.workload,
        totals((account) => account.workload),
      ),
    ),
    mul(weights.disruption, disruption),
  );
};
