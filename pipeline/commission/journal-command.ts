import type { JournalLine } from "../../core/commission/books/journal.ts";
import { formatNumber } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { add, type Exact, sign, toFixed, zero } from "../../core/money/exact.ts";
import type { OptionValues } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { textTable } from "../text-table.ts";
import { runJournal } from "./journal.ts";
import { unaccrued } from "./ledger.ts";
import { requireResolved } from "./locks.ts";
import { commissionMessages, noteText } from "./messages.ts";
import { openRun } from "./open-run.ts";
import { writeCsv } from "./write-csv.ts";

const header = ["date", "account", "entity", "cost_centre", "currency", "debit", "credit", "reference"];

const rowOf = ({ date, account, entity, costCentre, currency, debit, credit, reference }: JournalLine): string[] => {
  const money = (amount: Exact) => (sign(amount) === 0 ? "" : toFixed(amount, currencyDigits(currency)));
  return [date, account, entity, costCentre, currency, money(debit), money(credit), reference];
};

const byAccount = (lines: readonly JournalLine[]): string[][] => {
  const sums = new Map<string, { debit: Exact; credit: Exact }>();
  for (const { account, currency, debit, credit } of lines) {
    const key = `${account}\n${currency}`;
    const before = sums.get(key) ?? { debit: zero, credit: zero };
    sums.set(key, { debit: add(before.debit, debit), credit: add(before.credit, credit) });
  }
  return [...sums].sort().map(([key, { debit, credit }]) => {
    const [account = "", currency = ""] = key.split("\n");
    const digits = currencyDigits(currency);
    return [account, currency, toFixed(debit, digits), toFixed(credit, digits)];
  });
};

/** `revsheet commission journal`: the entries of a run as CSV that balances, and their sums by account. */
export const journalCommand = async (source: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const run = await openRun(source, options, terminal);
  requireResolved(run);
  const components = unaccrued(run).join(", ");
  if (components !== "") terminal.note(noteText({ key: "noteNoAccrual", parameters: { components } }, run.language));
  const lines = runJournal(run, options.payout === true);
  const file = typeof options.out === "string" ? options.out : `revsheet-journal-${run.inputs.period.label}.csv`;
  writeCsv(file, header, lines.map(rowOf));
  const sums = byAccount(lines);
  if (options.json === true) {
    const accounts = sums.map(([account, currency, debit, credit]) => ({ account, currency, debit, credit }));
    terminal.result(JSON.stringify({ file, lines: lines.length, accounts }, null, 2));
  } else {
    const say = speaker(commissionMessages, run.language);
    const cells = sums.map(([account = "", currency = "", ...amounts]) => [
      account,
      currency,
      ...amounts.map((amount) => formatNumber(amount, currencyDigits(currency), run.language)),
    ]);
    terminal.result(textTable([[say("account"), say("currency"), say("debit"), say("credit")], ...cells], [2, 3]));
    terminal.result(say("written", { place: file }));
  }
  return 0;
};
