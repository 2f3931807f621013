import { RevError } from "../../core/errors/error.ts";
import { cureFor } from "../../core/import/cures.ts";
import { type ObjectKind, objectKinds } from "../../core/import/fields.ts";
import { isFailure, isUndecided } from "../../core/import/parsed.ts";
import { type ColumnPlan, decideFormats, draftColumns, formatEvidence } from "../../core/import/plan.ts";
import { recogniseTable } from "../../core/import/recognise-table.ts";
import { cellParser } from "../../core/import/validate.ts";
import { tidy } from "../../core/locale/fold.ts";
import { exact } from "../../core/money/exact.ts";
import { Cursor, choice, date, isBlank, isDate, number, type Range, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import type { Host } from "../host.ts";
import { cells } from "../parameters.ts";
import { day, rows, type Value, views } from "../results.ts";

interface Rejected {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly cure: string;
}

const sampleRows = 200;

/** Headers, recognised meaning and number and date formats of a range; a format that nothing decides is a question to the user. */
const planOf = (range: Range, object: ObjectKind | undefined, told: { decimal?: "." | ","; dateFormat?: string }) => {
  const headers = (range.rows[0] ?? []).map((cell) => (isBlank(cell) ? "" : tidy(String(cell))));
  const data = range.rows.slice(1).filter((row) => !row.every(isBlank));
  const texts = (row: readonly unknown[]) =>
    headers.map((_, i) => (typeof row[i] === "string" ? (row[i] as string) : ""));
  const sample = data.slice(0, sampleRows).map(texts);
  const recognition = recogniseTable(headers, sample, range.name, object === undefined ? {} : { object });
  const drafts = draftColumns(headers, recognition);
  const evidence = formatEvidence(drafts);
  for (const row of data) evidence.addRecord(texts(row));
  const { columns, questions } = decideFormats(drafts, evidence, told, false);
  const open = questions[0];
  if (open !== undefined) {
    throw new RevError("FORMAT_UNDECIDED", {
      column: open.columns.join(", "),
      example: open.examples.slice(0, 2).join(", "),
      option:
        open.about === "decimal"
          ? "decimal=comma"
          : open.about === "date_format"
            ? "date_format=dd/mm/yyyy"
            : "object=deals",
    });
  }
  return { headers, columns };
};

/** A cell as its column's kind: typed cells as they are, texts by the column's format. */
const typedValue = (
  value: unknown,
  plan: ColumnPlan,
  parse: ReturnType<typeof cellParser>,
  cursor: Cursor,
): Value | Rejected => {
  if (isBlank(value)) return null;
  if (typeof value !== "string") {
    if (isDate(value)) return plan.kind === "instant" ? day(date.read(value, cursor)) : text.read(value, cursor);
    if (typeof value === "number" && plan.kind !== "instant" && Number.isFinite(value)) {
      return plan.kind === "text" || plan.kind === "id" ? text.read(value, cursor) : number.read(value, cursor);
    }
    return plan.kind === "instant"
      ? day(date.read(value, cursor))
      : typeof value === "boolean"
        ? value
        : text.read(value, cursor);
  }
  const parsed = parse(value);
  if (isFailure(parsed) || isUndecided(parsed)) {
    const reason = isFailure(parsed) ? parsed.failure : plan.kind === "instant" ? "bad_date" : "bad_number";
    const cure = cureFor(reason, cursor.shown(value), plan.pattern ?? plan.kind, cursor.host.language());
    return { row: cursor.row + 1, column: plan.header, value: cursor.shown(value), cure };
  }
  if (parsed === null || typeof parsed === "string" || typeof parsed === "boolean") return parsed;
  return "text" in parsed ? exact(parsed.text) : day(parsed.date);
};

const isRejected = (value: Value | Rejected): value is Rejected =>
  typeof value === "object" && value !== null && "cure" in value;

const cleaned = (range: Range, columns: readonly ColumnPlan[], host: Host) => {
  const cursor = new Cursor(range, host);
  const parsers = columns.map(cellParser);
  const good: Value[][] = [];
  const bad: Rejected[] = [];
  range.rows.forEach((row, r) => {
    if (r === 0 || row.every(isBlank)) return;
    cursor.row = r;
    const values = columns.map((plan, i) => {
      cursor.column = plan.index;
      return typedValue(row[plan.index], plan, parsers[i] as ReturnType<typeof cellParser>, cursor);
    });
    const rejected = values.find(isRejected);
    if (rejected === undefined) good.push(values as Value[]);
    else bad.push(rejected);
  });
  return { good, bad };
};

export const clean = defineFunction("REV_CLEAN", {
  about: {
    summary: six(
      "A pasted export as a typed table, numbers and dates of any locale read, with the rejects beside it.",
      "Ein eingefügter Export als typisierte Tabelle, Zahlen und Daten jeder Region gelesen, Abgelehntes daneben.",
      "Una exportación pegada como tabla tipada, con números y fechas de cualquier región, y los rechazos al lado.",
      "Wklejony eksport jako typowana tabela, liczby i daty z każdego regionu, odrzucone obok.",
      "Uma exportação colada como tabela tipada, números e datas de qualquer região, com as rejeições ao lado.",
      "Yapıştırılan dışa aktarım türlü tablo olarak; her yörenin sayı ve tarihleri okunur, reddedilenler yanında.",
    ),
    parameters: { pasted: "The pasted export, header row included." },
    returns:
      "The rows that could be read, then a blank column, then row, column, value and cure of the rejects. show=rows, rejects or columns (what each header was recognised as). Options: decimal (point or comma), date_format (such as dd/mm/yyyy), object.",
    errors: ["FORMAT_UNDECIDED", "UNKNOWN_OBJECT"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["Opportunity ID", "Betrag", "Stage", "Close Date"],
            ["006A", "1.234,50", "Proposal", "31.12.2026"],
            ["006B", "zwölf", "Proposal", "30.11.2026"],
          ],
        },
        formula: '=REV_CLEAN(A1:D3, "show=rows; headers=no")',
        gives: [["006A", 1234.5, "Proposal", { date: "2026-12-31" }]],
      },
    ],
    listed: true,
  },
  parameters: { pasted: cells },
  options: { decimal: choice("point", "comma"), date_format: text, object: choice(...objectKinds) },
  run: ({ pasted: range }, options, _tables, host) => {
    const { headers, columns } = planOf(range, options.object, {
      ...(options.decimal === undefined ? {} : { decimal: options.decimal === "comma" ? "," : "." }),
      ...(options.date_format === undefined ? {} : { dateFormat: options.date_format }),
    });
    const { good, bad } = cleaned(range, columns, host);
    const shown = columns.map(({ name }) => ({ header: name }));
    const rejectRow = (reject: Rejected | undefined): Value[] =>
      reject === undefined ? [null, null, null, null] : [reject.row, reject.column, reject.value, reject.cure];
    return views({
      all: () =>
        bad.length === 0
          ? rows(shown, good)
          : rows(
              [...shown, { header: "" }, "row", "column", "value", "cure"],
              Array.from({ length: Math.max(good.length, bad.length) }, (_, i): Value[] => [
                ...(good[i] ?? headers.map(() => null)),
                null,
                ...rejectRow(bad[i]),
              ]),
            ),
      rows: () => rows(shown, good),
      rejects: () => rows(["row", "column", "value", "cure"], bad.map(rejectRow)),
      columns: () =>
        rows(
          ["column", "field", "kind", "format"],
          columns.map(({ header, field, kind, pattern, number: format }) => [
            header,
            field,
            kind,
            pattern ?? format?.decimal ?? null,
          ]),
        ),
    });
  },
});

export const cleaning = [clean];
