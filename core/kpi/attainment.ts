import { compare, type Exact, one, sign, sum } from "../money/exact.ts";
import { mean } from "../stats/mean.ts";
import { median } from "../stats/median.ts";
import { ratio } from "../stats/ratio.ts";

export interface QuotaCarrier {
  readonly credited: Exact;
  /** Null, 0 or less: no quota. */
  readonly quota: Exact | null;
}

export interface Attainment {
  /** credited / quota of each rep, in the order given; null without a quota. */
  readonly attainment: readonly (Exact | null)[];
  /** Sum of credit / sum of quota of the reps with a quota: not the mean of their attainments. */
  readonly team: Exact | null;
  readonly mean: Exact | null;
  readonly median: Exact | null;
  /** Share of the reps with a quota who reached it. */
  readonly shareAtQuota: Exact | null;
  /** Reps from each lower edge (included) to the next; the last bucket is open, below the first edge nobody is counted. */
  readonly buckets: readonly number[];
}

/** Attainment of reps and team, and its distribution over rising edges. Reps without a quota are blank and in no total. */
export const attainment = (reps: readonly QuotaCarrier[], edges: readonly Exact[] = []): Attainment => {
  const each = reps.map(({ credited, quota }) => (quota === null || sign(quota) <= 0 ? null : ratio(credited, quota)));
  const carriers = reps.filter((_, i) => each[i] !== null);
  const known = each.filter((value): value is Exact => value !== null);
  const buckets = edges.map((edge, i) => {
    const next = edges[i + 1];
    return known.filter((value) => compare(value, edge) >= 0 && (next === undefined || compare(value, next) < 0))
      .length;
  });
  return {
    attainment: each,
    team: ratio(sum(carriers.map(({ credited }) => credited)), sum(carriers.map(({ quota }) => quota as Exact))),
    mean: mean(known),
    median: median(known),
    shareAtQuota: ratio(known.filter((value) => compare(value, one) >= 0).length, known.length),
    buckets,
  };
};
