import { add, type Exact, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";
import type { TerritoryAccount } from "./model.ts";

export interface TerritoryLoad {
  readonly accounts: number;
  readonly potential: Exact;
  readonly workload: Exact;
  /** Share of all potential, of all workload. */
  readonly potentialShare: Exact | null;
  readonly workloadShare: Exact | null;
}

export interface TerritoryChange {
  readonly territory: string;
  readonly before: TerritoryLoad;
  readonly after: TerritoryLoad;
  /** Ids that come and go. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Each territory before and after an assignment (`assigned[i]` is the territory of account i), in the order given. */
export const territorySummary = (
  accounts: readonly TerritoryAccount[],
  assigned: readonly string[],
  territories: readonly string[],
): TerritoryChange[] => {
  const total = (value: (account: TerritoryAccount) => Exact) =>
    accounts.reduce((sum, account) => add(sum, value(account)), zero);
  const allPotential = total(({ potential }) => potential);
  const allWorkload = total(({ workload }) => workload);
  const load = (members: readonly TerritoryAccount[]): TerritoryLoad => {
    const potential = members.reduce((sum, account) => add(sum, account.potential), zero);
    const workload = members.reduce((sum, account) => add(sum, account.workload), zero);
    return {
      accounts: members.length,
      potential,
      workload,
      potentialShare: ratio(potential, allPotential),
      workloadShare: ratio(workload, allWorkload),
    };
  };
  const ids = (members: readonly TerritoryAccount[]) => members.map(({ id }) => id);
  return territories.map((territory) => {
    const before = accounts.filter(({ current }) => current === territory);
    const after = accounts.filter((_, i) => assigned[i] === territory);
    return {
      territory,
      before: load(before),
      after: load(after),
      gained: ids(after.filter(({ current }) => current !== territory)),
      lost: ids(accounts.filter(({ current }, i) => current === territory && assigned[i] !== territory)),
    };
  });
};
