import { type IsoDate, monthEnd, monthIndex } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import { add, type Exact, neg, sign, sub, toFixed, zero } from "../../money/exact.ts";
import { type CommissionCost, costInMonth } from "./costs.ts";

/** What a journal line is booked on; a chart of accounts gives each its number. */
export const accounts = [
  "commission_expense",
  "contract_cost_asset",
  "amortisation_expense",
  "write_off_expense",
  "commission_payable",
  "commission_accrued",
  "charges_payable",
  "clawback_receivable",
  "payroll_clearing",
] as const;
export type Account = (typeof accounts)[number];

/** One line of the journal: debit or credit, never both, never negative. */
export interface JournalLine {
  readonly date: IsoDate;
  readonly account: Account;
  readonly entity: string;
  readonly costCentre: string;
  readonly currency: string;
  readonly debit: Exact;
  readonly credit: Exact;
  /** Contract, deal or statement the line goes back to. */
  readonly reference: string;
}

/** A sum of a payee that is no cost of its own. */
export interface BookedAmount {
  readonly id: string;
  readonly entity: string;
  readonly costCentre: string;
  readonly currency: string;
  readonly amount: Exact;
}

/** What is booked in a month. */
export interface MonthEntries {
  readonly costs: readonly CommissionCost[];
  /** What the expected rate of the year adds to what was earned, until the next period reverses it. */
  readonly accrued?: readonly BookedAmount[];
  /** Accruals of the period before, taken back. */
  readonly reversed?: readonly BookedAmount[];
  /** Paid out by payroll. */
  readonly payouts?: readonly BookedAmount[];
  /** Clawbacks that payroll kept back. */
  readonly deducted?: readonly BookedAmount[];
}

type Place = Pick<JournalLine, "date" | "entity" | "costCentre" | "currency" | "reference">;

/** One amount from the account that is credited to the one that is debited; a negative amount turns round, zero makes no lines. */
const transfer = (place: Place, debit: Account, credit: Account, amount: Exact): JournalLine[] => {
  if (sign(amount) === 0) return [];
  const [from, to, size] = sign(amount) < 0 ? [debit, credit, neg(amount)] : [credit, debit, amount];
  return [
    { ...place, account: to, debit: size, credit: zero },
    { ...place, account: from, debit: zero, credit: size },
  ];
};

const ofCost = (cost: CommissionCost, date: IsoDate): JournalLine[] => {
  const { entity, costCentre, currency, id } = cost;
  const place = { date, entity, costCentre, currency, reference: id };
  const month = costInMonth(cost, date);
  const isAsset = sign(month.capitalised) !== 0;
  const target: Account = isAsset ? "contract_cost_asset" : "commission_expense";
  return [
    ...transfer(place, target, "commission_payable", month.incurred),
    ...transfer(place, target, "charges_payable", month.charges),
    ...transfer(place, "amortisation_expense", "contract_cost_asset", month.amortisation),
    ...transfer(place, "clawback_receivable", "contract_cost_asset", month.clawbackOfAsset),
    ...transfer(place, "clawback_receivable", "commission_expense", sub(month.clawback, month.clawbackOfAsset)),
    ...transfer(place, "write_off_expense", "contract_cost_asset", month.writeOff),
  ];
};

/** Debits less credits by entity and currency; every one must be 0. */
export const imbalances = (lines: readonly JournalLine[]): Map<string, Exact> => {
  const sums = new Map<string, Exact>();
  for (const { entity, currency, debit, credit } of lines) {
    const key = `${entity}\n${currency}`;
    sums.set(key, add(sums.get(key) ?? zero, sub(debit, credit)));
  }
  return sums;
};

/** Refuses a journal that does not balance in every entity and currency with JOURNAL_UNBALANCED. */
export const checkBalance = (lines: readonly JournalLine[]): void => {
  for (const [key, difference] of imbalances(lines)) {
    if (sign(difference) === 0) continue;
    const [entity = "", currency = ""] = key.split("\n");
    throw new RevError("JOURNAL_UNBALANCED", { entity, currency, difference: toFixed(difference, 2) });
  }
};

/**
 * The journal of one month, dated its last day: commission and employer charges (to the contract cost asset where capitalised),
 * amortisation, clawbacks (asset first), write-offs, accruals and their reversal, payouts and what they settle of clawbacks. Ordered as
 * given; it balances by entity and currency.
 */
export const monthJournal = (month: IsoDate, entries: MonthEntries): JournalLine[] => {
  const date = monthEnd(monthIndex(month));
  const booked = (amounts: readonly BookedAmount[] = [], debit: Account, credit: Account): JournalLine[] =>
    amounts.flatMap(({ id, entity, costCentre, currency, amount }) =>
      transfer({ date, entity, costCentre, currency, reference: id }, debit, credit, amount),
    );
  const lines = [
    ...entries.costs.flatMap((cost) => ofCost(cost, date)),
    ...booked(entries.reversed, "commission_accrued", "commission_expense"),
    ...booked(entries.accrued, "commission_expense", "commission_accrued"),
    ...booked(entries.deducted, "commission_payable", "clawback_receivable"),
    ...booked(entries.payouts, "commission_payable", "payroll_clearing"),
  ];
  checkBalance(lines);
  return lines;
};
