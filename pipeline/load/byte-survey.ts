import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

export interface ByteSurvey {
  readonly sha256: string;
  readonly bytes: number;
  readonly utf8: boolean;
  readonly nul: boolean;
  readonly lineFeeds: number;
  /** The last kilobytes as text, where a footer would stand. */
  readonly tail: string;
}

const tailSize = 8192;
const lineFeed = 10;

const countLineFeeds = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
};

/** Where the last whole UTF-8 sequence of the bytes ends, so that pieces can be checked one by one. */
const wholeEnd = (bytes: Buffer): number => {
  let at = bytes.length;
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      at = bytes.length - back;
      break;
    }
  }
  return at;
};

/** One pass over a file's bytes as they lie on disk: its hash, and what decides whether DuckDB may read it as it is. */
export const surveyBytes = async (path: string): Promise<ByteSurvey> => {
  const hash = createHash("sha256");
  let bytes = 0;
  let utf8 = true;
  let nul = false;
  let lineFeeds = 0;
  let rest: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) {
    const part = piece as Buffer;
    hash.update(part);
    bytes += part.length;
    nul ||= part.includes(0);
    lineFeeds += countLineFeeds(part);
    if (utf8) {
      const all = rest.length === 0 ? part : Buffer.concat([rest, part]);
      const end = wholeEnd(all);
      utf8 = isUtf8(all.subarray(0, end));
      rest = Buffer.from(all.subarray(end));
    }
    tail = Buffer.concat([tail, part]).subarray(-tailSize);
  }
  return { sha256: hash.digest("hex"), bytes, utf8: utf8 && isUtf8(rest), nul, lineFeeds, tail: tail.toString("utf8") };
};
