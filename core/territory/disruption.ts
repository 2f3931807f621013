import { type Exact, sum } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface AccountMove {
  readonly potential: Exact;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Disruption {
  /** Accounts whose owner changes; one that had none doesn't change hands. */
  readonly moved: number;
  readonly shareAccounts: Exact | null;
  readonly sharePotential: Exact | null;
}

/** How many accounts, and how much of the potential, change hands. */
export const disruption = (accounts: readonly AccountMove[]): Disruption => {
  const moved = accounts.filter(({ before, after }) => before !== null && before !== after);
  const potential = (list: readonly AccountMove[]) => sum(list.map((account) => account.potential));
  return {
    moved: moved.length,
    shareAccounts: ratio(moved.length, accounts.length),
    sharePotential: ratio(potential(moved), potential(accounts)),
  };
};
