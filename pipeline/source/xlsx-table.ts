import { Readable } from "node:stream";
import { type CellValue, readXlsx, streamXlsxRows } from "hucre/xlsx";
import { RevError } from "../../core/errors/error.ts";
import { findHeader } from "../../core/import/dialect.ts";
import type { RawRecord } from "../../core/import/records.ts";
import { fileBytes, fileError } from "./file-bytes.ts";
import type { Table } from "./table.ts";

const batch = 1000;
const sampled = 200;

const pad = (value: number): string => String(value).padStart(2, "0");

/** A date cell as ISO text; a time of day stands behind it unless it is midnight. Dates of a workbook have no zone: their UTC parts are meant. */
const dateText = (date: Date): string => {
  const day = `${String(date.getUTCFullYear()).padStart(4, "0")}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  const time = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
  return time === "00:00:00" ? day : `${day} ${time}`;
};

const cellText = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
};

const damaged = (error: unknown, file: string): unknown => {
  const known = fileError(error, file);
  if (known !== error || !(error instanceof Error)) return known;
  return new RevError("FILE_DAMAGED", { file, format: "XLSX", cause: error.message });
};

async function* sheetRows(file: string, gzip: boolean, sheet: number): AsyncGenerator<readonly RawRecord[]> {
  let out: RawRecord[] = [];
  try {
    const input = Readable.toWeb(Readable.from(fileBytes(file, gzip))) as ReadableStream<Uint8Array>;
    for await (const row of streamXlsxRows(input, { sheet })) {
      const fields = row.values.map(cellText);
      if (fields.every((field) => field.trim() === "")) continue;
      out.push({ line: row.index + 1, fields, flaw: null });
      if (out.length < batch) continue;
      yield out;
      out = [];
    }
  } catch (error) {
    throw damaged(error, file);
  }
  if (out.length > 0) yield out;
}

/** Rows as wide as the header: blank cells at the end of a row are not stored in a workbook. */
async function* widened(rows: AsyncIterable<readonly RawRecord[]>, width: number) {
  for await (const records of rows) {
    yield records.map((record) => {
      const fields = record.fields.slice();
      while (fields.length > width && (fields[fields.length - 1] as string).trim() === "") fields.pop();
      while (fields.length < width) fields.push("");
      return { ...record, fields };
    });
  }
}

const sheetNames = async (file: string, gzip: boolean): Promise<string[]> => {
  const names: string[] = [];
  try {
    const parts: Uint8Array[] = [];
    for await (const part of fileBytes(file, gzip)) parts.push(part);
    await readXlsx(Buffer.concat(parts), {
      sheets: (info) => {
        names.push(info.name);
        return false;
      },
    });
  } catch (error) {
    throw damaged(error, file);
  }
  return names;
};

const headerCells = (fields: readonly string[]): string[] => {
  const cells = [...fields];
  while (cells.length > 0 && (cells[cells.length - 1] as string).trim() === "") cells.pop();
  return cells;
};

/** The tables of a workbook, one for each sheet that holds any row; the header is searched for, since reports put titles above it. */
export const xlsxTables = async (file: string, gzip: boolean): Promise<Table[]> => {
  const tables: Table[] = [];
  const names = await sheetNames(file, gzip);
  for (const [index, sheet] of names.entries()) {
    const rows: RawRecord[] = [];
    for await (const records of sheetRows(file, gzip, index)) {
      rows.push(...records);
      if (rows.length >= sampled) break;
    }
    if (rows.length === 0) continue;
    const headerIndex = findHeader(rows.slice(0, sampled).map(({ fields }) => headerCells(fields)));
    const header = headerIndex === null ? undefined : rows[headerIndex];
    const headers = header === undefined ? [] : headerCells(header.fields);
    const headerLine = header?.line ?? null;
    tables.push({
      format: "xlsx",
      sheet,
      encoding: null,
      bom: false,
      delimiter: null,
      quote: null,
      lineEnding: null,
      headerIndex,
      headerLine,
      preambleLines: headerLine === null ? 0 : headerLine - 1,
      headers,
      layout: null,
      notes:
        headerLine !== null && headerLine > 1
          ? [{ key: "header", parameters: { line: headerLine, before: headerLine - 1 } }]
          : [],
      serials: true,
      rows: () => widened(sheetRows(file, gzip, index), headers.length),
    });
  }
  return tables;
};
