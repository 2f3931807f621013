import type { Language } from "../locale/language.ts";
import type { Crm, FieldName, ObjectKind } from "./fields.ts";

/** One column of a file and what it was recognised as. */
export interface RecognisedColumn {
  readonly index: number;
  readonly header: string;
  /** null: kept under its header as a dimension. */
  readonly field: FieldName | null;
  /** For `stage_entered_at` and `stage_exited_at`: the stage named in the header, and the pipeline where one is named. */
  readonly stage?: string;
  readonly pipeline?: string;
  /** ISO code or sign of the currency where the header names one, `Amount (EUR)`. */
  readonly currency?: string;
}

/** CRM and object of a file, decided before its columns, then the meaning of each column. */
export interface Recognition {
  readonly crm: Crm;
  readonly object: ObjectKind;
  /** Language of the headers; null where none can be told (API names, custom headers). */
  readonly language: Language | null;
  readonly columns: readonly RecognisedColumn[];
  /** In words for the report: which headers spoke for this CRM and object. */
  readonly evidence: readonly string[];
  /** Two columns that claim one field, a field two readings fit; each with the fields and headers concerned. */
  readonly ambiguities: readonly { readonly field: FieldName; readonly headers: readonly string[] }[];
}

/** What a person says about a file; it goes before anything recognised. A field of null keeps the column as a dimension. */
export interface RecognitionOverride {
  readonly crm?: Crm;
  readonly object?: ObjectKind;
  readonly columns?: Readonly<Record<string, FieldName | null>>;
}
