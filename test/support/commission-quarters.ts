import { calendarYear } from "../../core/calendar/fiscal.ts";
import { isoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod } from "../../core/calendar/period.ts";
import type { RunInputs } from "../../core/commission/engine/inputs.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import { ledgerOf } from "../../pipeline/commission/ledger.ts";
import { periodInputs } from "../../pipeline/commission/period-inputs.ts";
import type { BookTerms, CommissionRun, PayeeExtras } from "../../pipeline/commission/snapshot.ts";
import { person } from "./commission.ts";

/** What is known when a quarter is run. */
export interface Known extends Partial<Omit<RunInputs, "period">> {
  readonly plans: RunInputs["plans"];
  readonly deals: RunInputs["deals"];
  readonly books?: readonly BookTerms[];
  readonly extras?: ReadonlyMap<string, PayeeExtras>;
}

/** One quarter on top of the locks before it, as the batch runs it. */
export const quarterAfter = (locks: readonly CommissionRun[], label: string, known: Known): CommissionRun => {
  const { books = [], extras = new Map(), ...tables } = known;
  const period = parsePeriod(label, calendarYear);
  const whole: RunInputs = { calendar: calendarYear, people: [person("ana")], ...tables, period };
  const { inputs } = periodInputs(whole, locks);
  return {
    asOf: isoDate(period.end),
    company: "Co",
    inputs,
    result: runPlan(inputs),
    files: [],
    extras,
    books,
    ledger: ledgerOf(locks),
    bookings: null,
    dealNames: new Map(),
    notes: [],
  };
};

/** Quarters one after the other, each locked before the next is run. */
export const lockedQuarters = (quarters: readonly (readonly [label: string, known: Known])[]): CommissionRun[] => {
  const locks: CommissionRun[] = [];
  for (const [label, known] of quarters) locks.push(quarterAfter(locks, label, known));
  return locks;
};
