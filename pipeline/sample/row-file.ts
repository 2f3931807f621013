import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { XlsxStreamWriter } from "hucre/xlsx";
import { type SampleCell, writeCell } from "./cell.ts";
import type { Dialect, SampleFormat } from "./dialect.ts";

/** A file that takes rows one by one. `close` ends it, with lines that are no data behind it where given (CSV only). */
export interface RowFile {
  readonly row: (cells: readonly SampleCell[]) => void;
  readonly close: (footer?: readonly string[]) => Promise<void>;
}

const bufferSize = 1 << 20;

/** Writes text in blocks of a megabyte in the dialect's encoding. */
const textFile = (path: string, encoding: Dialect["encoding"]) => {
  const file = openSync(path, "w");
  const charset = encoding === "utf16le-bom" ? "utf16le" : "utf8";
  let block = encoding === "utf8" ? "" : "\ufeff";
  const flush = () => {
    writeSync(file, Buffer.from(block, charset));
    block = "";
  };
  return {
    write: (text: string) => {
      block += text;
      if (block.length > bufferSize) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
};

export const quoted = (dialect: Dialect, text: string): string =>
  dialect.quoteAll || /["\r\n]/.test(text) || text.includes(dialect.delimiter) ? `"${text.replace(/"/g, '""')}"` : text;

const csvFile = (path: string, headers: readonly string[], dialect: Dialect): RowFile => {
  const file = textFile(path, dialect.encoding);
  const line = (texts: readonly string[]) => {
    let text = "";
    for (let place = 0; place < texts.length; place++) {
      text +=
        place === 0 ? quoted(dialect, texts[0] as string) : dialect.delimiter + quoted(dialect, texts[place] as string);
    }
    file.write(text + dialect.newline);
  };
  line(headers);
  return {
    row: (cells) => line(cells.map((cell) => writeCell(dialect, cell))),
    close: async (footer = []) => {
      for (const text of footer) file.write((text === "" ? "" : quoted(dialect, text)) + dialect.newline);
      file.close();
    },
  };
};

/** Dates, numbers and flags as JSON has them. */
const jsonValue = (dialect: Dialect, cell: SampleCell): string | number | boolean | null => {
  if (cell === null || typeof cell === "string") return cell;
  switch (cell.kind) {
    case "amount":
      return cell.cents / 100;
    case "number":
      return cell.value;
    case "flag":
      return cell.value;
    case "day":
    case "moment":
      return writeCell({ ...dialect, date: "y-m-d", time: "seconds" }, cell);
  }
};

const jsonFile = (path: string, headers: readonly string[], dialect: Dialect): RowFile => {
  const file = textFile(path, "utf8");
  let first = true;
  file.write("[");
  return {
    row: (cells) => {
      const pairs = cells.map((cell, place) => [headers[place] as string, jsonValue(dialect, cell)]);
      file.write(`${first ? "\n" : ",\n"}${JSON.stringify(Object.fromEntries(pairs))}`);
      first = false;
    },
    close: async () => {
      file.write("\n]\n");
      file.close();
    },
  };
};

const excelValue = (cell: SampleCell): string | number | boolean | Date | null => {
  if (cell === null || typeof cell === "string") return cell;
  switch (cell.kind) {
    case "amount":
      return cell.cents / 100;
    case "number":
      return cell.value;
    case "flag":
      return cell.value;
    case "day":
      return new Date(cell.day * 86400000);
    case "moment":
      return new Date(cell.at * 60000);
  }
};

const xlsxFile = (path: string, headers: readonly string[], sheet: string): RowFile => {
  const writer = new XlsxStreamWriter({ name: sheet, columns: headers.map((header) => ({ header })) });
  return {
    row: (cells) => writer.addRow(cells.map(excelValue)),
    close: async () => writeFileSync(path, await writer.finish()),
  };
};

/** Opens a file of the format; only CSV has a dialect of delimiter, encoding and number format. Workbooks are held in memory until closed. */
export const rowFile = (
  path: string,
  format: SampleFormat,
  dialect: Dialect,
  headers: readonly string[],
  sheet: string,
): RowFile => {
  switch (format) {
    case "csv":
      return csvFile(path, headers, dialect);
    case "json":
      return jsonFile(path, headers, dialect);
    case "xlsx":
      return xlsxFile(path, headers, sheet);
  }
};
