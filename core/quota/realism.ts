import { compare, type Exact, one } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface ProposedQuota {
  readonly rep: string;
  readonly quota: Exact;
  /** What the rep booked in earlier periods of the same length, any order. */
  readonly history: readonly Exact[];
  /** Expected revenue of the rep's territory in the period; null where unknown. */
  readonly potential: Exact | null;
  /** What the rep can sell in the period by productivity and ramp; null where unknown. */
  readonly capacity: Exact | null;
}

/** above_history: never or hardly ever booked that much. above_potential, above_capacity: more than there is, or than can be worked. */
export type QuotaConcern = "above_history" | "above_potential" | "above_capacity" | "no_history";

export interface QuotaCheck {
  readonly rep: string;
  readonly quota: Exact;
  /** Share of earlier periods in which the rep booked at least the quota; null without history. */
  readonly reached: Exact | null;
  /** Periods of history. */
  readonly n: number;
  readonly ofPotential: Exact | null;
  readonly ofCapacity: Exact | null;
  /** Empty = realistic by all that is known. */
  readonly concerns: readonly QuotaConcern[];
}

const seldom = { n: 1n, d: 5n };

/** Is each quota within reach? Concerns: reached in fewer than one in five earlier periods, above the potential, above the capacity. */
export const quotaRealism = (quotas: readonly ProposedQuota[]): QuotaCheck[] =>
  quotas.map(({ rep, quota, history, potential, capacity }) => {
    const reached = ratio(history.filter((booked) => compare(booked, quota) >= 0).length, history.length);
    const ofPotential = potential === null ? null : ratio(quota, potential);
    const ofCapacity = capacity === null ? null : ratio(quota, capacity);
    const above = (share: Exact | null) => share !== null && compare(share, one) > 0;
    const concerns: QuotaConcern[] = [];
    if (reached === null) concerns.push("no_history");
    else if (compare(reached, seldom) < 0) concerns.push("above_history");
    if (above(ofPotential)) concerns.push("above_potential");
    if (above(ofCapacity)) concerns.push("above_capacity");
    return { rep, quota, reached, n: history.length, ofPotential, ofCapacity, concerns };
  });
