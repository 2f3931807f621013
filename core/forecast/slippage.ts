import { daysBetween, isoDate } from "../calendar/iso-date.ts";
import { type Exact, exact, sum } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";
import { dealsById, isInside, type Period, type SnapshotDeal } from "./snapshot.ts";

export interface Slippage {
  readonly due: number;
  readonly slipped: number;
  readonly rateCount: Exact | null;
  readonly rateValue: Exact | null;
  readonly averagePushDays: Exact | null;
}

/**
 * Of the deals open in the opening snapshot with a close date in the period (due), those still open in the closing snapshot with a close
 * date after the period (slipped): by count, by opening amount, and the mean days pushed. No deal due, or none slipped: null.
 */
export const slippage = (
  period: Period,
  opening: readonly SnapshotDeal[],
  closing: readonly SnapshotDeal[],
): Slippage => {
  dealsById(opening, "opening");
  const later = dealsById(closing, "closing");
  const due = opening.filter(({ status, closeDate }) => status === "open" && isInside(period, closeDate));
  const slipped = due.filter(({ id }) => {
    const now = later.get(id);
    return now !== undefined && now.status === "open" && now.closeDate !== null && now.closeDate > period.end;
  });
  const pushed = slipped.map(({ id, closeDate }) =>
    exact(daysBetween(isoDate(closeDate as string, id), isoDate(later.get(id)?.closeDate as string, id))),
  );
  const total = (deals: readonly SnapshotDeal[]) => sum(deals.map(({ amount }) => amount));
  return {
    due: due.length,
    slipped: slipped.length,
    rateCount: ratio(exact(slipped.length), exact(due.length)),
    rateValue: ratio(total(slipped), total(due)),
    averagePushDays: ratio(sum(pushed), exact(pushed.length)),
  };
};
