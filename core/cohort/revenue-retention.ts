import { type Exact, min, sign, sum, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** start: what a customer pays now, at most what it paid at the start. running_min: at most the least it has paid so far. */
export type GrossMode = "start" | "running_min";

export interface RevenueAge {
  readonly nrr: Exact | null;
  readonly grr: Exact | null;
  /** Share of customers that still pay anything. */
  readonly logo: Exact | null;
}

/**
 * Net, gross and logo retention at ages 0 to `periods` of a set of customers, each with its recurring revenue per age (null or a shorter list:
 * not observed yet). An age at which any customer is unobserved is blank as a whole; so is everything where nothing was paid at the start.
 */
export const revenueRetention = (
  customers: readonly (readonly (Exact | null)[])[],
  periods: number,
  mode: GrossMode = "start",
): RevenueAge[] => {
  const start = sum(customers.map((revenue) => revenue[0] ?? zero));
  return Array.from({ length: periods + 1 }, (_, age) => {
    const now: Exact[] = [];
    const kept: Exact[] = [];
    for (const revenue of customers) {
      const history = (mode === "start" ? [revenue[0], revenue[age]] : revenue.slice(0, age + 1)).map((x) => x ?? null);
      const known = history.filter((value): value is Exact => value !== null);
      const current = revenue[age] ?? null;
      if (current === null || known.length < history.length) return { nrr: null, grr: null, logo: null };
      now.push(current);
      kept.push(known.reduce(min));
    }
    return {
      nrr: ratio(sum(now), start),
      grr: ratio(sum(kept), start),
      logo: ratio(now.filter((value) => sign(value) > 0).length, customers.length),
    };
  });
};
