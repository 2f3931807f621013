import { calendarYear } from "../../core/calendar/fiscal.ts";
import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod } from "../../core/calendar/period.ts";
import type { Deal } from "../../core/commission/engine/inputs.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import type { RunResult } from "../../core/commission/engine/run-result.ts";
import { lintPlan, lintWords } from "../../core/commission/plan/lint.ts";
import { parsePlans } from "../../core/commission/plan/parse.ts";
import { lintVersions } from "../../core/commission/plan/versions-lint.ts";
import { planInWords } from "../../core/commission/plan/words.ts";
import { explain, type RevError } from "../../core/errors/error.ts";
import { type Exact, sub, sum } from "../../core/money/exact.ts";
import { count, date, number, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import type { Host } from "../host.ts";
import { cell, cells, maybe, table } from "../parameters.ts";
import { day, one, rows, type Value, views } from "../results.ts";
import { blank, may, need } from "../table.ts";
import { labelOf } from "../vocabulary.ts";

import { deals, dealsOf, inputsOf, planCells, plansOf, runTables } from "./commission-run-inputs.ts";

const runTableTexts = {
  splits: "deal, payee, share, optionally kind (split or overlay).",
  exceptions: "payee, component, setting, value, from, to.",
  quotas: "payee, period (or from and to), amount, optionally component.",
  rates: "currency, into, policy, from, to, rate.",
  leaves: "payee, from, to, optionally share.",
  credit_notes: "id, deal, date, amount, currency.",
  cancellations: "deal, date, optionally refund share.",
  paid: "deal, payee, component, date, credit, commission of locked periods.",
  collections: "deal, amount, total.",
  objectives: "payee, component, objective, weight, achievement.",
  adjustments: "payee, amount, reason.",
} as const;

const dealsText =
  "Deals with a header row: id, amount, close date, owner, status or stage, currency; plan conditions may read every column.";
const peopleText =
  "People with a header row: payee (as in the deals' owner), plan (where the table has several), optionally from, to, manager, hired, target incentive, pay currency.";
const planText =
  "The plan table with the columns component, setting, value, and where needed plan, version, from, where.";

const lineColumns = [
  "payee",
  "component",
  "kind",
  "deal",
  "date",
  "credit",
  "before",
  "base",
  "uncapped",
  "capped_by",
  "commission",
  "currency",
  "version",
  "problem",
];

const linesPart = (result: RunResult, host: Host) =>
  rows(lineColumns, [
    ...result.lines.map((line): Value[] => [
      line.payee,
      line.component,
      line.kind,
      line.deal ?? line.id,
      day(line.date),
      line.credit,
      line.before,
      line.base,
      line.uncapped,
      line.cappedBy,
      line.commission,
      line.currency,
      line.version,
      null,
    ]),
    ...result.problems.map((problem): Value[] => {
      const { message, hint } = explain(problem.error, host.language());
      const blanks = Array.from({ length: 9 }, (): Value => null);
      return [problem.payee, null, "unresolved", problem.deal, ...blanks, `${message} ${hint}`];
    }),
  ]);

const exampleRun = {
  A1: [
    ["deal", "owner", "status", "closed", "amount"],
    ["D1", "ann", "won", { date: "2026-01-20" }, 60000],
    ["D2", "ann", "won", { date: "2026-02-20" }, 60000],
  ],
  G1: [["payee"], ["ann"]],
  I1: [
    ["component", "setting", "from", "value"],
    [null, "valid_from", null, "2026-01-01"],
    [null, "currency", null, "EUR"],
    [null, "split_policy", null, "must_equal_100"],
    ["new", "type", null, "tiers"],
    ["new", "mode", null, "marginal"],
    ["new", "tier", 0, 0.05],
    ["new", "tier", 100000, 0.08],
  ],
} as const;

const runTexts = {
  deals: dealsText,
  people: peopleText,
  plan: planText,
  period: "The pay period, such as 2026-Q3 or 2026-07.",
};

export const commissionRun = defineFunction("REV_COMMISSION", {
  about: {
    summary: six(
      "The whole commission run of a period: one line a deal and payee, each with what led to it.",
      "Der ganze Provisionslauf eines Zeitraums: eine Zeile je Deal und Empfänger, jede mit ihrer Herleitung.",
      "La liquidación completa de un período: una línea por venta y beneficiario, cada una con su detalle.",
      "Cały przebieg prowizji okresu: wiersz na transakcję i odbiorcę, każdy ze śladem obliczeń.",
      "A apuração completa de um período: uma linha por negócio e beneficiário, cada uma com sua memória.",
      "Dönemin tüm komisyon hesabı: satış ve alıcı başına bir satır, her biri dayanağıyla.",
    ),
    parameters: { ...runTexts, ...runTableTexts },
    returns:
      "A row a line; what can't be resolved is a row with its problem, and the run has then no total. show=payouts, items (what each payout is made of), total.",
    errors: ["PLAN_EMPTY", "COLUMN_MISSING", "NOT_A_PERIOD"],
    golden: [],
    examples: [
      {
        given: exampleRun,
        formula: '=REV_COMMISSION(A1:E3, G1:G2, I1:L8, "2026-Q1", "show=total")',
        gives: [
          ["Currency", "Payout"],
          ["EUR", 6600],
        ],
      },
    ],
    listed: true,
  },
  parameters: { deals, people: cells, plan: cells, period: cell(text) },
  options: { start_month: count(1, 12) },
  tables: runTables,
  run: ({ deals: list, people: persons, plan, period }, options, tables, host) => {
    const plans = plansOf(plan, host);
    const own = dealsOf(list, plans);
    const result = runPlan(inputsOf(own, persons, plans, period, options.start_month, tables, host));
    return views({
      lines: () => linesPart(result, host),
      payouts: () =>
        rows(
          ["payee", "name", "plan", "earned", "payout", "currency"],
          result.statements.map((one_) => [one_.payee, one_.name, one_.plan, one_.earned, one_.payout, one_.currency]),
        ),
      items: () =>
        rows(
          ["payee", "kind", "amount", "about", "currency"],
          result.statements.flatMap(({ payee: who, currency, items }) =>
            items.map(({ kind, amount, about }): Value[] => [who, kind, amount, about, currency]),
          ),
        ),
      total: () => rows(["currency", "payout"], result.totals === null ? [] : Array.from(result.totals)),
    });
  },
});

const lineTable = table({
  payee: need(text),
  component: may(text),
  deal: blank(text, "deal_id"),
  date: may(date),
  credit: may(number),
  commission: blank(number),
});

export const statement = defineFunction("REV_STATEMENT", {
  about: {
    summary: six(
      "One payee's statement from the lines of REV_COMMISSION, with its total.",
      "Die Abrechnung eines Empfängers aus den Zeilen von REV_COMMISSION, mit Summe.",
      "La liquidación de un beneficiario a partir de las líneas de REV_COMMISSION, con su total.",
      "Rozliczenie jednej osoby z wierszy REV_COMMISSION, z sumą.",
      "O demonstrativo de um beneficiário a partir das linhas de REV_COMMISSION, com total.",
      "REV_COMMISSION satırlarından bir alıcının dökümü, toplamıyla.",
    ),
    parameters: {
      lines: "The lines of REV_COMMISSION, header row included.",
      payee: "Whose statement.",
      period: "Optional. Only lines dated in this period, such as 2026-Q3.",
      items: "payee, kind, amount: the items of REV_COMMISSION with show=items, listed below the lines.",
    },
    returns: "A row a line, then the other items, then the total; show=total gives it alone.",
    errors: ["COLUMN_MISSING", "NOT_A_PERIOD"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["Payee", "Component", "Deal", "Date", "Credit", "Commission"],
            ["ann", "new", "D1", { date: "2026-01-20" }, 60000, 3000],
            ["bo", "new", "D2", { date: "2026-01-21" }, 100, 5],
          ],
        },
        formula: '=REV_STATEMENT(A1:F3, "ann", , "show=total")',
        gives: 3000,
      },
    ],
    listed: true,
  },
  parameters: { lines: lineTable, payee: cell(text), period: maybe(text) },
  tables: { items: table({ payee: need(text), kind: need(text), amount: need(number) }) },
  run: ({ lines, payee: who, period }, _options, { items }, host) => {
    const within = period === undefined ? undefined : parsePeriod(period, calendarYear, "period");
    const inside = (on: IsoDate | null) =>
      within === undefined || on === null || (on >= within.start && on <= within.end);
    const own = lines.rows.filter((line) => line.payee === who && inside(line.date));
    const others = (items?.rows ?? []).filter(
      (item) => item.payee === who && !["commission", "spiff", "objective", "override"].includes(item.kind),
    );
    const total = sum([
      ...own.flatMap(({ commission }) => (commission === null ? [] : [commission])),
      ...others.map(({ amount }) => amount),
    ]);
    const resolved = own.every(({ commission }) => commission !== null);
    return views({
      lines: () =>
        rows(
          ["component", "deal", "date", "credit", "commission"],
          [
            ...own.map((line): Value[] => [line.component, line.deal, day(line.date), line.credit, line.commission]),
            ...others.map(({ kind, amount }): Value[] => [kind, null, null, null, amount]),
            [labelOf("total", host.language()), null, null, null, resolved ? total : null],
          ],
        ),
      total: () => one(resolved ? total : null),
    });
  },
});

