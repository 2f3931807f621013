import type { Encoding } from "./encoding.ts";
import type { Crm, FieldName, ObjectKind } from "./fields.ts";
import type { DecimalMark } from "./numbers.ts";

/** A column of a fixed-width file: where it starts (from 1), how many characters it takes, and the field it is. */
export interface FixedColumn {
  readonly name: string;
  readonly start: number;
  readonly length: number;
  readonly field: FieldName | null;
}

/** What a person tells about a file; everything else is found from its bytes. */
export interface ImportOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly decimal?: DecimalMark;
  /** A pattern such as dd/mm/yyyy or mm/dd/yyyy: the order of day and month. */
  readonly dateFormat?: string;
  /** A locale such as de, en-US, pt-BR: settles what the values leave open, and only that. */
  readonly locale?: string;
  /** The one sheet of a workbook that is meant; all without it. */
  readonly sheet?: string | null;
  /** Header to field, or to null for a plain dimension; overrides what was recognised. Of a workbook, on each sheet that has the header. */
  readonly mapping?: Readonly<Record<string, FieldName | null>>;
  readonly crm?: Crm;
  readonly object?: ObjectKind;
  readonly layout?: readonly FixedColumn[];
}
