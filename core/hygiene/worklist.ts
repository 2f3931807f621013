import { compare, type Exact, zero } from "../money/exact.ts";
import type { HygieneRuleName, OpenDeal } from "./rules.ts";

export interface OwnedOpenDeal extends OpenDeal {
  readonly deal: string;
  /** Null where nobody owns it. */
  readonly owner: string | null;
}

export interface WorkItem {
  readonly deal: string;
  readonly amount: Exact | null;
  readonly failed: readonly HygieneRuleName[];
}

export interface OwnerWorklist {
  readonly owner: string | null;
  /** Open deals of the owner, those to be fixed among them listed. */
  readonly openDeals: number;
  readonly items: readonly WorkItem[];
}

/**
 * What each owner has to fix, most money first (a missing amount last), from the `failures` of `hygiene` for the same deals. Owners by name,
 * deals without an owner last; owners whose deals are all clean are listed with nothing to do.
 */
export const hygieneWorklist = (
  deals: readonly OwnedOpenDeal[],
  failures: readonly (readonly HygieneRuleName[])[],
): OwnerWorklist[] => {
  const owners = new Map<string | null, { openDeals: number; items: WorkItem[] }>();
  deals.forEach(({ deal, owner, amount }, i) => {
    const list = owners.get(owner) ?? { openDeals: 0, items: [] };
    owners.set(owner, list);
    list.openDeals++;
    const failed = failures[i] ?? [];
    if (failed.length > 0) list.items.push({ deal, amount, failed });
  });
  return [...owners]
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || ((a ?? "") < (b ?? "") ? -1 : 1))
    .map(([owner, { openDeals, items }]) => ({
      owner,
      openDeals,
      items: items.sort(
        (a, b) =>
          Number(a.amount === null) - Number(b.amount === null) ||
          compare(b.amount ?? zero, a.amount ?? zero) ||
          (a.deal < b.deal ? -1 : 1),
      ),
    }));
};
