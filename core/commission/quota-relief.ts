import type { IsoDate } from "../calendar/iso-date.ts";
import { daysFromTo, overlapDays } from "../calendar/overlap.ts";
import { div, type Exact, fraction, mul, one, round, sign, sub } from "../money/exact.ts";

const ratio = (a: Exact | undefined, b: Exact): Exact | null => (a === undefined || sign(b) === 0 ? null : div(a, b));

/**
 * Relief of a quota for leave: days of leave inside the period / days of the period x relief share; the quota shrinks by that share and is
 * rounded to money. Attainments are credit / exact quota, null without credit or quota.
 */
export const quotaRelief = (
  period: { readonly from: IsoDate; readonly to: IsoDate },
  quota: Exact,
  leave: { readonly from: IsoDate; readonly to: IsoDate },
  reliefShare: Exact = one,
  credited?: Exact,
  digits = 2,
): { relief: Exact; quotaAdjusted: Exact; attainmentBefore: Exact | null; attainmentAfter: Exact | null } => {
  const away = BigInt(overlapDays(period.from, period.to, leave.from, leave.to));
  const relief = mul(fraction(away, BigInt(daysFromTo(period.from, period.to))), reliefShare);
  const adjusted = mul(quota, sub(one, relief));
  return {
    relief,
    quotaAdjusted: round(adjusted, digits),
    attainmentBefore: ratio(credited, quota),
    attainmentAfter: ratio(credited, adjusted),
  };
};