export const nextDeal = defineFunction("REV_NEXT_DEAL", {
  about: {
    summary: six(
      "What one more deal would pay its owner, by the whole plan.",
      "Was ein weiterer Deal seinem Verkäufer brächte, nach dem ganzen Plan.",
      "Lo que pagaría una venta más a su vendedor, según todo el plan.",
      "Ile kolejna transakcja dałaby handlowcowi według całego planu.",
      "Quanto mais um negócio pagaria ao vendedor, pelo plano inteiro.",
      "Bir satış daha sahibine ne öder, planın tamamına göre.",
    ),
    parameters: {
      ...runTexts,
      payee: "Who closes it.",
      amount: "Amount of the next deal.",
      date: "Its close date.",
      ...runTableTexts,
    },
    returns: "The difference of the payout with and without the deal; blank while anything is unresolved.",
    errors: ["PLAN_EMPTY", "COLUMN_MISSING", "NOT_A_PERIOD"],
    golden: [],
    examples: [
      {
        given: { ...exampleRun, N1: [[{ date: "2026-03-01" }]] },
        formula: '=REV_NEXT_DEAL(A1:E3, G1:G2, I1:L8, "2026-Q1", "ann", 1000, N1)',
        gives: 80,
      },
    ],
    listed: true,
  },
  parameters: {
    deals,
    people: cells,
    plan: cells,
    period: cell(text),
    payee: cell(text),
    amount: cell(number),
    date: cell(date),
  },
  options: { start_month: count(1, 12) },
  tables: runTables,
  run: ({ deals: list, people: persons, plan, period, payee: who, amount, date: on }, options, tables, host) => {
    const plans = plansOf(plan, host);
    const own = dealsOf(list, plans);
    const next: Deal = { id: "\u2023", date: on, amount, currency: plans[0]?.currency ?? null, owner: who };
    const payout = (with_: readonly Deal[]): Exact | null => {
      const result = runPlan(inputsOf(with_, persons, plans, period, options.start_month, tables, host));
      return result.statements.find((found) => found.payee === who)?.payout ?? null;
    };
    const [before, after] = [payout(own), payout([...own, next])];
    return one(before === null || after === null ? null : sub(after, before));
  },
});

