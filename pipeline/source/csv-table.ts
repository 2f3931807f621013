import { decideLayout, type Layout } from "../../core/import/dialect.ts";
import { byteOrderMark, type EncodingDecision, encodingEvidence } from "../../core/import/encoding.ts";
import type { Note } from "../../core/import/notes.ts";
import type { ImportOptions } from "../../core/import/options.ts";
import { type RawRecord, recordReader } from "../../core/import/records.ts";
import { decoded, decoderFor } from "./decode.ts";
import { fileBytes } from "./file-bytes.ts";
import type { Table } from "./table.ts";

const layoutSample = 512 * 1024;

interface Looked {
  readonly decision: EncodingDecision;
  readonly head: Uint8Array;
  readonly whole: boolean;
}

/** Reads the bytes once, all or the first `glance` of them: decides the encoding and keeps the beginning. */
export const lookAtBytes = async (
  file: string,
  gzip: boolean,
  options: ImportOptions,
  glance = Number.POSITIVE_INFINITY,
): Promise<Looked> => {
  const evidence = encodingEvidence();
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of fileBytes(file, gzip)) {
    evidence.push(part);
    if (size < layoutSample) kept.push(part.slice(0, layoutSample - size));
    size += part.length;
    if (size >= glance) break;
  }
  const head = Buffer.concat(kept);
  const found = evidence.decide();
  if (options.encoding === undefined) return { decision: found, head, whole: size <= layoutSample };
  const mark = byteOrderMark(head);
  const bom = mark?.encoding === options.encoding ? mark.length : 0;
  const decision: EncodingDecision = { ...found, encoding: options.encoding, bom, ground: "told" };
  return { decision, head, whole: size <= layoutSample };
};

/** The beginning of a file as text; where the file goes on, up to the last whole character. */
export const headText = ({ decision, head, whole }: Looked): string => {
  const decoder = decoderFor(decision.encoding);
  const text = decoder.push(head.subarray(decision.bom));
  return whole ? text + decoder.end() : text;
};

const grounds: Readonly<Record<EncodingDecision["ground"], Note["key"]>> = {
  bom: "encoding_bom",
  "nul bytes": "encoding_nulls",
  ascii: "encoding_ascii",
  "utf-8 valid": "encoding_valid",
  "utf-8 mostly": "encoding_mostly",
  letters: "encoding_letters",
  told: "encoding_told",
};

export const encodingNote = (decision: EncodingDecision): Note => ({
  key: grounds[decision.ground],
  parameters: { encoding: decision.encoding, records: decision.nonAscii, invalid: decision.invalid },
});

/** A delimiter as a person names it. */
export const delimiterName = (delimiter: string): string => (delimiter === "\t" ? "tab" : delimiter);

const layoutNotes = (layout: Layout): Note[] => {
  if (layout.headerLine === null) return [];
  const delimiter = delimiterName(layout.delimiter);
  const share = `${Math.round(layout.regular * 100)}%`;
  const notes: Note[] = [
    layout.sepLine
      ? { key: "separator_line", parameters: { delimiter } }
      : { key: "delimiter", parameters: { delimiter, share } },
  ];
  if (layout.preambleLines > 0) {
    notes.push({ key: "header", parameters: { line: layout.headerLine, before: layout.preambleLines } });
  }
  return notes;
};

/** Text of a file from behind its `sep=` line. */
async function* withoutFirstLine(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held: string | undefined = "";
  for await (const text of texts) {
    if (held === undefined) {
      yield text;
      continue;
    }
    held += text;
    const end = /\r\n|\n|\r(?=.)/s.exec(held);
    if (end === null) continue;
    const rest = held.slice(end.index + end[0].length);
    held = undefined;
    yield rest;
  }
}

async function* records(texts: AsyncIterable<string>, layout: Layout): AsyncGenerator<readonly RawRecord[]> {
  const body = layout.sepLine ? withoutFirstLine(texts) : texts;
  const reader = recordReader(layout, layout.headers.length, layout.sepLine ? 2 : 1);
  for await (const text of body) {
    const out = reader.push(text);
    if (out.length > 0) yield out;
  }
  const last = reader.end();
  if (last.length > 0) yield last;
}

/** A delimited text file: encoding, delimiter, quotes and header found from its bytes. */
export const csvTable = async (
  file: string,
  gzip: boolean,
  options: ImportOptions,
  glance?: number,
): Promise<Table> => {
  const looked = await lookAtBytes(file, gzip, options, glance);
  const { decision } = looked;
  const layout = decideLayout(headText(looked), looked.whole, options.delimiter);
  const found = layout.headerIndex !== null;
  return {
    format: "csv",
    sheet: null,
    encoding: decision.encoding,
    bom: decision.bom > 0,
    delimiter: found ? layout.delimiter : null,
    quote: layout.quote,
    lineEnding: layout.lineEnding,
    headerIndex: layout.headerIndex,
    headerLine: layout.headerLine,
    preambleLines: layout.preambleLines,
    headers: layout.headers,
    layout: null,
    notes: [encodingNote(decision), ...layoutNotes(layout)],
    serials: false,
    rows: () => records(decoded(fileBytes(file, gzip), decision.encoding, decision.bom), layout),
  };
};
