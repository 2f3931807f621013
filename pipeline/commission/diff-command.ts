import { changedLines } from "../../core/commission/engine/carry.ts";
import { RevError } from "../../core/errors/error.ts";
import { formatNumber } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { add, type Exact, sign, toFixed, zero } from "../../core/money/exact.ts";
import type { OptionValues } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { textTable } from "../text-table.ts";
import { causeMessages } from "./cause-messages.ts";
import { type Cause, causes, differenceByCause, type PayeeDifference } from "./difference.ts";
import { requireResolved } from "./locks.ts";
import { commissionMessages } from "./messages.ts";
import { openRun } from "./open-run.ts";

const money = (amount: Exact, currency: string): string => toFixed(amount, currencyDigits(currency));

/** Causes of one currency over all payees. */
const totals = (differences: readonly PayeeDifference[]): ReadonlyMap<string, Readonly<Record<Cause, Exact>>> => {
  const found = new Map<string, Record<Cause, Exact>>();
  for (const { currency, causes: own } of differences) {
    const sums =
      found.get(currency) ?? (Object.fromEntries(causes.map((cause) => [cause, zero])) as Record<Cause, Exact>);
    for (const cause of causes) sums[cause] = add(sums[cause], own[cause]);
    found.set(currency, sums);
  }
  return found;
};

/**
 * `revsheet commission diff A B`: two runs of one period (folders written by `commission run`, locks, or exports) by payee and by cause. Gives 1
 * where they differ. COMMISSION_UNRESOLVED for a run without total.
 */
export const diffCommand = async (
  first: string | undefined,
  second: string | undefined,
  options: OptionValues,
  terminal: Terminal,
): Promise<number> => {
  if (first === undefined || second === undefined)
    throw new RevError("OPERAND_MISSING", {
      command: "commission diff",
      argument: first === undefined ? "<A>" : "<B>",
      help: "revsheet commission --help",
    });
  const a = await openRun(first, options, terminal);
  const b = await openRun(second, options, terminal);
  for (const run of [a, b]) requireResolved(run);
  const periods = [a, b].map(({ inputs }) => inputs.period.label);
  if (periods[0] !== periods[1])
    throw new RevError("OPTION_INVALID", { option: "diff", value: periods[1] ?? "", expected: periods[0] ?? "" });
  const differences = differenceByCause(a.inputs, b.inputs);
  const lines = changedLines(a.result.lines, b.result.lines);
  const say = speaker(commissionMessages, a.language);
  const name = speaker(causeMessages, a.language);
  if (options.json === true) {
    const texts = (currency: string, own: Readonly<Record<Cause, Exact>>) =>
      Object.fromEntries(causes.map((cause) => [cause, money(own[cause], currency)]));
    const content = {
      period: periods[0],
      payees: differences.map(({ payee, currency, before, after, difference, causes: own }) => ({
        payee,
        currency,
        before: money(before, currency),
        after: money(after, currency),
        difference: money(difference, currency),
        causes: texts(currency, own),
      })),
      totals: Object.fromEntries([...totals(differences)].map(([code, own]) => [code, texts(code, own)])),
      lines: lines.map(({ payee, component, id, before, after, difference, currency }) => ({
        payee,
        component,
        record: id,
        before: money(before, currency),
        after: money(after, currency),
        difference: money(difference, currency),
        currency,
      })),
    };
    terminal.result(JSON.stringify(content, null, 2));
    return differences.length + lines.length === 0 ? 0 : 1;
  }
  if (differences.length + lines.length === 0) {
    terminal.result(say("same"));
    return 0;
  }
  const spoken = (amount: Exact, currency: string) => formatNumber(amount, currencyDigits(currency), a.language);
  const byCause = (own: Readonly<Record<Cause, Exact>>, currency: string): string =>
    causes
      .filter((cause) => sign(own[cause]) !== 0)
      .map((cause) => `${name(cause)} ${spoken(own[cause], currency)}`)
      .join("; ");
  const rows = differences.map(({ payee, currency, before, after, difference, causes: own }) => [
    payee,
    currency,
    spoken(before, currency),
    spoken(after, currency),
    spoken(difference, currency),
    byCause(own, currency),
  ]);
  terminal.result(textTable([[say("payee"), say("currency"), "A", "B", "B - A", say("cause")], ...rows], [2, 3, 4]));
  for (const [currency, own] of totals(differences))
    terminal.result(`${say("total")} ${currency} ${spoken(sumOf(own), currency)}: ${byCause(own, currency)}`);
  return 1;
};

const sumOf = (own: Readonly<Record<Cause, Exact>>): Exact => causes.reduce((all, cause) => add(all, own[cause]), zero);
