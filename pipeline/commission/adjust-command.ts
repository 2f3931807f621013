import { shiftPeriod } from "../../core/calendar/period.ts";
import { RevError } from "../../core/errors/error.ts";
import { formatMoney } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { toFixed } from "../../core/money/exact.ts";
import type { OptionValues } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { proposedAdjustments } from "./adjustments.ts";
import { lockFile, lockOf, readLocks } from "./locks.ts";
import { commissionMessages } from "./messages.ts";
import { openExports } from "./open-run.ts";
import { textTable } from "./text-table.ts";
import { writeCsv } from "./write-csv.ts";

const header = ["period", "payee", "amount", "currency", "reason", "reference", "record", "before", "after"];

/**
 * `revsheet commission adjust`: proposes late and changed deals of a locked period as lines of the first period that is not locked, in a file
 * that has the columns of the table of adjustments. The lock stays as it is.
 */
export const adjustCommand = async (source: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const { material, language, locks } = await openExports(source, options, terminal);
  const { period, calendar } = material.inputs;
  const lock = lockOf(locks, period);
  if (lock === undefined) throw new RevError("LOCK_MISSING", { period: period.label, file: lockFile(locks, period) });
  const later = readLocks(locks).filter(({ inputs }) => inputs.period.start > period.start);
  const last = later[later.length - 1]?.inputs.period ?? period;
  const open = shiftPeriod(last, 1, calendar).label;
  const say = speaker(commissionMessages, language);
  const proposed = proposedAdjustments(lock, material, later);
  const rows = proposed.map(({ payee, component, record, before, after, amount, currency, reference }) => {
    const digits = currencyDigits(currency);
    const money = (value: typeof amount) => formatMoney(value, digits, currency, language);
    const about = record === null ? component : `${component} ${record}`;
    const reason = say("adjustmentReason", {
      period: period.label,
      about,
      before: money(before),
      after: money(after),
    });
    const texts = [amount, before, after].map((value) => toFixed(value, digits));
    const [text = "", was = "", is = ""] = texts;
    return {
      period: open,
      payee,
      amount: text,
      currency,
      reason,
      reference,
      record: record ?? "",
      before: was,
      after: is,
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
    rows.map((row) => Object.values(row)),
  );
  if (options.json === true) terminal.result(JSON.stringify(rows, null, 2));
  else {
    const cells = rows.map(({ payee, amount, currency, reference, before, after }) => [
      payee,
      reference,
      before,
      after,
      amount,
      currency,
    ]);
    terminal.result(textTable(["payee", "reference", "before", "after", "amount", ""], cells, [2, 3, 4]));
    terminal.result(say("written", { place: file }));
  }
  return 0;
};
