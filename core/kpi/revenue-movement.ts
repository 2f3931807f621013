import { add, type Exact, sub } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface RevenueMovement {
  readonly start: Exact;
  readonly expansion: Exact;
  readonly contraction: Exact;
  readonly churn: Exact;
  readonly new: Exact;
  readonly logosStart: number | null;
  readonly logosLost: number | null;
}

export interface RevenueMovementRates {
  /** (start + expansion - contraction - churn) / start */
  readonly nrr: Exact | null;
  /** (start - contraction - churn) / start */
  readonly grr: Exact | null;
  /** (new + expansion) / (contraction + churn); blank if nothing was lost. */
  readonly quickRatio: Exact | null;
  /** Recurring revenue at the end. */
  readonly end: Exact;
  /** Customers lost / customers at the start; null where not counted. */
  readonly logoChurn: Exact | null;
}

/** A period's recurring revenue from start to end; all losses given as positive amounts. Blank rates where the start is 0. */
export const revenueMovement = (movement: RevenueMovement): RevenueMovementRates => {
  const { start, expansion, contraction, churn, logosStart, logosLost } = movement;
  const lost = add(contraction, churn);
  const kept = sub(start, lost);
  return {
    nrr: ratio(add(kept, expansion), start),
    grr: ratio(kept, start),
    quickRatio: ratio(add(movement.new, expansion), lost),
    end: add(add(kept, expansion), movement.new),
    logoChurn: logosStart === null || logosLost === null ? null : ratio(logosLost, logosStart),
  };
};
