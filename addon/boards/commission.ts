import { calendarYear } from "../../core/calendar/fiscal.ts";
import { type Period, printPeriod } from "../../core/calendar/period.ts";
import type { RunProblem } from "../../core/commission/engine/credits.ts";
import type { Deal } from "../../core/commission/engine/inputs.ts";
import type { PayLine } from "../../core/commission/engine/lines.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import type { PayeeStatement, RunResult } from "../../core/commission/engine/run-result.ts";
import { type RunTables, readRunTables } from "../../core/commission/engine/tables.ts";
import { parsePlans } from "../../core/commission/plan/parse.ts";
import { explain, type RevError } from "../../core/errors/error.ts";
import { formatMoney, formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { add, type Exact, sub, sum, toNumber, zero } from "../../core/money/exact.ts";
import type { Cell } from "../protocol.ts";
import { type Say, sayIn } from "../texts.ts";
import { commissionTexts } from "./commission-texts.ts";
import type { DealBook } from "./deals.ts";
import { type Block, type BlockCell, quotientOf, sumOf, type TabPlan } from "./tab.ts";

type Cells = readonly (readonly Cell[])[];

/** What a run in the sheet is made from: tabs as they stand, and the period. */
export interface CommissionInputs {
  readonly book: DealBook;
  readonly plan: { readonly name: string; readonly cells: Cells };
  readonly people: { readonly name: string; readonly cells: Cells };
  readonly quotas: { readonly name: string; readonly cells: Cells } | null;
  readonly period: Period;
  /** First digits of the hash of all inputs. */
  readonly hash: string;
}

/** Won deals as the engine credits them: on their close date, in their own currency, to their owner. */
const wonDeals = (book: DealBook): Deal[] =>
  book.deals
    .filter(({ outcome }) => outcome === "won")
    .map(({ id, closed, own, owner, values }) => ({
      id,
      date: closed,
      amount: own.amount,
      currency: own.currency,
      owner,
      values,
    }));

/** Runs the commission of a period. Problems of plan and tables come first: with any of them nothing is computed. */
export const commissionRun = (
  inputs: CommissionInputs,
): { result: RunResult | null; problems: readonly RevError[] } => {
  const { plans, problems } = parsePlans(inputs.plan.cells);
  const tables: RunTables = {
    people: inputs.people.cells,
    ...(inputs.quotas === null ? {} : { quotas: inputs.quotas.cells }),
  };
  const read = readRunTables(tables, calendarYear);
  const all = [...problems, ...read.problems];
  if (all.length > 0) return { result: null, problems: all };
  const result = runPlan({
    period: inputs.period,
    calendar: calendarYear,
    plans,
    deals: wonDeals(inputs.book),
    ...read.inputs,
  });
  return { result, problems: result.problems.map(({ error }: RunProblem) => error) };
};

type Words = Say<typeof commissionTexts>;

const creditOf = ({ components }: PayeeStatement): Exact => sum(components.map(({ credited }) => credited));
const quotaOf = ({ components }: PayeeStatement): Exact | null =>
  components.find(({ quota }) => quota !== null)?.quota ?? null;

const statementsBlock = (say: Words, statements: readonly PayeeStatement[], isWhole: boolean): Block => ({
  columns: [
    { label: say("payee"), kind: "text" },
    { label: say("credit"), kind: "money", digits: 2 },
    { label: say("quota"), kind: "money", digits: 2 },
    { label: say("attainment"), kind: "percent" },
    { label: say("earned"), kind: "money", digits: 2 },
    { label: say("otherItems"), kind: "money", digits: 2 },
    { label: say("payout"), kind: "money", digits: 2 },
    { label: say("currency"), kind: "text", width: 80 },
  ],
  rows: statements.map((statement, i): BlockCell[] => {
    const quota = quotaOf(statement);
    const { earned, payout } = statement;
    return [
      statement.payee,
      toNumber(creditOf(statement)),
      quota === null ? null : toNumber(quota),
      quota === null
        ? null
        : quotientOf(
            (at) => at(1, i),
            (at) => at(2, i),
          ),
      toNumber(earned),
      payout === null ? null : toNumber(sub(payout, earned)),
      payout === null ? null : { formula: (at) => `=${at(4, i)}+${at(5, i)}` },
      statement.currency,
    ];
  }),
  ...(isWhole && new Set(statements.map(({ currency }) => currency)).size === 1
    ? {
        total: [
          say("total"),
          sumOf(1, statements.length),
          null,
          null,
          sumOf(4, statements.length),
          sumOf(5, statements.length),
          sumOf(6, statements.length),
          statements[0]?.currency ?? null,
        ],
      }
    : {}),
});

const linesBlock = (say: Words, lines: readonly PayLine[]): Block => ({
  title: say("lines"),
  columns: [
    { label: say("payee"), kind: "text" },
    { label: say("deal"), kind: "text" },
    { label: say("date"), kind: "date" },
    { label: say("component"), kind: "text" },
    { label: say("kind"), kind: "text" },
    { label: say("credit"), kind: "money", digits: 2 },
    { label: say("commission"), kind: "money", digits: 2 },
    { label: say("version"), kind: "text" },
  ],
  rows: lines.map((line): BlockCell[] => [
    line.payee,
    line.deal ?? line.id,
    line.date,
    line.component,
    line.kind,
    line.credit === null ? null : toNumber(line.credit),
    toNumber(line.commission),
    `${line.plan} ${line.version}`.trim(),
  ]),
});

/** A run's total in words: one amount a currency, or a dash while a line is unresolved. */
export const totalWords = ({ totals }: RunResult, language: Language): string =>
  totals === null
    ? "–"
    : Array.from(totals, ([currency, amount]) =>
        formatMoney(amount, currencyDigits(currency), currency, language),
      ).join(" + ");

/** The review of a run as a tab: one row a payee, what is to be resolved, every line. */
export const commissionTab = (inputs: CommissionInputs, result: RunResult, language: Language): TabPlan => {
  const say = sayIn(commissionTexts, language);
  const count = (value: number) => formatNumber(value, 0, language);
  const period = printPeriod(inputs.period, calendarYear, language);
  const problems: Block[] =
    result.problems.length === 0
      ? []
      : [
          {
            title: say("problems"),
            columns: [
              { label: say("deal"), kind: "text" },
              { label: say("payee"), kind: "text" },
              { label: say("problem"), kind: "text", width: 420 },
            ],
            rows: result.problems.map(({ error, deal, payee }): BlockCell[] => {
              const { message, hint } = explain(error, language);
              return [deal, payee, `${message} ${hint}`];
            }),
          },
        ];
  return {
    name: say("runTab", { period: inputs.period.label }),
    title: say("runTitle", { period }),
    sentence:
      result.totals === null
        ? say("runUnresolved", { problems: count(result.problems.length) })
        : say("runSentence", {
            total: totalWords(result, language),
            payees: count(result.statements.length),
            lines: count(result.lines.length),
          }),
    stamp: say("stamp", {
      hash: inputs.hash.slice(0, 12),
      deals: inputs.book.sheet,
      plan: inputs.plan.name,
      people: inputs.people.name,
    }),
    blocks: [
      statementsBlock(say, result.statements, result.totals !== null),
      ...problems,
      linesBlock(say, result.lines),
    ],
    facts: { kind: "commission", period: inputs.period.label, hash: inputs.hash },
  };
};

/** One line of a lock file, everything as text. */
export interface LockedLine {
  readonly payee: string;
  readonly deal: string | null;
  readonly id: string | null;
  readonly component: string;
  readonly kind: string;
  readonly date: string | null;
  readonly credit: string | null;
  readonly commission: string;
  readonly version: string;
  readonly currency: string;
}

const keyOf = ({ payee, id, component, kind }: LockedLine): string => JSON.stringify([payee, id, component, kind]);

const causeOf = (say: Words, before: LockedLine | undefined, now: LockedLine | undefined): string => {
  if (before === undefined) return say("causeNew");
  if (now === undefined) return say("causeGone");
  if (before.version !== now.version) return say("causePlan");
  if (before.credit !== now.credit) return say("causeCredit");
  return before.date !== now.date ? say("causeDate") : say("causeRate");
};

/** Two runs line by line with the cause of each difference; equal lines are left out. */
export const compareRuns = (
  before: readonly LockedLine[],
  now: readonly LockedLine[],
  parse: (text: string) => Exact,
  period: Period,
  language: Language,
): TabPlan => {
  const say = sayIn(commissionTexts, language);
  const locked = new Map(before.map((line) => [keyOf(line), line]));
  const current = new Map(now.map((line) => [keyOf(line), line]));
  const keys = Array.from(new Set([...locked.keys(), ...current.keys()])).sort();
  let difference = zero;
  const rows: BlockCell[][] = [];
  for (const key of keys) {
    const [a, b] = [locked.get(key), current.get(key)];
    const [was, is] = [a === undefined ? zero : parse(a.commission), b === undefined ? zero : parse(b.commission)];
    const change = sub(is, was);
    if (a !== undefined && b !== undefined && change.n === 0n && a.credit === b.credit) continue;
    difference = add(difference, change);
    const line = (b ?? a) as LockedLine;
    const row = rows.length;
    rows.push([
      line.payee,
      line.deal ?? line.id,
      line.component,
      toNumber(was),
      toNumber(is),
      { formula: (at) => `=${at(4, row)}-${at(3, row)}` },
      causeOf(say, a, b),
    ]);
  }
  return {
    name: say("compareTab", { period: period.label }),
    title: say("compareTitle"),
    sentence: say("compareSentence", {
      changes: formatNumber(rows.length, 0, language),
      lines: formatNumber(keys.length, 0, language),
      money: formatNumber(difference, 2, language),
    }),
    stamp: "RevSheet",
    blocks: [
      {
        columns: [
          { label: say("payee"), kind: "text" },
          { label: say("deal"), kind: "text" },
          { label: say("component"), kind: "text" },
          { label: say("before"), kind: "money", digits: 2 },
          { label: say("now"), kind: "money", digits: 2 },
          { label: say("difference"), kind: "money", digits: 2 },
          { label: say("cause"), kind: "text", width: 220 },
        ],
        rows,
        total: [say("total"), null, null, sumOf(3, rows.length), sumOf(4, rows.length), sumOf(5, rows.length), null],
      },
    ],
    facts: { kind: "compare", period: period.label },
  };
};