export const planLint = defineFunction("REV_PLAN_LINT", {
  about: {
    summary: six(
      "Looks a plan over: mistakes, gaps, cliffs, unreachable tiers, 100% paying less than target.",
      "Prüft einen Plan: Fehler, Lücken, Klippen, unerreichbare Stufen, 100 % unter Zielvergütung.",
      "Revisa un plan: errores, huecos, saltos, tramos inalcanzables, 100% por debajo del objetivo.",
      "Sprawdza plan: błędy, luki, skoki, nieosiągalne progi, 100% poniżej premii docelowej.",
      "Revisa um plano: erros, lacunas, saltos, faixas inalcançáveis, 100% abaixo do alvo.",
      "Planı inceler: hatalar, boşluklar, uçurumlar, ulaşılmaz kademeler, hedefin altında %100.",
    ),
    parameters: { plan: planText },
    returns: "A row a finding; show=words gives the plan in sentences.",
    errors: ["PLAN_EMPTY", "PLAN_COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["component", "setting", "from", "value"],
            [null, "valid_from", null, "2026-01-01"],
            [null, "currency", null, "EUR"],
            [null, "split_policy", null, "must_equal_100"],
            ["new", "type", null, "rate"],
            ["new", "rate", null, 0.05],
          ],
        },
        formula: "=REV_PLAN_LINT(A1:D6)",
        gives: [["Component", "Finding"]],
      },
    ],
    listed: true,
  },
  parameters: { plan: cells },
  run: ({ plan }, _options, _tables, host) => {
    const { plans, problems } = parsePlans(planCells(plan, host));
    const language = host.language();
    const said = (error: RevError) => {
      const { message, hint } = explain(error, language);
      return `${message} ${hint}`;
    };
    return views({
      findings: () =>
        rows(
          ["component", "finding"],
          [
            ...problems.map((problem): Value[] => [null, said(problem)]),
            ...[...plans.flatMap((one_) => lintPlan(one_)), ...lintVersions(plans)].map((finding): Value[] => [
              finding.component,
              lintWords(finding, language),
            ]),
          ],
        ),
      words: () =>
        rows(
          ["finding"],
          plans.flatMap((one_) => planInWords(one_, language).map((sentence) => [sentence])),
        ),
    });
  },
});

export const commissionRuns = [commissionRun, statement, nextDeal, planLint];
