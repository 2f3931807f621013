import { existsSync } from "node:fs";
import { lintWords } from "../../core/commission/plan/lint.ts";
import { parsePlans } from "../../core/commission/plan/parse.ts";
import { RevError } from "../../core/errors/error.ts";
import { formatNumber, formatPercent } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { type Exact, exact, sign, sub, toFixed, toText } from "../../core/money/exact.ts";
import type { OptionValues } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { textTable } from "../text-table.ts";
import { type Backtest, backtest } from "./backtest.ts";
import { causeMessages } from "./cause-messages.ts";
import { readPlanCells } from "./compensation-files.ts";
import { commissionMessages } from "./messages.ts";
import { type OpenedRun, openRun } from "./open-run.ts";

const money = (amount: Exact, currency: string): string => toFixed(amount, currencyDigits(currency));

const asJson = ({ rows, totals, costOfSales, cliffs }: Backtest, run: OpenedRun): string =>
  JSON.stringify(
    {
      period: run.inputs.period.label,
      payees: rows.map(({ payee, currency, a, b, difference }) => ({
        payee,
        currency,
        a: money(a, currency),
        b: money(b, currency),
        difference: money(difference, currency),
        result: sign(difference) > 0 ? "winner" : sign(difference) < 0 ? "loser" : "same",
      })),
      totals: Object.fromEntries(
        [...totals].map(([code, { a, b }]) => [
          code,
          { a: money(a, code), b: money(b, code), difference: money(sub(b, a), code) },
        ]),
      ),
      costOfSales: {
        a: costOfSales.a === null ? null : toText(costOfSales.a, 6),
        b: costOfSales.b === null ? null : toText(costOfSales.b, 6),
      },
      cliffs: cliffs.map(({ side, plan, findings }) => ({
        side,
        plan: plan.name,
        version: plan.version,
        findings: findings.map((finding) => ({ ...finding, text: lintWords(finding, run.language) })),
      })),
    },
    null,
    2,
  );

const asText = ({ rows, totals, costOfSales, cliffs }: Backtest, { language }: OpenedRun): string => {
  const say = speaker(causeMessages, language);
  const name = speaker(commissionMessages, language);
  const spoken = (amount: Exact, currency: string) => formatNumber(amount, currencyDigits(currency), language);
  const sorted = [...rows].sort((x, y) => sign(sub(y.difference, x.difference)));
  const cells = sorted.map(({ payee, currency, a, b, difference }) => [
    payee,
    spoken(a, currency),
    spoken(b, currency),
    spoken(difference, currency),
    currency,
  ]);
  const sums = [...totals].map(([code, { a, b }]) => [
    name("total"),
    spoken(a, code),
    spoken(b, code),
    spoken(sub(b, a), code),
    code,
  ]);
  const count = (direction: number) => rows.filter(({ difference }) => sign(difference) === direction).length;
  const cost = (value: Exact | null) => (value === null ? "–" : formatPercent(value, 2, language));
  return [
    textTable([[name("payee"), "A", "B", "B - A", name("currency")], ...cells, ...sums], [1, 2, 3]),
    "",
    say("winners", { winners: count(1), losers: count(-1), same: count(0) }),
    ...(costOfSales.a === null && costOfSales.b === null
      ? []
      : [say("costOfSales", { a: cost(costOfSales.a), b: cost(costOfSales.b) })]),
    ...cliffs.flatMap(({ side, plan, findings }) => {
      const shown = `${side}: ${plan.name} ${plan.version}`;
      return findings.length === 0
        ? [say("noCliffs", { plan: shown })]
        : [say("cliffs", { plan: shown }), ...findings.map((finding) => `  ${lintWords(finding, language)}`)];
    }),
  ].join("\n");
};

/** `revsheet commission backtest --plan-b FILE`: what another plan would have paid on the same closed deals. */
export const backtestCommand = async (source: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const { planB: file, cliff = "100" } = options;
  if (typeof file !== "string")
    throw new RevError("OPTION_WITHOUT_VALUE", { option: "--plan-b", help: "revsheet commission --help" });
  if (!existsSync(file)) throw new RevError("FILE_NOT_FOUND", { file });
  const limit = exact(String(cliff), "--cliff");
  const run = await openRun(source, options, terminal);
  const found = backtest(run, parsePlans(await readPlanCells(file)), file, limit);
  terminal.result(options.json === true ? asJson(found, run) : asText(found, run));
  return 0;
};
