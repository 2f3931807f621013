import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Encoding } from "../../core/import/encoding.ts";
import { type Inspection, inspectFiles } from "../../pipeline/inspect.ts";
import { decoderFor } from "../../pipeline/source/decode.ts";

interface Expected {
  readonly file: string;
  readonly data_records: number;
  readonly quarantine: readonly { reason: string }[];
}

const source = fileURLToPath(new URL("../fixtures/torture/", import.meta.url));
const { files } = JSON.parse(readFileSync(`${source}expected.json`, "utf8")) as { files: readonly Expected[] };
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "revsheet-encoded-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const utf32 = (text: string): Uint8Array => {
  const points = Array.from(text, (character) => character.codePointAt(0) as number);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [index, point] of points.entries()) bytes.writeUInt32LE(point, index * 4);
  return bytes;
};

const writers: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with a mark", (text) => Buffer.from(`\ufeff${text}`)],
  ["UTF-16 LE", (text) => Buffer.from(text, "utf16le")],
  ["UTF-16 BE with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["UTF-32 LE with a mark", (text) => utf32(`\ufeff${text}`)],
];

// Files whose bytes are their point, or that hold nothing.
const usable = files.filter(
  ({ file, data_records, quarantine }) =>
    data_records > 0 && file !== "long_field_1e6.csv" && !quarantine.some(({ reason }) => /byte|encoding/.test(reason)),
);

const essence = ({ encoding, bom, bytes, sha256, file, evidence, ...rest }: Inspection) => rest;

const originals = new Map<string, Promise<Inspection>>();
/** The inspection of a file as it is, made once for all laws. */
const originalOf = (file: string): Promise<Inspection> => {
  const known = originals.get(file) ?? inspectFiles([`${source}${file}`]).then(([found]) => found as Inspection);
  originals.set(file, known);
  return known;
};

describe("a file written anew in another encoding", () => {
  it.each(usable)("$file is read the same", async ({ file }) => {
    const original = await originalOf(file);
    const decoder = decoderFor(original.encoding as Encoding);
    const text = (decoder.push(readFileSync(`${source}${file}`)) + decoder.end()).replace(/^\ufeff/, "");
    for (const [name, write] of writers) {
      const path = join(folder, file);
      writeFileSync(path, write(text));
      const [again] = await inspectFiles([path]);
      expect(essence(again as Inspection), name).toEqual(essence(original));
    }
  });

  // In csv_injection.csv a CR inside a cell is the point.
  const free = usable.filter(({ file }) => file !== "csv_injection.csv");
  it.each(free)("$file is read the same with other line ends", async ({ file }) => {
    const original = await originalOf(file);
    const decoder = decoderFor(original.encoding as Encoding);
    const text = decoder.push(readFileSync(`${source}${file}`)) + decoder.end();
    for (const end of ["\n", "\r\n", "\r"]) {
      const path = join(folder, file);
      writeFileSync(path, text.replace(/\r\n|\n|\r/g, end));
      const [again] = await inspectFiles([path]);
      const { line_ending: _, totals, ...rest } = essence(again as Inspection);
      const { line_ending: __, totals: before, ...wanted } = essence(original);
      expect(rest).toEqual(wanted);
      expect(totals).toEqual(before);
    }
  });
});
