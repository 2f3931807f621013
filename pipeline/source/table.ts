import type { LineEnding } from "../../core/import/dialect.ts";
import type { Encoding } from "../../core/import/encoding.ts";
import type { Note } from "../../core/import/notes.ts";
import type { FixedColumn } from "../../core/import/options.ts";
import type { FileFormat } from "../../core/import/plan.ts";
import type { RawRecord } from "../../core/import/records.ts";

/** One table of a file, laid out but not yet understood. `rows` may be read again and again and gives every non-blank record. */
export interface Table {
  readonly format: FileFormat;
  readonly sheet: string | null;
  readonly encoding: Encoding | null;
  readonly bom: boolean;
  readonly delimiter: string | null;
  readonly quote: '"' | null;
  readonly lineEnding: LineEnding | null;
  /** Index of the header among the non-blank records; null where the headers come from elsewhere or the table is empty. */
  readonly headerIndex: number | null;
  readonly headerLine: number | null;
  readonly preambleLines: number;
  readonly headers: readonly string[];
  readonly layout: readonly FixedColumn[] | null;
  readonly notes: readonly Note[];
  /** Bare day numbers of a spreadsheet are dates here. */
  readonly serials: boolean;
  rows(): AsyncIterable<readonly RawRecord[]>;
}
