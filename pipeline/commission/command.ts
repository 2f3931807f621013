import { explain, RevError } from "../../core/errors/error.ts";
import { formatNumber } from "../../core/locale/format.ts";
import { isLanguage, type Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { toFixed } from "../../core/money/exact.ts";
import type { OptionValues } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { textTable } from "../text-table.ts";
import { adjustCommand } from "./adjust-command.ts";
import { backtestCommand } from "./backtest-command.ts";
import { diffCommand } from "./diff-command.ts";
import { explainCommand } from "./explain-command.ts";
import { journalCommand } from "./journal-command.ts";
import { totalsText, writeLock } from "./locks.ts";
import { commissionMessages, noteText } from "./messages.ts";
import { type OpenedRun, openRun } from "./open-run.ts";
import { CompensationProblems } from "./run-material.ts";
import { statementsCommand } from "./statements-command.ts";
import { writeRun } from "./write-run.ts";

const text = (value: OptionValues[string]): string | undefined => (typeof value === "string" ? value : undefined);

/** Payees with their pay, for a terminal. */
const runSummary = ({ inputs, result, language }: OpenedRun): string => {
  const say = speaker(commissionMessages, language);
  const { label } = inputs.period;
  const rows = result.statements.map(({ payee, plan, version, earned, payout, currency }) => [
    payee,
    `${plan ?? ""} ${version ?? ""}`,
    formatNumber(earned, currencyDigits(currency), language),
    payout === null ? "–" : formatNumber(payout, currencyDigits(currency), language),
    currency,
  ]);
  const table = textTable(
    [[say("payee"), say("plan"), say("earned"), say("payout"), say("currency")], ...rows],
    [2, 3],
  );
  const closing =
    result.totals === null
      ? [
          ...result.problems.map(({ error }) => {
            const { message, hint } = explain(error, language);
            return `${error.code}: ${message} ${hint}`;
          }),
          say("unresolved", { count: result.problems.length }),
        ]
      : [`${label} ${say("total")}: ${totalsText(result, language)}`];
  return [table, "", ...closing].join("\n");
};

const runCommand = async (source: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const run = await openRun(source, options, terminal);
  const { period } = run.inputs;
  const target = await writeRun(run, text(options.out) ?? `revsheet-commission-${period.label}`);
  if (options.json === true) {
    const { statements, totals, problems } = run.result;
    terminal.result(
      JSON.stringify(
        {
          folder: target,
          period: period.label,
          totals:
            totals === null
              ? null
              : Object.fromEntries([...totals].map(([code, amount]) => [code, toFixed(amount, currencyDigits(code))])),
          payees: statements.map(({ payee, currency, earned, payout }) => ({
            payee,
            currency,
            earned: toFixed(earned, currencyDigits(currency)),
            payout: payout === null ? null : toFixed(payout, currencyDigits(currency)),
          })),
          unresolved: problems.map(({ error, deal, payee }) => ({
            code: error.code,
            deal,
            payee,
            ...explain(error, run.language),
          })),
          notes: run.notes.map((note) => noteText(note, run.language)),
        },
        null,
        2,
      ),
    );
  } else {
    terminal.result(runSummary(run));
    terminal.result(speaker(commissionMessages, run.language)("written", { place: target }));
  }
  return run.result.totals === null ? 1 : 0;
};

const required = (options: OptionValues, name: string): string => {
  const value = text(options[name])?.trim();
  if (value === undefined || value === "")
    throw new RevError("OPTION_WITHOUT_VALUE", { option: `--${name}`, help: "revsheet commission --help" });
  return value;
};

const lockCommand = async (source: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const signatures = { preparer: required(options, "preparer"), approver: required(options, "approver") };
  const run = await openRun(source, options, terminal);
  const { file, hash } = writeLock(run, run.locks, signatures);
  const period = run.inputs.period.label;
  terminal.result(
    options.json === true
      ? JSON.stringify({ period, file, hash }, null, 2)
      : [
          speaker(commissionMessages, run.language)("lockedAs", { period, file, hash }),
          totalsText(run.result, run.language),
        ].join("\n"),
  );
  return 0;
};

type Action = (operands: readonly string[], options: OptionValues, terminal: Terminal) => Promise<number>;

const actions: Readonly<Record<string, Action>> = {
  run: ([source = "."], options, terminal) => runCommand(source, options, terminal),
  lock: ([source = "."], options, terminal) => lockCommand(source, options, terminal),
  adjust: ([source = "."], options, terminal) => adjustCommand(source, options, terminal),
  diff: ([a, b], options, terminal) => diffCommand(a, b, options, terminal),
  statements: ([source = "."], options, terminal) => statementsCommand(source, options, terminal),
  explain: ([deal, source = "."], options, terminal) => explainCommand(deal, source, options, terminal),
  backtest: ([source = "."], options, terminal) => backtestCommand(source, options, terminal),
  journal: ([source = "."], options, terminal) => journalCommand(source, options, terminal),
};

const reportProblems = (problems: readonly RevError[], language: Language, terminal: Terminal): void => {
  for (const problem of problems) {
    const { message, hint } = explain(problem, language);
    terminal.error(message, hint);
  }
};

/** `revsheet commission ACTION`: every problem of the tables is said; the last is the error of the command. */
export const commissionCommand = async (
  operands: readonly string[],
  options: OptionValues,
  terminal: Terminal,
): Promise<number> => {
  const [name = "", ...rest] = operands;
  const action = actions[name];
  if (action === undefined)
    throw new RevError("OPTION_INVALID", {
      option: "commission",
      value: name,
      expected: Object.keys(actions).join(", "),
    });
  try {
    return await action(rest, options, terminal);
  } catch (error) {
    if (!(error instanceof CompensationProblems)) throw error;
    const asked = text(options.lang) ?? "en";
    reportProblems(error.problems.slice(0, -1), isLanguage(asked) ? asked : "en", terminal);
    throw error.problems[error.problems.length - 1] ?? error;
  }
};
