import { isFooter } from "./footers.ts";
import type { RawRecord } from "./records.ts";

/** A data record with its number, counted from 1 after the header. */
export interface NumberedRecord {
  readonly record: number;
  readonly raw: RawRecord;
}

export interface DataRecords {
  push(records: readonly RawRecord[]): NumberedRecord[];
  /** Footer lines found at the end of the file; final after the last push. */
  readonly footers: readonly RawRecord[];
}

/**
 * Numbers the records after the header (`before` records are skipped, the header included). Lines that read like a report's footer are held
 * back: they are a footer only if nothing but such lines follows, else they are records like any other.
 */
export const dataRecords = (before: number): DataRecords => {
  let toSkip = before;
  let count = 0;
  let held: RawRecord[] = [];
  const number = (raw: RawRecord): NumberedRecord => ({ record: ++count, raw });
  return {
    push(records) {
      const out: NumberedRecord[] = [];
      for (const raw of records) {
        if (toSkip > 0) toSkip--;
        else if (raw.flaw === null && isFooter(raw.fields)) held.push(raw);
        else {
          if (held.length > 0) {
            for (const footer of held) out.push(number(footer));
            held = [];
          }
          out.push(number(raw));
        }
      }
      return out;
    },
    get footers() {
      return held;
    },
  };
};
