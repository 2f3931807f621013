import type { IsoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import { groupBy } from "../../group-by.ts";
import { type Exact, one } from "../../money/exact.ts";
import type { RateRow } from "./inputs.ts";

/** Looks a rate up: units of `into` for one of `currency` on a day under a policy; 1 within one currency. */
export type RateBook = (currency: string, into: string, policy: RateRow["policy"], date: IsoDate) => Exact;

/**
 * The rates of a run. A row is in force from its first to its last day; of several the one that starts last wins. No row in force is
 * FX_RATE_MISSING, never 1 or an older rate.
 */
export const rateBook = (rows: readonly RateRow[]): RateBook => {
  const byPair = groupBy(rows, (row) => `${row.policy} ${row.currency} ${row.into}`);
  for (const list of byPair.values()) list.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  const seen = new Map<string, Exact>();
  return (currency, into, policy, date) => {
    if (currency === into) return one;
    const pair = `${policy} ${currency} ${into}`;
    const key = `${pair} ${date}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const row = byPair.get(pair)?.find(({ from, to }) => from <= date && date <= (to ?? from));
    if (row === undefined) throw new RevError("FX_RATE_MISSING", { currency, to: into, date, policy });
    seen.set(key, row.rate);
    return row.rate;
  };
};
