import { calendarYear } from "../../core/calendar/fiscal.ts";
import type { IsoDate } from "../../core/calendar/iso-date.ts";
import type { RateRow } from "../../core/commission/engine/inputs.ts";
import { readRunTables } from "../../core/commission/engine/tables.ts";
import { toFixed } from "../../core/money/exact.ts";
import type { Compensation } from "./compensation-files.ts";

/** Where a currency has rates of several kinds, the one that values bookings comes first. */
const order: readonly RateRow["policy"][] = ["booking_rate", "plan_rate", "payout_rate"];
const digits = 8;

/**
 * Prices of foreign currencies in the company's from the table of rates of a folder: per currency the row that starts last, not after the
 * as-of date where one is given; booking rates before plan rates before payout rates. Empty without such a table. Rows that can't be read
 * are left to the commission run, which names each.
 */
export const tableRates = (
  compensation: Compensation,
  company: string,
  asOf: IsoDate | undefined,
): Readonly<Record<string, string>> => {
  const cells = compensation.get("rates")?.cells;
  if (cells === undefined) return {};
  const { rates = [] } = readRunTables({ rates: cells }, calendarYear).inputs;
  const usable = rates
    .filter(({ into, from }) => into === company && (asOf === undefined || from <= asOf))
    .sort((a, b) => order.indexOf(b.policy) - order.indexOf(a.policy) || (a.from < b.from ? -1 : 1));
  return Object.fromEntries(usable.map(({ currency, rate }) => [currency, toFixed(rate, digits)]));
};
