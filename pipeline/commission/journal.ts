import { type IsoDate, monthIndex, monthStart } from "../../core/calendar/iso-date.ts";
import { benefitMonths } from "../../core/commission/books/benefit-period.ts";
import type { CommissionCost } from "../../core/commission/books/costs.ts";
import {
  checkBalance,
  type JournalLine,
  monthJournal,
  type PaidCommission,
} from "../../core/commission/books/journal.ts";
import type { Cancellation, PaidLine } from "../../core/commission/engine/inputs.ts";
import { allocate } from "../../core/money/allocate.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { abs, type Exact, sign, zero } from "../../core/money/exact.ts";
import type { BookTerms, CommissionRun } from "./snapshot.ts";

const termsOf = (books: readonly BookTerms[], component: string): BookTerms | undefined =>
  books.find((terms) => terms.component === component) ?? books.find((terms) => terms.component === undefined);

/** Terms of capitalisation; undefined where the cost is not incremental, belongs to no deal or has no term. */
const contractOf = (
  terms: BookTerms | undefined,
  deal: string | null,
  start: IsoDate,
  cancelled: Cancellation | undefined,
): CommissionCost["contract"] => {
  if (terms === undefined || !terms.incremental || deal === null) return undefined;
  const { contractMonths = terms.expectedMonths, expectedMonths = contractMonths } = terms;
  if (contractMonths === undefined || expectedMonths === undefined) return undefined;
  const { renewalIsCommensurate, expedient } = terms;
  return {
    start,
    months: benefitMonths({ contractMonths, renewalIsCommensurate, expectedMonths }),
    convention: "full_month",
    applyExpedient: expedient,
    ...(cancelled === undefined ? {} : { terminated: cancelled.date }),
  };
};

interface Booked {
  readonly payee: string;
  readonly component: string;
  readonly deal: string | null;
  readonly record: string | null;
  readonly date: IsoDate;
  readonly commission: Exact;
}

class Books {
  private readonly run: CommissionRun;

  constructor(run: CommissionRun) {
    this.run = run;
  }

  private placeOf(payee: string): { entity: string; costCentre: string; currency: string } {
    const { extras, company, result, inputs } = this.run;
    const { entity = company, costCentre = "" } = extras.get(payee) ?? {};
    const own = result.statements.find((statement) => statement.payee === payee)?.currency;
    const person = inputs.people.find((row) => row.payee === payee);
    const plan = inputs.plans.find(({ name }) => name === person?.plan);
    const currency = own ?? person?.payCurrency ?? plan?.payCurrency ?? plan?.currency ?? "";
    return { entity, costCentre, currency };
  }

  /** What a statement takes back for cancelled deals, shared out over their paid lines. */
  private clawedBack(paid: readonly PaidLine[]): ReadonlyMap<PaidLine, Exact> {
    const { inputs, result } = this.run;
    const cancelled = new Set((inputs.cancellations ?? []).map(({ deal }) => deal));
    const shares = new Map<PaidLine, Exact>();
    for (const { payee, items, currency } of result.statements) {
      const taken = items.find(({ kind }) => kind === "clawback")?.amount;
      const lines = paid.filter((line) => line.payee === payee && line.deal !== null && cancelled.has(line.deal));
      if (taken === undefined || lines.length === 0) continue;
      const parts = allocate(
        abs(taken),
        lines.map(({ commission }) => abs(commission)),
        currencyDigits(currency),
      );
      for (const [i, line] of lines.entries()) shares.set(line, parts[i] ?? zero);
    }
    return shares;
  }

  private cost(line: Booked, clawedBack: Exact | undefined): CommissionCost {
    const { books, inputs } = this.run;
    const { entity, costCentre, currency } = this.placeOf(line.payee);
    const terms = termsOf(books, line.component);
    const cancelled = (inputs.cancellations ?? []).find(({ deal }) => deal === line.deal);
    const contract = contractOf(terms, line.deal, line.date, cancelled);
    return {
      id: [line.payee, line.component, line.record].filter((part) => part !== null).join(" / "),
      entity,
      costCentre,
      currency,
      digits: currencyDigits(currency),
      earnedOn: line.date,
      earned: line.commission,
      chargeRate: terms?.chargeRate ?? zero,
      ...(contract === undefined ? {} : { contract }),
      ...(clawedBack === undefined ? {} : { clawedBack }),
    };
  }

  /** Costs of this period, and those of earlier ones that are still amortised or clawed back. */
  costs(): CommissionCost[] {
    const { inputs, result } = this.run;
    const { end } = inputs.period;
    const paid = (inputs.paid ?? []).filter(({ date }) => date < inputs.period.start);
    const back = this.clawedBack(paid);
    const earlier = paid.map((line) => this.cost({ ...line, record: line.deal }, back.get(line)));
    const now = result.lines.map(({ payee, component, deal, id, date, commission }) =>
      this.cost({ payee, component, deal, record: id, date: date ?? end, commission }, undefined),
    );
    const others = result.statements.flatMap(({ payee, items }) =>
      items
        .filter(({ kind }) => kind === "adjustment" || kind === "floor")
        .map(({ kind, amount, about }) =>
          this.cost({ payee, component: kind, deal: null, record: about, date: end, commission: amount }, undefined),
        ),
    );
    return [...earlier, ...now, ...others];
  }

  payouts(): PaidCommission[] {
    return this.run.result.statements.flatMap(({ payee, payout }) => {
      if (payout === null || sign(payout) === 0) return [];
      return [{ id: payee, ...this.placeOf(payee), amount: payout }];
    });
  }
}

/**
 * The journal of a run, month by month: commission and employer charges earned in each month (to the asset where the books say so),
 * amortisation of earlier contract costs, clawbacks; with `withPayout` the payouts in the last month. Guaranteed minimums and adjustments are expensed.
 * It balances by entity and currency (JOURNAL_UNBALANCED).
 */
export const runJournal = (run: CommissionRun, withPayout: boolean): JournalLine[] => {
  const { start, end } = run.inputs.period;
  const books = new Books(run);
  const costs = books.costs();
  const lines: JournalLine[] = [];
  for (let month = monthIndex(start); month <= monthIndex(end); month++) {
    const isLast = month === monthIndex(end);
    lines.push(...monthJournal(monthStart(month), costs, isLast && withPayout ? books.payouts() : []));
  }
  checkBalance(lines);
  return lines;
};
