import { RevError } from "../errors/error.ts";
import type { Exact } from "../money/exact.ts";

export const dealStatuses = ["open", "won", "lost", "disqualified"] as const;
export type DealStatus = (typeof dealStatuses)[number];

/** A deal as one dated export shows it. `closeDate` is ISO text, expected while open and actual once closed; null where missing. */
export interface SnapshotDeal {
  readonly id: string;
  readonly amount: Exact;
  readonly closeDate: string | null;
  readonly status: DealStatus;
}

/** A status by its key, else DEAL_STATUS_UNKNOWN. */
export const dealStatus = (value: string, place: string): DealStatus => {
  const found = dealStatuses.find((status) => status === value);
  if (found === undefined) throw new RevError("DEAL_STATUS_UNKNOWN", { value, place });
  return found;
};

/** The deals of a snapshot by id; an id that stands twice is SNAPSHOT_DUPLICATE_DEAL. `place` names the snapshot. */
export const dealsById = <T extends { readonly id: string }>(deals: readonly T[], place: string): Map<string, T> => {
  const byId = new Map<string, T>();
  for (const deal of deals) {
    if (byId.has(deal.id)) throw new RevError("SNAPSHOT_DUPLICATE_DEAL", { id: deal.id, place });
    byId.set(deal.id, deal);
  }
  return byId;
};

/** A period by its first and last day, ISO text, both included. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

export const isInside = ({ start, end }: Period, date: string | null): boolean =>
  date !== null && date >= start && date <= end;
