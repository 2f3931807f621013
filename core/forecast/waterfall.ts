import { add, type Exact, sign, sub, zero } from "../money/exact.ts";
import { dealsById, isInside, type Period, type SnapshotDeal } from "./snapshot.ts";

export const waterfallCauses = [
  "created",
  "movedIn",
  "reopened",
  "increased",
  "decreased",
  "movedOut",
  "won",
  "lost",
  "deleted",
] as const;
export type WaterfallCause = (typeof waterfallCauses)[number];

/** One cause of one deal, with its positive amount. */
export interface WaterfallLine {
  readonly id: string;
  readonly cause: WaterfallCause;
  readonly amount: Exact;
}

export type Waterfall = Readonly<Record<WaterfallCause | "opening" | "closing", Exact>> & {
  readonly lines: readonly WaterfallLine[];
};

const inScope = (period: Period, deal: SnapshotDeal): boolean =>
  deal.status === "open" && isInside(period, deal.closeDate);

/** Disqualified leaves the pipeline without a win and is shown as lost. */
const exit = (deal: SnapshotDeal): "won" | "lost" => (deal.status === "won" ? "won" : "lost");

/**
 * How the deal comes into the period's pipeline between the snapshots, or null: created (not in the opening), moved in (open outside the
 * period) or reopened (closed before). A deal that came and closed within the period enters too.
 */
const entry = (period: Period, before: SnapshotDeal | undefined, now: SnapshotDeal): WaterfallCause | null => {
  if (!isInside(period, now.closeDate)) return null;
  if (before === undefined) return "created";
  if (before.status === "open") return "movedIn";
  return before.status === now.status ? null : "reopened";
};

/**
 * Opening to closing pipeline of a period by cause, for deals that are open with a close date inside the period. Each deal enters at most
 * once and leaves at most once; moves count at the opening amount, created and reopened deals, wins and losses at the closing amount, and
 * amount changes of deals that stay, come in, are won or are lost are increased or decreased. Always:
 * opening + created + moved in + reopened + increased − decreased − moved out − won − lost − deleted = closing.
 */
export const waterfall = (
  period: Period,
  opening: readonly SnapshotDeal[],
  closing: readonly SnapshotDeal[],
): Waterfall => {
  const before = dealsById(opening, "opening");
  const after = dealsById(closing, "closing");
  const lines: WaterfallLine[] = [];
  const put = (id: string, cause: WaterfallCause, amount: Exact) => lines.push({ id, cause, amount });
  const change = (id: string, from: Exact, to: Exact) => {
    const difference = sub(to, from);
    if (sign(difference) > 0) put(id, "increased", difference);
    if (sign(difference) < 0) put(id, "decreased", sub(from, to));
  };

  for (const deal of before.values()) {
    if (!inScope(period, deal)) continue;
    const now = after.get(deal.id);
    if (now === undefined) put(deal.id, "deleted", deal.amount);
    else if (now.status === "open" && !inScope(period, now)) put(deal.id, "movedOut", deal.amount);
    else {
      change(deal.id, deal.amount, now.amount);
      if (now.status !== "open") put(deal.id, exit(now), now.amount);
    }
  }
  for (const deal of after.values()) {
    const past = before.get(deal.id);
    if (past !== undefined && inScope(period, past)) continue;
    const cause = entry(period, past, deal);
    if (cause === null) continue;
    const from = cause === "movedIn" && past !== undefined ? past.amount : deal.amount;
    put(deal.id, cause, from);
    change(deal.id, from, deal.amount);
    if (deal.status !== "open") put(deal.id, exit(deal), deal.amount);
  }

  const totalOf = (deals: Iterable<SnapshotDeal>) => {
    let total = zero;
    for (const deal of deals) if (inScope(period, deal)) total = add(total, deal.amount);
    return total;
  };
  const sums = {} as Record<WaterfallCause, Exact>;
  for (const cause of waterfallCauses) sums[cause] = zero;
  for (const { cause, amount } of lines) sums[cause] = add(sums[cause], amount);
  return { opening: totalOf(before.values()), ...sums, closing: totalOf(after.values()), lines };
};
