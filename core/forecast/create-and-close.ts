import { type Exact, exact, sum } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** A past period: its length in days and deals by day of the period (1 = first day); wonDay null where not won. */
export interface PastPeriod {
  readonly length: number;
  readonly deals: readonly { readonly createdDay: number; readonly wonDay: number | null; readonly amount: Exact }[];
}

/**
 * Create-and-close: per past period the amount of deals created after day `day` and won by its last day, and the mean over the periods;
 * null without a past period.
 */
export const createAndClose = (
  day: number,
  history: readonly PastPeriod[],
): { byPeriod: Exact[]; expected: Exact | null } => {
  const byPeriod = history.map(({ length, deals }) =>
    sum(
      deals
        .filter(({ createdDay, wonDay }) => createdDay > day && wonDay !== null && wonDay <= length)
        .map(({ amount }) => amount),
    ),
  );
  return { byPeriod, expected: ratio(sum(byPeriod), exact(byPeriod.length)) };
};
