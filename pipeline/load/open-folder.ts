import { join } from "node:path";
import { RevError } from "../../core/errors/error.ts";
import { nearest } from "../../core/hygiene/nearest.ts";
import { type Crm, type FieldName, fields, type ObjectKind } from "../../core/import/fields.ts";
import type { ImportOptions } from "../../core/import/options.ts";
import type { FilePlan } from "../../core/import/plan.ts";
import { fold } from "../../core/locale/fold.ts";
import { type Configuration, settingsFor } from "../configuration.ts";
import type { RunOptions } from "../run-options.ts";
import { isEmpty, openSources, type Source } from "../source/open-source.ts";

/** A table of the folder, opened: its file name relative to the folder, how it is read, and its object. */
export interface OpenedTable {
  readonly name: string;
  readonly source: Source;
  readonly object: ObjectKind;
  readonly crm: Crm;
}

export interface OpenedFolder {
  readonly tables: readonly OpenedTable[];
  /** Files that hold nothing the product knows, with the reason in English for the report's notes. */
  readonly unrecognised: readonly { readonly file: string; readonly error: RevError }[];
}

const importOptions = (name: string, configuration: Configuration, options: RunOptions): ImportOptions => {
  const settings = settingsFor(configuration, name) ?? settingsFor(configuration, name.split("/").pop() ?? name);
  const decimal = options.decimal ?? settings?.decimal;
  const dateFormat = options.dateFormat ?? settings?.date_format;
  const locale = options.locale ?? settings?.locale;
  return {
    ...(settings?.encoding === undefined
      ? {}
      : { encoding: settings.encoding as NonNullable<ImportOptions["encoding"]> }),
    ...(settings?.delimiter === undefined
      ? {}
      : { delimiter: settings.delimiter === "tab" ? "\t" : settings.delimiter }),
    ...(settings?.crm === undefined ? {} : { crm: settings.crm }),
    ...(settings?.object === undefined ? {} : { object: settings.object }),
    ...(settings?.columns === undefined ? {} : { mapping: settings.columns as Record<string, FieldName | null> }),
    ...(settings?.layout === undefined
      ? {}
      : {
          layout: settings.layout.map(({ name: column, start, length }) => ({
            name: column,
            start,
            length,
            field: (settings.columns?.[column] ?? null) as FieldName | null,
          })),
        }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
    ...(locale === undefined ? {} : { locale }),
  };
};

const unreadable = new Set(["UNKNOWN_OBJECT", "FILE_NOT_TEXT"]);

type Unrecognised = OpenedFolder["unrecognised"][number];

const openOne = async (
  folder: string,
  name: string,
  options: ImportOptions,
  onUnknown: (sheet: Unrecognised) => void = () => undefined,
): Promise<OpenedTable[]> => {
  const tables: OpenedTable[] = [];
  for (const source of await openSources(join(folder, name), options, true)) {
    if (!isEmpty(source)) {
      const { object, crm } = source.plan.recognition;
      tables.push({ name, source, object, crm });
    } else if (source.unknown !== null)
      onUnknown({ file: `${name}#${source.table.sheet ?? ""}`, error: source.unknown });
  }
  return tables;
};

/** What --map says about a table: its headers among those told, as far as its object has the fields. */
const mappingTold = ({ source, object }: OpenedTable, told: RunOptions["mapping"]): Record<string, FieldName | null> =>
  Object.fromEntries(
    [...told].flatMap(([name, field]) => {
      const header = source.plan.headers.find((own) => fold(own) === fold(name));
      return header === undefined || (field !== null && !(field in fields[object]))
        ? []
        : [[header, field as FieldName]];
    }),
  );

/** Opens a file; each table of which --map names columns once more under that mapping. */
const openMapped = async (
  folder: string,
  name: string,
  options: ImportOptions,
  told: RunOptions["mapping"],
  used: Set<string>,
  onUnknown?: (sheet: Unrecognised) => void,
): Promise<OpenedTable[]> => {
  const opened: OpenedTable[] = [];
  for (const table of await openOne(folder, name, options, onUnknown)) {
    const mapping = mappingTold(table, told);
    for (const header of Object.keys(mapping)) used.add(fold(header));
    if (Object.keys(mapping).length === 0) opened.push(table);
    else {
      const { sheet } = table.source.plan;
      opened.push(...(await openOne(folder, name, { ...options, sheet, mapping: { ...options.mapping, ...mapping } })));
    }
  }
  return opened;
};

/** What --map names must stand in some export: HEADER_NOT_THERE, or OPTION_INVALID where no such table has the field. */
const requireUsed = (told: RunOptions["mapping"], used: ReadonlySet<string>, tables: readonly OpenedTable[]): void => {
  const unused = [...told].find(([header]) => !used.has(fold(header)));
  if (unused === undefined) return;
  const [header, field] = unused;
  const headers = tables.flatMap(({ source }) => source.plan.headers);
  if (headers.some((own) => fold(own) === fold(header)))
    throw new RevError("OPTION_INVALID", {
      option: "--map",
      value: `${header}=${field ?? ""}`,
      expected: "HEADER=field (docs/headers.md)",
    });
  throw new RevError("HEADER_NOT_THERE", { header, similar: nearest(header, headers) ?? "" });
};

/** MAPPING_AMBIGUOUS for the first field of money or date that two columns of a table claim. */
const requireMapping = ({ name, source }: OpenedTable): void => {
  const question = source.plan.questions.find(({ about }) => about === "mapping");
  const field = question?.candidates[0];
  if (question === undefined || field === undefined) return;
  throw new RevError("MAPPING_AMBIGUOUS", {
    file: name,
    field,
    columns: question.columns.map((column) => `'${column}'`).join(", "),
    answers: question.columns.map((column) => `--map '${column}=${field}'`).join(" / "),
  });
};

/** The order of day and month that other files of the folder prove, where they agree. */
const folderOrder = (tables: readonly OpenedTable[]): "dd/mm/yyyy" | "mm/dd/yyyy" | undefined => {
  const orders = new Set(
    tables
      .flatMap(({ source }) => source.plan.columns.map(({ instant }) => instant?.order))
      .filter((order) => order === "day first" || order === "month first"),
  );
  if (orders.size !== 1) return undefined;
  return orders.has("day first") ? "dd/mm/yyyy" : "mm/dd/yyyy";
};

const folderDecimal = (tables: readonly OpenedTable[]): "." | "," | undefined => {
  const marks = new Set(
    tables
      .flatMap(({ source }) => source.plan.columns.map(({ number }) => number?.decimal))
      .filter((mark) => mark === "." || mark === ","),
  );
  return marks.size === 1 ? ([...marks][0] as "." | ",") : undefined;
};

const openQuestion = ({ questions, columns }: FilePlan, about: "date_format" | "decimal") =>
  questions.find(
    (question) =>
      question.about === about &&
      question.columns.some((name) => columns.some((column) => column.name === name && column.field !== null)),
  );

/**
 * Opens every file of a folder. What a file leaves open about its dates and decimals the other files decide where they agree; what is still
 * open is asked: MAPPING_AMBIGUOUS, FORMAT_AMBIGUOUS or DECIMAL_AMBIGUOUS names the option that answers it. Files that hold nothing known are returned, not lost.
 */
export const openFolder = async (
  folder: string,
  files: readonly string[],
  configuration: Configuration,
  options: RunOptions,
  onFile: (file: string) => void,
): Promise<OpenedFolder> => {
  const tables: OpenedTable[] = [];
  const unrecognised: Unrecognised[] = [];
  const onUnknown = (sheet: Unrecognised) => unrecognised.push(sheet);
  const used = new Set<string>();
  for (const name of files) {
    onFile(name);
    try {
      const told = importOptions(name, configuration, options);
      tables.push(...(await openMapped(folder, name, told, options.mapping, used, onUnknown)));
    } catch (error) {
      if (error instanceof RevError && unreadable.has(error.code)) unrecognised.push({ file: name, error });
      else throw error;
    }
  }
  requireUsed(options.mapping, used, tables);
  for (const table of tables) requireMapping(table);
  const dateFormat = folderOrder(tables);
  const decimal = folderDecimal(tables);
  const settled: OpenedTable[] = [];
  for (const table of tables) {
    const { plan } = table.source;
    const dates = openQuestion(plan, "date_format");
    const numbers = openQuestion(plan, "decimal");
    if (dates === undefined && numbers === undefined) {
      settled.push(table);
      continue;
    }
    if (dates !== undefined && dateFormat === undefined)
      throw new RevError("FORMAT_AMBIGUOUS", {
        file: table.name,
        column: dates.columns.join(", "),
        example: dates.examples.join(", "),
      });
    if (numbers !== undefined && decimal === undefined)
      throw new RevError("DECIMAL_AMBIGUOUS", {
        file: table.name,
        column: numbers.columns.join(", "),
        example: numbers.examples.join(", "),
      });
    const told = importOptions(table.name, configuration, options);
    const settlement = {
      ...told,
      ...(dates === undefined || dateFormat === undefined ? {} : { dateFormat }),
      ...(numbers === undefined || decimal === undefined ? {} : { decimal }),
    };
    const again = await openMapped(folder, table.name, settlement, options.mapping, used);
    settled.push(...again.filter(({ source }) => source.plan.sheet === plan.sheet));
  }
  return { tables: settled, unrecognised };
};
