import { monthIndex, monthStart } from "../../core/calendar/iso-date.ts";
import {
  type BookedAmount,
  checkBalance,
  type JournalLine,
  monthJournal,
} from "../../core/commission/books/journal.ts";
import { type Exact, neg, sign, sum } from "../../core/money/exact.ts";
import { booksOf } from "./ledger.ts";
import type { CommissionRun } from "./snapshot.ts";

/**
 * The journal of a run, month by month: commission and employer charges earned in each month (to the asset where the books say so),
 * amortisation of earlier contract costs that locks know, clawbacks. The first month reverses the accruals of the period before, the last
 * has those of this one and, with `withPayout`, the payouts and what they settle of clawbacks. It balances by entity and currency
 * (JOURNAL_UNBALANCED).
 */
export const runJournal = (run: CommissionRun, withPayout: boolean): JournalLine[] => {
  const { inputs, result, ledger } = run;
  const { start, end } = inputs.period;
  const { costs, accrued, placeOf } = booksOf(run);
  const paid = (amountOf: (statement: (typeof result.statements)[number]) => Exact): BookedAmount[] =>
    result.statements.flatMap((statement) => {
      const amount = amountOf(statement);
      const { payee } = statement;
      return sign(amount) === 0 ? [] : [{ id: payee, ...placeOf(payee, end), amount }];
    });
  const payroll = {
    payouts: paid(({ items }) => sum(items.map(({ amount }) => amount))),
    deducted: paid(({ items }) =>
      neg(sum(items.filter(({ kind }) => kind === "clawback").map(({ amount }) => amount))),
    ),
  };
  const lines: JournalLine[] = [];
  for (let month = monthIndex(start); month <= monthIndex(end); month++) {
    const isLast = month === monthIndex(end);
    lines.push(
      ...monthJournal(monthStart(month), {
        costs,
        ...(month === monthIndex(start) ? { reversed: ledger.accrued } : {}),
        ...(isLast ? { accrued } : {}),
        ...(isLast && withPayout ? payroll : {}),
      }),
    );
  }
  checkBalance(lines);
  return lines;
};
