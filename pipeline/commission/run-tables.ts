import { effectiveRate } from "../../core/commission/ratios.ts";
import { explain } from "../../core/errors/error.ts";
import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { type Exact, sub, sum, toFixed, toNumber, toText } from "../../core/money/exact.ts";
import type { Cell, Column, Table } from "../../core/results.ts";
import type { CommissionRun } from "./snapshot.ts";
import { statementMessages } from "./statement-messages.ts";

const digitsIn = (currencies: readonly string[]): number => Math.max(2, ...currencies.map(currencyDigits));
const money = (amount: Exact | null, currency: string): Cell =>
  amount === null ? null : toFixed(amount, currencyDigits(currency));
const share = (value: Exact | null): Cell => (value === null ? null : toNumber(value));

type Say = ReturnType<typeof speaker<typeof statementMessages>>;

const lineColumns = (say: Say, digits: number): Column[] => [
  { key: "payee", label: say("payee"), kind: "text" },
  { key: "deal", label: say("deal"), kind: "text" },
  { key: "record", label: say("record"), kind: "text" },
  { key: "kind", label: say("kind"), kind: "text" },
  { key: "date", label: say("date"), kind: "date" },
  { key: "plan", label: say("plan"), kind: "text" },
  { key: "version", label: say("version"), kind: "text" },
  { key: "component", label: say("component"), kind: "text" },
  { key: "credit", label: say("credit"), kind: "number", digits },
  { key: "before", label: say("before"), kind: "number", digits },
  { key: "pay_rate", label: say("payRate"), kind: "number", digits: 6 },
  { key: "commission", label: say("commission"), kind: "money", digits, total: "none" },
  { key: "currency", label: say("currency"), kind: "text" },
  { key: "capped_by", label: say("cappedBy"), kind: "text" },
];

/** One row a deal, payee and component, and the lines of a whole period; credit exact, commission in the currency of pay. */
export const linesTable = ({ inputs, result }: CommissionRun, language: Language): Table => {
  const say = speaker(statementMessages, language);
  return {
    id: "lines",
    title: say("linesTitle", { period: inputs.period.label }),
    definition: say("linesDefinition"),
    columns: lineColumns(say, digitsIn(result.lines.map(({ currency }) => currency))),
    rows: result.lines.map((line) => [
      line.payee,
      line.deal,
      line.id,
      say(line.kind),
      line.date,
      line.plan,
      line.version,
      line.component,
      line.credit === null ? null : toText(line.credit, 6),
      line.before === null ? null : toText(line.before, 6),
      toText(line.payRate),
      money(line.commission, line.currency),
      line.currency,
      line.cappedBy,
    ]),
  };
};

/** One row a payee: credit, quota and attainment of the first component that has a quota, earned, payout, effective rate, balances. */
export const statementsTable = ({ inputs, result }: CommissionRun, language: Language): Table => {
  const say = speaker(statementMessages, language);
  const digits = digitsIn(result.statements.map(({ currency }) => currency));
  const column = (key: string, label: string): Column => ({ key, label, kind: "money", digits, total: "none" });
  return {
    id: "statements",
    title: say("statementsTitle", { period: inputs.period.label }),
    definition: say("statementsDefinition"),
    columns: [
      { key: "payee", label: say("payee"), kind: "text" },
      { key: "plan", label: say("plan"), kind: "text" },
      { key: "version", label: say("version"), kind: "text" },
      column("credited", say("credited")),
      column("quota", say("quota")),
      { key: "attainment", label: say("attainment"), kind: "percent" },
      column("earned", say("earned")),
      column("payout", say("payout")),
      { key: "currency", label: say("currency"), kind: "text" },
      { key: "effective_rate", label: say("effectiveRate"), kind: "percent", digits: 2 },
      column("held", say("held")),
      column("draw", say("drawBalance")),
      column("clawback", say("clawbackBalance")),
      column("carried", say("carried")),
    ],
    rows: result.statements.map(({ payee, plan, version, components, currency, earned, payout, closing }) => {
      const main = components.find(({ quota }) => quota !== null) ?? components[0];
      const held = sum(closing.held.map((entry) => sub(entry.held, entry.released)));
      const credited = main?.credited;
      return [
        payee,
        plan,
        version,
        credited === undefined ? null : money(credited, currency),
        main?.quota === undefined ? null : money(main.quota, currency),
        share(main?.attainment ?? null),
        money(earned, currency),
        money(payout, currency),
        currency,
        share(effectiveRate(earned, credited)),
        money(held, currency),
        money(closing.draw, currency),
        money(closing.clawback, currency),
        money(closing.carried, currency),
      ];
    }),
  };
};

/** Everything unresolved, with its cure. */
export const problemsTable = ({ result }: CommissionRun, language: Language): Table => {
  const say = speaker(statementMessages, language);
  return {
    id: "unresolved",
    title: say("problemsTitle"),
    definition: say("problemsDefinition"),
    columns: [
      { key: "code", label: say("code"), kind: "text" },
      { key: "deal", label: say("deal"), kind: "text" },
      { key: "payee", label: say("payee"), kind: "text" },
      { key: "problem", label: say("problem"), kind: "text" },
      { key: "cure", label: say("cure"), kind: "text" },
    ],
    rows: result.problems.map(({ error, deal, payee }) => {
      const { message, hint } = explain(error, language);
      return [error.code, deal, payee, message, hint];
    }),
  };
};
