import { recompute, type TraceStep } from "../../core/commission/engine/trace.ts";
import { RevError } from "../../core/errors/error.ts";
import { formatMoney } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { neg, toFixed, toText } from "../../core/money/exact.ts";
import type { OptionValues } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { type ExplainedLine, explainClawbacks, explainDeal, stepRows } from "./explanation.ts";
import { commissionMessages } from "./messages.ts";
import { openRun } from "./open-run.ts";
import { statementMessages } from "./statement-messages.ts";

const rowsText = (step: TraceStep, language: Language): string[] => {
  const rows = stepRows(step, language).map(({ depth, sign, name, value }) => [
    `${"  ".repeat(depth + 1)}${name}${sign === "" ? "" : ` ${sign}`}`,
    value,
  ]);
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  const most = Math.max(...rows.map(([, value = ""]) => value.length));
  return rows.map(([name = "", value = ""]) => `${name.padEnd(width)}  ${value.padStart(most)}`);
};

const explained = ({ line, credit, steps, recomputed }: ExplainedLine, language: Language): string => {
  const say = speaker(commissionMessages, language);
  const name = speaker(statementMessages, language);
  const money = (value: typeof recomputed) =>
    formatMoney(value, currencyDigits(line.currency), line.currency, language);
  return [
    `${line.payee} – ${line.component} – ${name(line.kind)} ${line.id ?? ""} – ${line.plan} ${line.version} – ${line.date ?? ""}`,
    ...(credit === null ? [] : rowsText(credit, language)),
    ...rowsText(steps, language),
    `  ${say("recomputed", { value: money(recomputed), paid: money(line.commission) })}`,
  ].join("\n");
};

const tree = (step: TraceStep, language: Language): unknown => ({
  step: stepRows(step, language)[0]?.name,
  do: step.operation.do,
  value: toText(step.value),
  inputs: step.inputs.map((input) => tree(input, language)),
});

/** `revsheet commission explain DEAL`: every line of a deal, and what is clawed back of it, as steps that recompute to the cent. */
export const explainCommand = async (
  deal: string | undefined,
  source: string,
  options: OptionValues,
  terminal: Terminal,
): Promise<number> => {
  if (deal === undefined)
    throw new RevError("OPERAND_MISSING", {
      command: "commission explain",
      argument: "<DEAL>",
      help: "revsheet commission --help",
    });
  const run = await openRun(source, options, terminal);
  const lines = explainDeal(run, deal);
  const clawbacks = explainClawbacks(run, deal);
  const name = speaker(statementMessages, run.language);
  terminal.result(
    options.json === true
      ? JSON.stringify(
          [
            ...lines.map(({ line, credit, steps, recomputed }) => ({
              payee: line.payee,
              component: line.component,
              kind: line.kind,
              record: line.id,
              currency: line.currency,
              commission: toFixed(line.commission, currencyDigits(line.currency)),
              recomputed: toFixed(recomputed, currencyDigits(line.currency)),
              credit: credit === null ? null : tree(credit, run.language),
              steps: tree(steps, run.language),
            })),
            ...clawbacks.map(({ payee, currency, steps }) => ({
              payee,
              kind: "clawback",
              currency,
              commission: toFixed(neg(steps.value), currencyDigits(currency)),
              recomputed: toFixed(neg(recompute(steps)), currencyDigits(currency)),
              steps: tree(steps, run.language),
            })),
          ],
          null,
          2,
        )
      : [
          ...lines.map((line) => explained(line, run.language)),
          ...clawbacks.map(({ payee, steps }) =>
            [`${payee} – ${name("itemClawbackOf", { about: deal })}`, ...rowsText(steps, run.language)].join("\n"),
          ),
        ].join("\n\n"),
  );
  return 0;
};
