import type { IsoDate } from "../calendar/iso-date.ts";

/** Why a record can't be loaded. The first nine are defined in test/fixtures/torture/expected.json. */
export const quarantineReasons = [
  "field_count",
  "duplicate_id",
  "missing_id",
  "mangled_id",
  "bad_amount",
  "bad_date",
  "bad_boolean",
  "nul_byte",
  "bad_encoding",
  "unterminated_quote",
  "bad_number",
  "bad_json",
  "amount_too_large",
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

/** A text that has no reading in its column's format. */
export interface Failure {
  readonly failure: "bad_amount" | "bad_date" | "bad_boolean" | "bad_number";
}

/** A text with two readings that nothing in the file decides; the column's plan carries the question. */
export interface Undecided {
  readonly undecided: true;
  /** Of a date: the day with the day first and with the month first; null where that is no day. */
  readonly dayFirst?: IsoDate | null;
  readonly monthFirst?: IsoDate | null;
}

/** What a cell gives: its value, null for a null word, a failure, or undecided. */
export type Parsed<T> = T | null | Failure | Undecided;

export const badAmount: Failure = { failure: "bad_amount" };
export const badNumber: Failure = { failure: "bad_number" };
export const badDate: Failure = { failure: "bad_date" };
export const badBoolean: Failure = { failure: "bad_boolean" };
export const undecided: Undecided = { undecided: true };

export const isFailure = (parsed: unknown): parsed is Failure =>
  typeof parsed === "object" && parsed !== null && "failure" in parsed;

export const isUndecided = (parsed: unknown): parsed is Undecided =>
  typeof parsed === "object" && parsed !== null && "undecided" in parsed;
