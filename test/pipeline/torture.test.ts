import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Inspection, inspectFiles } from "../../pipeline/inspect.ts";

interface Expected {
  readonly file: string;
  readonly encoding: string;
  readonly bom: boolean;
  readonly delimiter: string | null;
  readonly decimal: string | null;
  readonly date_format: string | null;
  readonly header_line: number | null;
  readonly preamble_lines: number;
  readonly footer_lines: number;
  readonly data_records: number;
  readonly must_load: number;
  readonly must_quarantine: number;
  readonly quarantine: readonly { record: number; reason: string }[];
  readonly warnings: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<string, unknown>>;
}

const folder = fileURLToPath(new URL("../fixtures/torture/", import.meta.url));
const { files } = JSON.parse(readFileSync(`${folder}expected.json`, "utf8")) as { files: readonly Expected[] };

const decoders: Readonly<Record<string, string>> = { "iso-8859-1": "windows-1252", "iso-8859-9": "windows-1254" };
const decode = (bytes: Uint8Array, encoding: string) =>
  new TextDecoder(decoders[encoding] ?? encoding, { fatal: false }).decode(bytes);

// Explanations, and totals of a stage history, which the funnel counts and not the import.
const elsewhere = /^(amount_sum_is_meaningless|transitions|regressions|reopened|skips|repeated_stage)$/;

/** The inspection's totals in the form of the expectation: a flag's counts stand alone there. */
const totalsOf = (inspection: Inspection): Record<string, unknown> => {
  const flag = Object.entries(inspection.totals).find(([key]) => key.startsWith("flag:"))?.[1];
  return { ...(typeof flag === "object" ? flag : {}), ...inspection.totals };
};

describe("the torture set", () => {
  it("has 51 files", () => expect(files).toHaveLength(51));

  it.each(files)("$file is read as expected", async (expected) => {
    const [found, ...more] = await inspectFiles([`${folder}${expected.file}`]);
    expect(more).toEqual([]);
    const inspection = found as Inspection;
    const bytes = readFileSync(`${folder}${expected.file}`);
    if (inspection.encoding !== expected.encoding) {
      // Two names for one reading: no byte of the file tells the encodings apart.
      expect(decode(bytes, inspection.encoding as string)).toBe(decode(bytes, expected.encoding));
    }
    const { quarantine, totals, ...rest } = inspection;
    expect(rest).toMatchObject({
      bom: expected.bom,
      delimiter: expected.delimiter,
      decimal: expected.decimal,
      date_format: expected.date_format,
      header_line: expected.header_line,
      preamble_lines: expected.preamble_lines,
      footer_lines: expected.footer_lines,
      data_records: expected.data_records,
      loaded: expected.must_load,
      quarantined: expected.must_quarantine,
      questions: expected.warnings.ambiguous_date_format === 1 ? [{ about: "date_format" }] : [],
    });
    expect(inspection.warnings).toEqual(expected.warnings);
    expect(quarantine.map(({ record, reason }) => ({ record, reason }))).toEqual(expected.quarantine);
    const wanted = Object.fromEntries(Object.entries(expected.totals).filter(([key]) => !elsewhere.test(key)));
    const given = totalsOf(inspection);
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, given[key]]))).toEqual(wanted);
  });
});
