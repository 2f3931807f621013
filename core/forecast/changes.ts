import { daysBetween, isoDate } from "../calendar/iso-date.ts";
import { type Exact, sign, sub, zero } from "../money/exact.ts";
import { dealsById, type SnapshotDeal } from "./snapshot.ts";

/** A deal in one of two compared exports; stage and owner where known. */
export interface ComparedDeal extends SnapshotDeal {
  readonly stage?: string | undefined;
  readonly owner?: string | undefined;
}

export const changeCauses = [
  "created",
  "deleted",
  "won",
  "lost",
  "disqualified",
  "reopened",
  "increased",
  "decreased",
  "pushed",
  "pulledIn",
  "stage",
  "owner",
] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** One change of one deal. `amount` is the money it moves: the difference for increased and decreased, else the deal's amount. */
export interface DealChange {
  readonly id: string;
  readonly cause: ChangeCause;
  readonly amount: Exact;
  /** Days for pushed and pulledIn, else null. */
  readonly days: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

const statusCause = (before: ComparedDeal, now: ComparedDeal): ChangeCause | null => {
  if (before.status === now.status) return null;
  return now.status === "open" ? "reopened" : now.status;
};

const changesOf = (before: ComparedDeal, now: ComparedDeal): DealChange[] => {
  const { id, amount } = now;
  const found: DealChange[] = [];
  const put = (cause: ChangeCause, change: Partial<DealChange>) =>
    found.push({ id, cause, amount, days: null, from: null, to: null, ...change });
  const status = statusCause(before, now);
  if (status !== null) put(status, { from: before.status, to: now.status });
  const difference = sub(amount, before.amount);
  if (sign(difference) !== 0) put(sign(difference) > 0 ? "increased" : "decreased", { amount: difference });
  if (
    now.status === "open" &&
    before.closeDate !== null &&
    now.closeDate !== null &&
    now.closeDate !== before.closeDate
  ) {
    const days = daysBetween(isoDate(before.closeDate, id), isoDate(now.closeDate, id));
    put(days > 0 ? "pushed" : "pulledIn", { days, from: before.closeDate, to: now.closeDate });
  }
  for (const cause of ["stage", "owner"] as const) {
    const from = before[cause];
    const to = now[cause];
    if (from !== undefined && to !== undefined && from !== to) put(cause, { from, to });
  }
  return found;
};

/**
 * What changed between two dated exports, deal by deal and cause by cause; a deal can appear with several causes, never twice with one.
 * Ordered by cause, then the larger amount, then id. A deal that stands twice in an export is SNAPSHOT_DUPLICATE_DEAL.
 */
export const dealChanges = (opening: readonly ComparedDeal[], closing: readonly ComparedDeal[]): DealChange[] => {
  const before = dealsById(opening, "opening");
  const after = dealsById(closing, "closing");
  const changes: DealChange[] = [];
  const whole = (deal: ComparedDeal, cause: "created" | "deleted"): DealChange => ({
    id: deal.id,
    cause,
    amount: deal.amount,
    days: null,
    from: cause === "deleted" ? deal.status : null,
    to: cause === "created" ? deal.status : null,
  });
  for (const deal of before.values()) if (!after.has(deal.id)) changes.push(whole(deal, "deleted"));
  for (const deal of after.values()) {
    const past = before.get(deal.id);
    if (past === undefined) changes.push(whole(deal, "created"));
    else changes.push(...changesOf(past, deal));
  }
  const size = ({ amount }: DealChange) => (sign(amount) < 0 ? sub(zero, amount) : amount);
  return changes.sort(
    (a, b) =>
      changeCauses.indexOf(a.cause) - changeCauses.indexOf(b.cause) ||
      sign(sub(size(b), size(a))) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
};
