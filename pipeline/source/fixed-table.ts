import type { FixedColumn, ImportOptions } from "../../core/import/options.ts";
import { type RawRecord, recordReader } from "../../core/import/records.ts";
import { encodingNote, lookAtBytes } from "./csv-table.ts";
import { decoded } from "./decode.ts";
import { fileBytes } from "./file-bytes.ts";
import type { Table } from "./table.ts";

const cut = (record: RawRecord, layout: readonly FixedColumn[]): RawRecord => {
  const text = record.fields[0] as string;
  const fields = layout.map(({ start, length }) => text.slice(start - 1, start - 1 + length).trim());
  return { ...record, fields };
};

async function* records(
  texts: AsyncIterable<string>,
  layout: readonly FixedColumn[],
): AsyncGenerator<readonly RawRecord[]> {
  // A delimiter that no text holds makes each line one field.
  const reader = recordReader({ delimiter: "\uffff", quote: null });
  const columns = (found: readonly RawRecord[]) => found.map((record) => cut(record, layout));
  for await (const text of texts) yield columns(reader.push(text));
  yield columns(reader.end());
}

/** A fixed-width text file under a declared layout; it has no header, its names are those of the layout. */
export const fixedTable = async (
  file: string,
  gzip: boolean,
  layout: readonly FixedColumn[],
  options: ImportOptions,
): Promise<Table> => {
  const { decision } = await lookAtBytes(file, gzip, options);
  return {
    format: "fixed",
    sheet: null,
    encoding: decision.encoding,
    bom: decision.bom > 0,
    delimiter: null,
    quote: null,
    lineEnding: null,
    headerIndex: null,
    headerLine: null,
    preambleLines: 0,
    headers: layout.map(({ name }) => name),
    layout,
    notes: [encodingNote(decision)],
    serials: false,
    rows: () => records(decoded(fileBytes(file, gzip), decision.encoding, decision.bom), layout),
  };
};
