import { RevError } from "../errors/error.ts";
import { add, compare, div, type Exact, less, mul, round, sub, toText, zero } from "../money/exact.ts";

export interface CurvePoint {
  readonly attainment: Exact;
  /** Share of the target incentive. */
  readonly payout: Exact;
}

export interface PayCurve {
  readonly points: readonly CurvePoint[];
  /** Below the first point: nothing (default) or the first value. */
  readonly below?: "zero" | "first";
  /** Above the last point: flat (default) or on along the last slope. */
  readonly above?: "flat" | "extrapolate";
}

/** Points must rise in attainment: CURVE_NOT_ASCENDING, or CURVE_EMPTY without points. */
export const checkedCurve = (curve: PayCurve, place = "points"): PayCurve => {
  if (curve.points.length === 0) throw new RevError("CURVE_EMPTY", { place });
  curve.points.forEach((point, i) => {
    const before = curve.points[i - 1];
    if (before !== undefined && compare(before.attainment, point.attainment) >= 0) {
      const [from, previous] = [toText(point.attainment), toText(before.attainment)];
      throw new RevError("CURVE_NOT_ASCENDING", { row: i + 1, from, before: previous, place });
    }
  });
  return curve;
};

const along = (a: CurvePoint, b: CurvePoint, x: Exact): Exact =>
  add(a.payout, div(mul(sub(x, a.attainment), sub(b.payout, a.payout)), sub(b.attainment, a.attainment)));

/** Payout as a share of target incentive, linear between the points of a checked curve; exact. */
export const payoutShare = ({ points, below = "zero", above = "flat" }: PayCurve, attainment: Exact): Exact => {
  const first = points[0] as CurvePoint;
  const last = points[points.length - 1] as CurvePoint;
  if (less(attainment, first.attainment)) return below === "zero" ? zero : first.payout;
  const i = points.findIndex((point) => less(attainment, point.attainment));
  if (i > 0) return along(points[i - 1] as CurvePoint, points[i] as CurvePoint, attainment);
  const beforeLast = points[points.length - 2];
  return above === "extrapolate" && beforeLast !== undefined ? along(beforeLast, last, attainment) : last.payout;
};

/** Pay by a piecewise-linear curve: payout share of target incentive at an attainment, and the money, rounded once. */
export const payCurve = (
  curve: PayCurve,
  attainment: Exact,
  targetIncentive: Exact,
  digits = 2,
): { payoutShare: Exact; payout: Exact } => {
  const share = payoutShare(checkedCurve(curve), attainment);
  return { payoutShare: share, payout: round(mul(share, targetIncentive), digits) };
};
