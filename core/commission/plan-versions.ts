import type { IsoDate } from "../calendar/iso-date.ts";
import { RevError } from "../errors/error.ts";
import { add, type Exact, round, sub, sum, zero } from "../money/exact.ts";
import { bandTable, paidUpTo } from "./bands.ts";
import type { Tier } from "./tiers.ts";

export interface InForce {
  readonly from: IsoDate;
  /** Last day in force; open-ended where absent. */
  readonly to?: IsoDate;
}

/** Index of the version in force on a date, undefined where none is; two at once are refused with TWO_PLANS_IN_FORCE. */
export const versionInForce = (versions: readonly InForce[], date: IsoDate, place: string): number | undefined => {
  const found = versions.flatMap(({ from, to }, i) => (from <= date && (to === undefined || date <= to) ? [i] : []));
  const [first, second] = found;
  if (first !== undefined && second !== undefined) {
    throw new RevError("TWO_PLANS_IN_FORCE", { date, first: first + 1, second: second + 1, place });
  }
  return first;
};

export interface TieredVersion extends InForce {
  readonly tiers: readonly Tier[];
}

export interface VersionedLine {
  readonly id: string;
  /** Counts from 1; null where no version is in force. */
  readonly version: number | null;
  readonly commission?: Exact;
  readonly error?: "NO_PLAN_IN_FORCE";
}

/**
 * Marginal tiers of the plan version in force on each deal's date, deals in the given order. The accumulated credit goes on across
 * versions (continue) or every version counts from 0 (reset). A deal outside every version stays unresolved and leaves the total null.
 */
export const versionedCommission = (
  accumulator: "continue" | "reset",
  versions: readonly TieredVersion[],
  deals: readonly { readonly id: string; readonly date: IsoDate; readonly amount: Exact }[],
  digits = 2,
): { lines: VersionedLine[]; total: Exact | null; unresolved: number } => {
  const tables = versions.map(({ tiers }) => bandTable(tiers.map(({ from, rate }) => ({ from, value: rate }))));
  const credited = new Map<number, Exact>();
  const lines = deals.map(({ id, date, amount }): VersionedLine => {
    const at = versionInForce(versions, date, id);
    const table = at === undefined ? undefined : tables[at];
    if (at === undefined || table === undefined) return { id, version: null, error: "NO_PLAN_IN_FORCE" };
    const key = accumulator === "continue" ? 0 : at;
    const before = credited.get(key) ?? zero;
    const after = add(before, amount);
    credited.set(key, after);
    return { id, version: at + 1, commission: round(sub(paidUpTo(table, after), paidUpTo(table, before)), digits) };
  });
  const paid = lines.flatMap(({ commission }) => (commission === undefined ? [] : [commission]));
  const unresolved = lines.length - paid.length;
  return { lines, total: unresolved > 0 ? null : sum(paid), unresolved };
};
