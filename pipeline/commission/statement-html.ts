import type { Table } from "../../core/results.ts";
import { escapeText } from "../pack/escape.ts";
import { htmlTable } from "../pack/html-table.ts";
import { reportStyle } from "../pack/report-style.ts";
import type { WrittenStatement } from "./statement.ts";

const style = `
main,header{max-width:860px}
.payout{margin:20px 0 8px;padding:16px 20px;background:var(--raised);border:1px solid var(--line);border-radius:6px;display:flex;justify-content:space-between;align-items:baseline;flex-wrap:wrap;gap:8px}
.payout strong{font-size:28px;font-variant-numeric:tabular-nums}
section{margin-top:32px}
section h2{margin-bottom:8px}
.items table,.performance table,.lines table,.balances table{width:100%}
.steps td:last-child,.steps th:last-child{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.steps tr>:first-child{white-space:pre-wrap;position:static}
ul{margin:0 0 12px;padding-left:20px}
li{margin-bottom:4px}
main{padding-bottom:40px}
@media print{section{margin-top:14px;break-inside:avoid}section.lines,section.steps{break-inside:auto}.payout{padding:8px 12px}.payout strong{font-size:20px}}
`;

const part = (table: Table, { currency, language }: WrittenStatement): string =>
  `<section class="${table.id}"><h2>${escapeText(table.title)}</h2>${htmlTable(table, currency, language, table.title, table.rows.length)}</section>`;

const list = (title: string, sentences: readonly string[], name: string): string =>
  sentences.length === 0
    ? ""
    : `<section class="${name}"><h2>${escapeText(title)}</h2><ul>${sentences.map((text) => `<li>${escapeText(text)}</li>`).join("")}</ul></section>`;

/** A payee's statement as one self-contained page, for the screen and for paper. */
export const statementHtml = (statement: WrittenStatement): string => {
  const { language, title, payee, facts, state, payoutLabel, payout, unresolved, tables, steps } = statement;
  const amount =
    payout === null
      ? `<span class="bad">${escapeText(unresolved)}</span>`
      : `<span>${escapeText(payoutLabel)}</span><strong>${escapeText(payout)}</strong>`;
  const stepTable = htmlTable(steps, "", language, steps.title, steps.rows.length);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeText(
    `${title}: ${payee}`,
  )}</title><style>${reportStyle}${style}</style></head><body>
<header><p class="muted">${escapeText(title)}</p><h1>${escapeText(payee)}</h1><p class="stamp">${facts
    .map((fact) => `<span>${escapeText(fact)}</span>`)
    .join("")}</p><p class="note">${escapeText(state)}</p></header>
<main><div class="payout">${amount}</div>
${tables.map((table) => part(table, statement)).join("\n")}
${list(statement.nextTitle, statement.next, "next")}
${list(statement.planTitle, statement.planWords, "plan")}
<section class="steps"><details><summary>${escapeText(steps.title)}</summary>${stepTable}</details></section>
</main></body></html>
`;
};
