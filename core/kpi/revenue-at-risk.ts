import { daysBetween, type IsoDate } from "../calendar/iso-date.ts";
import { add, compare, type Exact, exact, mul, zero } from "../money/exact.ts";
import { type Employment, survivalAt, tenureSurvival } from "./tenure.ts";

export interface OwnedDeal {
  readonly owner: string;
  /** Amount, or amount x probability where that is to be ranked. */
  readonly amount: Exact;
}

export interface OwnerRisk {
  readonly owner: string;
  readonly deals: number;
  readonly open: Exact;
  /** gone: has left, the deals are orphaned. employed: still there. unknown: not among the reps. */
  readonly status: "gone" | "employed" | "unknown";
  /** Chance that the owner leaves within the horizon, from the tenure curve of all reps; 1 for those gone, null where it can't be told. */
  readonly leaving: number | null;
  /** open x leaving (to six decimals); null where the chance is. */
  readonly atRisk: Exact | null;
}

/**
 * Open revenue by owner and how much of it hangs on people who have left or may leave. The chance of leaving within `horizonDays` at a rep's
 * tenure t is 1 - S(t + h) / S(t), S being the team's tenure curve; it is null beyond the longest tenure observed. Most at risk first.
 */
export const revenueAtRisk = (
  deals: readonly OwnedDeal[],
  reps: readonly Employment[],
  asOf: IsoDate,
  horizonDays: number,
): OwnerRisk[] => {
  const { steps } = tenureSurvival(reps, asOf);
  const employment = new Map(reps.map((rep) => [rep.rep, rep]));
  const longest = reps.reduce((most, { hired, left }) => {
    const end = left !== null && left <= asOf ? left : asOf;
    return Math.max(most, daysBetween(hired, end));
  }, 0);
  const owners = new Map<string, { deals: number; open: Exact }>();
  for (const { owner, amount } of deals) {
    const known = owners.get(owner) ?? { deals: 0, open: zero };
    owners.set(owner, { deals: known.deals + 1, open: add(known.open, amount) });
  }
  const chance = (rep: Employment): number | null => {
    const tenure = daysBetween(rep.hired, asOf);
    const now = survivalAt(steps, tenure);
    return now === 0 || tenure + horizonDays > longest ? null : 1 - survivalAt(steps, tenure + horizonDays) / now;
  };
  const rows = [...owners].map(([owner, sums]): OwnerRisk => {
    const rep = employment.get(owner);
    const gone = rep !== undefined && rep.left !== null && rep.left <= asOf;
    const leaving = gone ? 1 : rep === undefined ? null : chance(rep);
    return {
      owner,
      ...sums,
      status: gone ? "gone" : rep === undefined ? "unknown" : "employed",
      leaving,
      atRisk: leaving === null ? null : mul(sums.open, exact(leaving.toFixed(6))),
    };
  });
  return rows.sort(
    (a, b) => compare(b.atRisk ?? zero, a.atRisk ?? zero) || compare(b.open, a.open) || (a.owner < b.owner ? -1 : 1),
  );
};
