import type { IsoDate } from "../calendar/iso-date.ts";
import { daysFromTo, overlapDays } from "../calendar/overlap.ts";
import { RevError } from "../errors/error.ts";
import { type Exact, fraction, mul, round, sum } from "../money/exact.ts";

export interface QuotaSegment {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The quota of a whole year (or of the whole period that is given). */
  readonly annualQuota: Exact;
}

/**
 * Day-weighted quota after changes within a year: the sum of annual quota x days of the segment / days of the year, rounded once. Days
 * without a segment have no quota; two segments on one day are refused with DATES_OVERLAP.
 */
export const blendedQuota = (
  year: { readonly start: IsoDate; readonly end: IsoDate },
  segments: readonly QuotaSegment[],
  digits = 2,
): Exact => {
  const ordered = [...segments].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  ordered.forEach((segment, i) => {
    const before = ordered[i - 1];
    if (before !== undefined && before.to >= segment.from) {
      throw new RevError("DATES_OVERLAP", {
        first: `${before.from} – ${before.to}`,
        second: `${segment.from} – ${segment.to}`,
      });
    }
  });
  const days = BigInt(daysFromTo(year.start, year.end));
  const parts = segments.map(({ from, to, annualQuota }) =>
    mul(annualQuota, fraction(BigInt(overlapDays(year.start, year.end, from, to)), days)),
  );
  return round(sum(parts), digits);
};
