import type { Exact } from "../money/exact.ts";
import type { DealStatus } from "./snapshot.ts";

/**
 * A deal with its dates as day numbers (days since 1970-01-01). `closed` is null while open. `stages` in any order; a deal without stage
 * history has an empty list and counts from its creation in one unnamed stage. `amount` null where missing: it counts for rates only.
 */
export interface HistoricDeal {
  readonly id: string;
  readonly amount: Exact | null;
  readonly created: number;
  readonly closed: number | null;
  readonly status: DealStatus;
  readonly stages: readonly { readonly stage: string; readonly entered: number }[];
}

/** What was known of a deal at the end of a day. */
export const isOpenOn = (deal: HistoricDeal, day: number): boolean =>
  deal.created <= day && (deal.closed === null ? deal.status === "open" : deal.closed > day);

export const isWonWithin = (deal: HistoricDeal, from: number, to: number): boolean =>
  deal.status === "won" && deal.closed !== null && deal.closed >= from && deal.closed <= to;

export const unnamedStage = "";

/** The stage a deal stood in at the end of a day and when it entered it; later entries on the same day win by their place in the list. */
export const stageOn = (deal: HistoricDeal, day: number): { stage: string; entered: number } => {
  let found = { stage: unnamedStage, entered: deal.created };
  for (const visit of deal.stages) if (visit.entered <= day && visit.entered >= found.entered) found = visit;
  return found;
};
