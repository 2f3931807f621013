import { shiftPeriod } from "../../core/calendar/period.ts";
import { RevError } from "../../core/errors/error.ts";
import { formatMoney, formatNumber } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { type Exact, toFixed } from "../../core/money/exact.ts";
import type { OptionValues } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { textTable } from "../text-table.ts";
import { proposedAdjustments } from "./adjustments.ts";
import { causeMessages } from "./cause-messages.ts";
import { lockFile, lockOf, readLocks } from "./locks.ts";
import { commissionMessages } from "./messages.ts";
import { openExports } from "./open-run.ts";
import { writeCsv } from "./write-csv.ts";

const header = [
  "period",
  "payee",
  "amount",
  "currency",
  "reason",
  "reference",
  "component",
  "deal",
  "date",
  "record",
  "before",
  "after",
  "cause",
] as const;

/**
 * `revsheet commission adjust`: proposes what a locked period would pay differently now as lines of the first period that is not locked, in a
 * file that has the columns of the table of adjustments. The lock stays as it is.
 */
export const adjustCommand = async (source: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const { material, cancelled, language, locks } = await openExports(source, options, terminal);
  const { period, calendar } = material.inputs;
  const lock = lockOf(locks, period);
  if (lock === undefined) throw new RevError("LOCK_MISSING", { period: period.label, file: lockFile(locks, period) });
  const later = readLocks(locks).filter(({ inputs }) => inputs.period.start > period.start);
  const last = later[later.length - 1]?.inputs.period ?? period;
  const open = shiftPeriod(last, 1, calendar).label;
  const say = speaker(commissionMessages, language);
  const causeName = speaker(causeMessages, language);
  const rows = proposedAdjustments(lock, material.inputs, cancelled, later).map((proposed) => {
    const { payee, component, record, deal, date, currency, reference } = proposed;
    const digits = currencyDigits(currency);
    const money = (value: Exact) => formatMoney(value, digits, currency, language);
    const cause = proposed.causes.map((each) => causeName(each)).join(", ");
    const reason = say("adjustmentReason", {
      period: period.label,
      about: record === null ? component : `${component} ${record}`,
      before: money(proposed.before),
      after: money(proposed.after),
      cause,
    });
    return {
      period: open,
      payee,
      amount: toFixed(proposed.amount, digits),
      currency,
      reason,
      reference,
      component,
      deal: deal ?? "",
      date,
      record: record ?? "",
      before: toFixed(proposed.before, digits),
      after: toFixed(proposed.after, digits),
      cause,
    };
  });
  if (rows.length === 0) {
    terminal.result(options.json === true ? "[]" : say("noAdjustments", { period: period.label }));
    return 0;
  }
  const file = typeof options.out === "string" ? options.out : `revsheet-adjustments-${period.label}.csv`;
  writeCsv(
    file,
    header,
    rows.map((row) => header.map((column) => row[column])),
  );
  if (options.json === true) terminal.result(JSON.stringify(rows, null, 2));
  else {
    const columns = ["payee", "reference", "before", "after", "amount", "currency", "cause"] as const;
    const amounts: ReadonlySet<string> = new Set(["before", "after", "amount"]);
    const cells = rows.map((row) =>
      columns.map((column) =>
        amounts.has(column) ? formatNumber(row[column], currencyDigits(row.currency), language) : row[column],
      ),
    );
    const headings = columns.map((column) => say(column));
    terminal.result(textTable([headings, ...cells], [2, 3, 4]));
    terminal.result(say("written", { place: file }));
  }
  return 0;
};
