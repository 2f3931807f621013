import { calendarYear } from "../../core/calendar/fiscal.ts";
import { type Period, printPeriod } from "../../core/calendar/period.ts";
import { payeeTrace } from "../../core/commission/engine/payee-trace.ts";
import type { PayeeStatement, RunResult } from "../../core/commission/engine/run.ts";
import type { TraceStep } from "../../core/commission/engine/trace.ts";
import { traceWords } from "../../core/commission/engine/trace-words.ts";
import { formatDate, formatMoney, formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { type Exact, toText } from "../../core/money/exact.ts";
import { sayIn } from "../texts.ts";
import { commissionTexts } from "./commission-texts.ts";

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter] as string);

/** A step's value with as many decimals as it has, up to six. */
export const stepNumber = (value: Exact, language: Language): string => {
  const decimals = (/\.(\d+)$/.exec(toText(value, 6))?.[1] ?? "").length;
  return formatNumber(value, Math.max(decimals, 0), language);
};

const stepItems = (step: TraceStep, language: Language): string =>
  `<li><span>${escaped(traceWords(step, language))}</span> <b>${escaped(stepNumber(step.value, language))}</b>${
    step.inputs.length === 0 ? "" : `<ul>${step.inputs.map((input) => stepItems(input, language)).join("")}</ul>`
  }</li>`;

const style = `body{font:14px/1.45 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#1b1f24}
table{border-collapse:collapse;width:100%}th,td{padding:4px 8px;border-bottom:1px solid #e3e6ea;text-align:left}
.n{text-align:right;font-variant-numeric:tabular-nums}h1{font-size:20px}h2{font-size:16px}ul{padding-left:16px}`;

const statementPage = (statement: PayeeStatement, result: RunResult, period: Period, language: Language): string => {
  const say = sayIn(commissionTexts, language);
  const money = (value: Exact | null) =>
    value === null ? "–" : formatMoney(value, currencyDigits(statement.currency), statement.currency, language);
  const title = say("statement", { period: printPeriod(period, calendarYear, language), payee: statement.name });
  const rows = statement.lines
    .map(
      (line) =>
        `<tr><td>${escaped(line.deal ?? line.id ?? line.component)}</td><td>${line.date === null ? "" : formatDate(line.date, language)}</td><td>${escaped(line.component)}</td><td class="n">${line.credit === null ? "" : formatNumber(line.credit, 2, language)}</td><td class="n">${money(line.commission)}</td></tr>`,
    )
    .join("");
  const trace = payeeTrace(result, statement.payee);
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1><p><b>${escaped(say("payout"))}: ${escaped(money(statement.payout))}</b></p>
<table><thead><tr><th>${escaped(say("deal"))}</th><th>${escaped(say("date"))}</th><th>${escaped(say("component"))}</th><th class="n">${escaped(say("credit"))}</th><th class="n">${escaped(say("commission"))}</th></tr></thead><tbody>${rows}</tbody></table>
${trace === undefined ? "" : `<h2>${escaped(say("steps"))}</h2><ul>${stepItems(trace, language)}</ul>`}
</body></html>
`;
};

/** One page a payee, by file name; equal names are numbered. */
export const statementFiles = (
  result: RunResult,
  period: Period,
  language: Language,
): { name: string; text: string }[] => {
  const taken = new Set<string>();
  return result.statements.map((statement) => {
    const base = statement.name.replace(/[^\p{L}\p{N} ._-]/gu, "_").trim() || "payee";
    let name = `${base}.html`;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} (${n}).html`;
    taken.add(name.toLowerCase());
    return { name, text: statementPage(statement, result, period, language) };
  });
};
