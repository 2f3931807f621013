import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../../core/locale/fold.ts";
import { speaker } from "../../core/locale/message.ts";
import type { Table } from "../../core/results.ts";
import type { OptionValues } from "../command.ts";
import { csvText } from "../csv.ts";
import type { Terminal } from "../terminal.ts";
import { commissionMessages } from "./messages.ts";
import { type OpenedRun, openRun } from "./open-run.ts";
import { type WrittenStatement, writtenStatement } from "./statement.ts";
import { statementHtml } from "./statement-html.ts";
import { runWorkbook, writeFolder } from "./write-run.ts";

/** The file by which a folder of statements is known. */
const indexFile = "statements.csv";

/** File names without what no file system takes; two payees whose names come out alike get a number. */
export const fileNames = (payees: readonly string[]): string[] => {
  const used = new Map<string, number>();
  return payees.map((payee) => {
    const stem =
      fold(payee)
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-+|-+$/g, "") || "payee";
    const count = (used.get(stem) ?? 0) + 1;
    used.set(stem, count);
    return count === 1 ? stem : `${stem}-${count}`;
  });
};

/** Money columns of a sheet name their currency, since a workbook's stamp has none here. */
const withCurrency = (table: Table, currency: string): Table => ({
  ...table,
  columns: table.columns.map((column) =>
    column.kind === "money" ? { ...column, label: `${column.label} (${currency})` } : column,
  ),
});

const workbookOf = (run: OpenedRun, statement: WrittenStatement): Promise<Uint8Array> => {
  const { language, currency, tables, steps, title, payee, facts, state, planTitle, planWords, next, nextTitle } =
    statement;
  const cover: Table = {
    id: "statement",
    title: `${title}: ${payee}`,
    definition: [...facts, state].join(" · "),
    columns: [{ key: "text", label: statement.payoutLabel, kind: "text" }],
    rows: [
      [statement.payout ?? statement.unresolved],
      ...(next.length === 0 ? [] : [[nextTitle], ...next.map((text) => [text])]),
      ...(planWords.length === 0 ? [] : [[planTitle], ...planWords.map((text) => [text])]),
    ],
  };
  return runWorkbook(
    run,
    language,
    [cover, ...tables.map((table) => withCurrency(table, currency)), steps],
    cover.title,
  );
};

/** `revsheet commission statements`: a page and a workbook a payee, in the payee's language, and a list of them. */
export const statementsCommand = async (source: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const run = await openRun(source, options, terminal);
  const { label } = run.inputs.period;
  const { statements } = run.result;
  const names = fileNames(statements.map(({ payee }) => payee));
  const target = typeof options.out === "string" ? options.out : `revsheet-statements-${label}`;
  await writeFolder(target, indexFile, async (folder) => {
    const index: string[][] = [];
    for (const [i, statement] of statements.entries()) {
      const name = names[i] as string;
      const written = writtenStatement(run, statement);
      writeFileSync(join(folder, `${name}.html`), statementHtml(written));
      writeFileSync(join(folder, `${name}.xlsx`), await workbookOf(run, written));
      index.push([statement.payee, written.language, `${name}.html`, `${name}.xlsx`]);
    }
    writeFileSync(join(folder, indexFile), csvText([["payee", "language", "html", "xlsx"], ...index]));
  });
  const say = speaker(commissionMessages, run.language);
  terminal.result(
    options.json === true
      ? JSON.stringify({ folder: target, period: label, statements: statements.length }, null, 2)
      : say("written", { place: target }),
  );
  return run.result.totals === null ? 1 : 0;
};
