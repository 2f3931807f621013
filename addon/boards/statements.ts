import { calendarYear } from "../../core/calendar/fiscal.ts";
import { printPeriod } from "../../core/calendar/period.ts";
import { payeeTrace } from "../../core/commission/engine/payee-trace.ts";
import type { PayeeStatement, RunResult } from "../../core/commission/engine/run-result.ts";
import type { TraceStep } from "../../core/commission/engine/trace.ts";
import { traceWords } from "../../core/commission/engine/trace-words.ts";
import { fold } from "../../core/locale/fold.ts";
import { formatDate, formatMoney, formatNumber } from "../../core/locale/format.ts";
import { isLanguage, type Language } from "../../core/locale/language.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { type Exact, sum, toText } from "../../core/money/exact.ts";
import type { Cell } from "../protocol.ts";
import { sayIn } from "../texts.ts";
import type { CommissionInputs } from "./commission.ts";
import { commissionTexts } from "./commission-texts.ts";
import { escaped, htmlDocument, personFiles } from "./html-page.ts";

/** A step's value with as many decimals as it has, up to six. */
export const stepNumber = (value: Exact, language: Language): string => {
  const decimals = (/\.(\d+)$/.exec(toText(value, 6))?.[1] ?? "").length;
  return formatNumber(value, Math.max(decimals, 0), language);
};

const stepItems = (step: TraceStep, language: Language): string =>
  `<li><span>${escaped(traceWords(step, language))}</span> <b>${escaped(stepNumber(step.value, language))}</b>${
    step.inputs.length === 0 ? "" : `<ul>${step.inputs.map((input) => stepItems(input, language)).join("")}</ul>`
  }</li>`;

type HtmlCell = string | { readonly number: string };

const cells = (tag: "td" | "th", row: readonly HtmlCell[]): string =>
  `<tr>${row
    .map((cell) =>
      typeof cell === "string"
        ? `<${tag}>${escaped(cell)}</${tag}>`
        : `<${tag} class="n">${escaped(cell.number)}</${tag}>`,
    )
    .join("")}</tr>`;

const htmlTable = (
  head: readonly HtmlCell[],
  rows: readonly (readonly HtmlCell[])[],
  foot: readonly HtmlCell[],
): string =>
  `<table><thead>${cells("th", head)}</thead><tbody>${rows.map((row) => cells("td", row)).join("")}</tbody><tfoot>${cells("td", foot)}</tfoot></table>`;

const statementPage = (
  statement: PayeeStatement,
  result: RunResult,
  { period, book }: CommissionInputs,
  language: Language,
): string => {
  const say = sayIn(commissionTexts, language);
  const money = (value: Exact) => formatMoney(value, currencyDigits(statement.currency), statement.currency, language);
  const nameOf = new Map(book.deals.map(({ id, name }) => [id, name]));
  const title = say("statement", { period: printPeriod(period, calendarYear, language), payee: statement.name });
  const { payout, items, lines } = statement;
  const paid =
    payout === null
      ? `<p><b>${escaped(say("open"))}</b></p>`
      : htmlTable(
          [say("item"), { number: say("amount") }],
          items.map(({ kind, amount, about }) => [
            about === null ? say(kind) : `${say(kind)}: ${nameOf.get(about) ?? about}`,
            { number: money(amount) },
          ]),
          [say("payout"), { number: money(payout) }],
        );
  const made = htmlTable(
    [say("deal"), say("date"), say("component"), { number: say("credit") }, { number: say("commission") }],
    lines.map(({ deal, id, date, component, credit, commission }) => [
      nameOf.get(deal ?? "") ?? deal ?? id ?? "",
      date === null ? "" : formatDate(date, language),
      component,
      { number: credit === null ? "" : formatNumber(credit, 2, language) },
      { number: money(commission) },
    ]),
    [say("total"), "", "", "", { number: money(sum(lines.map(({ commission }) => commission))) }],
  );
  const trace = payeeTrace(result, statement.payee);
  const steps = trace === undefined ? "" : `<h2>${escaped(say("steps"))}</h2><ul>${stepItems(trace, language)}</ul>`;
  return htmlDocument(language, title, `${paid}\n<h2>${escaped(say("lines"))}</h2>\n${made}\n${steps}`);
};

const payeeHeaders = ["payee", "vertriebsmitarbeiter", "vendedor", "handlowiec", "satis temsilcisi", "rep"];
const languageHeaders = ["language", "sprache", "idioma", "jezyk", "dil"];

/** Languages that the people's tab names for payees, in a column "Language" with en, de, es, pl, pt or tr. */
export const languagesOf = (people: readonly (readonly Cell[])[]): Map<string, Language> => {
  const [header = [], ...rows] = people;
  const columnOf = (names: readonly string[]) => header.findIndex((cell) => names.includes(fold(String(cell ?? ""))));
  const [payee, language] = [columnOf(payeeHeaders), columnOf(languageHeaders)];
  const known = new Map<string, Language>();
  if (payee < 0 || language < 0) return known;
  for (const row of rows) {
    const word = String(row[language] ?? "")
      .trim()
      .toLowerCase();
    if (isLanguage(word)) known.set(String(row[payee] ?? "").trim(), word);
  }
  return known;
};

/** One page a payee, by file name, in the payee's language where the people's tab names one and else in the one given. */
export const statementFiles = (
  inputs: CommissionInputs,
  result: RunResult,
  language: Language,
): { name: string; text: string }[] => {
  const languages = languagesOf(inputs.people.cells);
  return personFiles(
    result.statements.map((statement) => ({
      person: statement.name,
      html: statementPage(statement, result, inputs, languages.get(statement.payee) ?? language),
    })),
  );
};
