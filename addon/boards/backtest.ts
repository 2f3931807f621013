import type { RunResult } from "../../core/commission/engine/run-result.ts";
import { lintPlan, lintWords } from "../../core/commission/plan/lint.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import { formatMoney, formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { compare, type Exact, toNumber, zero } from "../../core/money/exact.ts";
import { sayIn } from "../texts.ts";
import type { CommissionInputs } from "./commission.ts";
import { planningTexts } from "./planning-texts.ts";
import { type Block, type BlockCell, sumOf, type TabPlan } from "./tab.ts";

/** One side of a back-test: the tab its plan stands in and what it pays. */
export interface Tried {
  readonly name: string;
  readonly result: RunResult;
}

const payOf = ({ result }: Tried): Map<string, { currency: string; payout: Exact }> =>
  new Map(result.statements.map(({ payee, currency, payout }) => [payee, { currency, payout: payout ?? zero }]));

const totalOf = ({ result }: Tried, language: Language): string =>
  Array.from(result.totals ?? [], ([currency, amount]) =>
    formatMoney(amount, currencyDigits(currency), currency, language),
  ).join(" + ");

/** Two plans on the same closed deals: what each payee gets, the difference as a formula, and what stands out in the new plan. */
export const backtestTab = (
  inputs: Pick<CommissionInputs, "period" | "hash">,
  before: Tried,
  after: Tried,
  plans: readonly Plan[],
  language: Language,
): TabPlan => {
  const say = sayIn(planningTexts, language);
  const [was, is] = [payOf(before), payOf(after)];
  const payees = Array.from(new Set([...was.keys(), ...is.keys()])).sort();
  const pairs = payees.map((payee) => ({ payee, a: was.get(payee), b: is.get(payee) }));
  const direction = ({ a, b }: (typeof pairs)[number]) => compare(b?.payout ?? zero, a?.payout ?? zero);
  const currencies = new Set(pairs.map(({ a, b }) => (a ?? b)?.currency));
  const rows = pairs.map(({ payee, a, b }, row): BlockCell[] => [
    payee,
    toNumber(a?.payout ?? zero),
    toNumber(b?.payout ?? zero),
    { formula: (at) => `=${at(2, row)}-${at(1, row)}` },
    (a ?? b)?.currency ?? null,
  ]);
  const pay: Block = {
    columns: [
      { label: say("payee"), kind: "text" },
      { label: before.name, kind: "money", digits: 2 },
      { label: after.name, kind: "money", digits: 2 },
      { label: say("difference"), kind: "money", digits: 2 },
      { label: say("currency"), kind: "text", width: 80 },
    ],
    rows,
    ...(currencies.size === 1
      ? { total: [say("total"), ...[1, 2, 3].map((column) => sumOf(column, rows.length)), [...currencies][0] ?? null] }
      : {}),
    chart: { kind: "columns", title: say("backtestTitle", { plan: after.name }), from: 0, columns: 3 },
  };
  const findings = plans.flatMap((plan) => lintPlan(plan).map((finding) => lintWords(finding, language)));
  return {
    name: say("backtestTab", { period: inputs.period.label }),
    title: say("backtestTitle", { plan: after.name }),
    sentence: say("backtestSentence", {
      before: totalOf(before, language),
      after: totalOf(after, language),
      plan: after.name,
      more: formatNumber(pairs.filter((pair) => direction(pair) > 0).length, 0, language),
      less: formatNumber(pairs.filter((pair) => direction(pair) < 0).length, 0, language),
    }),
    stamp: `${inputs.period.label} · ${inputs.hash.slice(0, 12)} · RevSheet`,
    blocks: [
      pay,
      ...(findings.length === 0
        ? []
        : [
            {
              title: say("cliffs", { plan: after.name }),
              columns: [{ label: say("finding"), kind: "text", width: 200 } as const],
              rows: findings.map((finding): BlockCell[] => [finding]),
            },
          ]),
    ],
    facts: { kind: "backtest", period: inputs.period.label, hash: inputs.hash },
  };
};
