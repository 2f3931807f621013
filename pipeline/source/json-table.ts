import { type JsonRecord, readJsonRecord } from "../../core/import/json-records.ts";
import type { ImportOptions } from "../../core/import/options.ts";
import type { RawRecord } from "../../core/import/records.ts";
import { encodingNote, headText, lookAtBytes } from "./csv-table.ts";
import { decoded } from "./decode.ts";
import { fileBytes } from "./file-bytes.ts";
import type { Table } from "./table.ts";

interface JsonText {
  readonly line: number;
  readonly text: string;
}

const countBreaks = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
};

/** The lines of NDJSON that are not blank. */
async function* lines(texts: AsyncIterable<string>): AsyncGenerator<JsonText> {
  let rest = "";
  let line = 0;
  for await (const text of texts) {
    const pieces = (rest + text).split("\n");
    rest = pieces.pop() as string;
    for (const piece of pieces) {
      line++;
      if (piece.trim() !== "") yield { line, text: piece };
    }
  }
  if (rest.trim() !== "") yield { line: line + 1, text: rest };
}

/**
 * The elements of a JSON list as text, cut at the commas of its first level; quotes and brackets are followed, values are not read. The list
 * begins `start` characters into the text; what follows a list in an envelope is not read.
 */
async function* elements(texts: AsyncIterable<string>, start: number): AsyncGenerator<JsonText> {
  let held = "";
  let at = start;
  let from = 0;
  let depth = 0;
  let quoted = false;
  let line = 1;
  for await (const text of texts) {
    held += text;
    for (; at < held.length; at++) {
      const character = held[at];
      if (quoted) {
        if (character === "\\") at++;
        else if (character === '"') quoted = false;
      } else if (character === '"') quoted = true;
      else if (character === "{" || character === "[") {
        if (++depth === 1) from = at + 1;
      } else if (character === "}" || character === "]" || character === ",") {
        const ends = character === "," ? depth === 1 : --depth === 0;
        if (!ends) continue;
        const element = held.slice(from, at);
        const lead = element.length - element.trimStart().length;
        if (element.trim() !== "") yield { line: line + countBreaks(held.slice(0, from + lead)), text: element };
        line += countBreaks(held.slice(0, at + 1));
        held = held.slice(at + 1);
        at = -1;
        from = 0;
        if (depth === 0 && start > 0) return;
      }
    }
  }
  if (depth > 0 && held.slice(from).trim() !== "") yield { line, text: held.slice(from) };
}

const key = '"(?:[^"\\\\]|\\\\.)*"\\s*:\\s*';
const scalar = '(?:"(?:[^"\\\\]|\\\\.)*"|true|false|null|-?[0-9][0-9.eE+-]*|\\{[^{}]*\\})';
const beforeList = new RegExp(`^\\s*\\{\\s*(?:${key}${scalar}\\s*,\\s*)*${key}(?=\\[\\s*\\{)`);

/**
 * Where the list of records begins in an envelope such as {"totalSize": 2, "records": [{…}, {…}]}, as APIs give; 0 where the text is none.
 * Several objects, one a line, are records themselves, whatever lists they hold.
 */
const envelope = (head: string): number => {
  const [first, second] = head.split("\n").filter((line) => line.trim() !== "");
  const isRecord = (line: string | undefined) => line !== undefined && readJsonRecord(line) !== undefined;
  if (isRecord(first) && second !== undefined) return 0;
  return beforeList.exec(head)?.[0].length ?? 0;
};

const batch = 1000;

async function* records(texts: AsyncIterable<JsonText>, headers: readonly string[]) {
  let out: RawRecord[] = [];
  for await (const { line, text } of texts) {
    const read = readJsonRecord(text);
    out.push(
      read === undefined
        ? { line, fields: [text.trim()], flaw: "bad_json" }
        : { line, fields: headers.map((header) => read.get(header) ?? ""), flaw: null },
    );
    if (out.length < batch) continue;
    yield out;
    out = [];
  }
  if (out.length > 0) yield out;
}

/** A JSON list of objects, bare or in an envelope, or one object a line. Columns are the union of all paths, in the order they first appear. */
export const jsonTable = async (file: string, gzip: boolean, options: ImportOptions): Promise<Table> => {
  const looked = await lookAtBytes(file, gzip, options);
  const { decision } = looked;
  const head = headText(looked);
  const start = envelope(head);
  const isList = start > 0 || head.trimStart().startsWith("[");
  const texts = () => {
    const text = decoded(fileBytes(file, gzip), decision.encoding, decision.bom);
    return isList ? elements(text, start) : lines(text);
  };
  const names = new Set<string>();
  for await (const { text } of texts()) {
    const record: JsonRecord | undefined = readJsonRecord(text);
    if (record !== undefined) for (const name of record.keys()) names.add(name);
  }
  const headers = [...names];
  return {
    format: isList ? "json" : "ndjson",
    sheet: null,
    encoding: decision.encoding,
    bom: decision.bom > 0,
    delimiter: null,
    quote: null,
    lineEnding: null,
    headerIndex: null,
    headerLine: null,
    preambleLines: 0,
    headers,
    layout: null,
    notes: [encodingNote(decision)],
    serials: false,
    rows: () => records(texts(), headers),
  };
};
