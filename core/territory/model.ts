import { RevError } from "../errors/error.ts";
import { type Exact, sign, sum, toNumber, toText } from "../money/exact.ts";

export interface TerritoryAccount {
  readonly id: string;
  readonly potential: Exact;
  readonly workload: Exact;
  /** Territory it belongs to today; null for a new account, which can be placed anywhere without disruption. */
  readonly current: string | null;
  /** Stays where it is. */
  readonly locked?: boolean;
  /** The only territories it may go to (its region); absent = any. */
  readonly allowed?: readonly string[];
}

export interface Territory {
  readonly name: string;
  /** Largest total workload; absent = no limit. */
  readonly capacity?: Exact;
}

export interface TerritoryWeights {
  readonly potential: Exact;
  readonly workload: Exact;
  readonly disruption: Exact;
}

export const unassigned = -1;
export const dissolved = -2;

/** Whether an account changes hands: a new one doesn't. */
export const moves = (current: number, next: number): boolean => current !== unassigned && current !== next;

/** The problem in doubles, for search: potential and workload in units of the mean territory, weights as given. */
export interface TerritoryModel {
  readonly territories: number;
  readonly potential: Float64Array;
  readonly workload: Float64Array;
  /** Index of the current territory; `unassigned` for none, `dissolved` for one that is no longer there: from it every account moves. */
  readonly current: Int32Array;
  /** Territories each account may go to. */
  readonly choices: readonly (readonly number[])[];
  readonly capacity: Float64Array;
  readonly weights: { readonly potential: number; readonly workload: number; readonly disruption: number };
}

const scaled = (values: readonly Exact[], territories: number): Float64Array => {
  const whole = sum(values);
  const scale = sign(whole) === 0 ? 0 : territories / toNumber(whole);
  return Float64Array.from(values, (value) => toNumber(value) * scale);
};

const choicesOf = (account: TerritoryAccount, place: ReadonlyMap<string, number>, names: string): number[] => {
  const wanted = account.locked === true ? [account.current ?? ""] : (account.allowed ?? [...place.keys()]);
  const found = wanted.map((name) => place.get(name)).filter((index): index is number => index !== undefined);
  if (found.length > 0 && (account.locked !== true || account.current !== null)) return found;
  throw new RevError("ACCOUNT_WITHOUT_TERRITORY", {
    account: account.id,
    allowed: wanted.map((name) => `'${name}'`).join(", ") || "''",
    territories: names,
  });
};

/** Checks and scales a problem. Errors: NO_TERRITORIES, ACCOUNT_WITHOUT_TERRITORY, NEGATIVE_ACCOUNT_VALUE. */
export const territoryModel = (
  accounts: readonly TerritoryAccount[],
  territories: readonly Territory[],
  weights: TerritoryWeights,
): TerritoryModel => {
  if (territories.length === 0) throw new RevError("NO_TERRITORIES", {});
  const place = new Map(territories.map(({ name }, index) => [name, index]));
  const names = territories.map(({ name }) => name).join(", ");
  for (const { id, potential, workload } of accounts) {
    const negative = [potential, workload].find((value) => sign(value) < 0);
    if (negative !== undefined) {
      throw new RevError("NEGATIVE_ACCOUNT_VALUE", { account: id, value: toText(negative) });
    }
  }
  const workload = sum(accounts.map((account) => account.workload));
  const unit = sign(workload) === 0 ? 0 : territories.length / toNumber(workload);
  return {
    territories: territories.length,
    potential: scaled(
      accounts.map(({ potential }) => potential),
      territories.length,
    ),
    workload: scaled(
      accounts.map((account) => account.workload),
      territories.length,
    ),
    current: Int32Array.from(accounts, ({ current }) =>
      current === null ? unassigned : (place.get(current) ?? dissolved),
    ),
    choices: accounts.map((account) => choicesOf(account, place, names)),
    capacity: Float64Array.from(territories, ({ capacity }) =>
      capacity === undefined ? Number.POSITIVE_INFINITY : toNumber(capacity) * unit,
    ),
    weights: {
      potential: toNumber(weights.potential),
      workload: toNumber(weights.workload),
      disruption: toNumber(weights.disruption),
    },
  };
};

/** Capacity limits hold up to rounding. */
export const fits = (load: number, capacity: number): boolean => load <= capacity + 1e-9;
