import { RevError } from "../errors/error.ts";
import { add, compare, type Exact, mul, sub, toText, zero } from "../money/exact.ts";

/** One row of a table of bands: [from, next from) has this value (a rate, a multiplier). */
export interface Band {
  readonly from: Exact;
  readonly value: Exact;
}

/** A checked table of half-open bands with what all lower bands pay together. */
export interface BandTable {
  readonly bands: readonly Band[];
  /** Marginal pay of every unit from the first bound up to the band's own bound. */
  readonly paidBelow: readonly Exact[];
}

export type TierMode = "marginal" | "retroactive";

/**
 * Checks bounds (at least one, strictly rising, else TIERS_EMPTY or TIERS_NOT_ASCENDING) and prepares the table.
 * `scale` multiplies the bounds: the quota, where they are attainment.
 */
export const bandTable = (bands: readonly Band[], scale?: Exact, place = "tiers"): BandTable => {
  if (bands.length === 0) throw new RevError("TIERS_EMPTY", { place });
  const scaled = bands.map(({ from, value }) => ({ from: scale === undefined ? from : mul(from, scale), value }));
  const paidBelow: Exact[] = [];
  let paid = zero;
  scaled.forEach((band, i) => {
    const before = scaled[i - 1];
    if (before !== undefined) {
      if (compare(before.from, band.from) >= 0) {
        const [from, previous] = [bands[i]?.from ?? zero, bands[i - 1]?.from ?? zero];
        throw new RevError("TIERS_NOT_ASCENDING", { row: i + 1, from: toText(from), before: toText(previous), place });
      }
      paid = add(paid, mul(sub(band.from, before.from), before.value));
    }
    paidBelow.push(paid);
  });
  return { bands: scaled, paidBelow };
};

/** Index of the band that contains x, lower bound included; -1 below the first bound. */
export const bandOf = ({ bands }: BandTable, x: Exact): number => {
  let i = bands.length - 1;
  while (i >= 0 && compare((bands[i] as Band).from, x) > 0) i--;
  return i;
};

/** Below a first bound of 0 or less stands a net return, which the first band takes back; below a positive first bound nothing is paid. */
const openBelow = ({ bands }: BandTable): boolean => compare((bands[0] as Band).from, zero) <= 0;

/** The band's index for x, a net return included in a table that starts at 0. */
export const payingBandOf = (table: BandTable, x: Exact): number => {
  const i = bandOf(table, x);
  return i < 0 && openBelow(table) ? 0 : i;
};

/** Marginal pay of everything from the first bound to x, each band at its own value; exact. */
export const paidUpTo = (table: BandTable, x: Exact): Exact => {
  const i = payingBandOf(table, x);
  if (i < 0) return zero;
  const band = table.bands[i] as Band;
  return add(table.paidBelow[i] as Exact, mul(sub(x, band.from), band.value));
};

/** How much of the way from `start` to `end` lies in each band, negative on the way down; a net return lies in the first band. */
export const amountsByBand = (table: BandTable, start: Exact, end: Exact): Exact[] => {
  const within = (x: Exact): Exact[] => {
    const at = payingBandOf(table, x);
    return table.bands.map(({ from }, i) => {
      const next = table.bands[i + 1];
      return i > at ? zero : sub(i === at || next === undefined ? x : next.from, from);
    });
  };
  const [low, high] = [within(start), within(end)];
  return high.map((amount, i) => sub(amount, low[i] as Exact));
};
