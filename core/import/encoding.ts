/** Encodings the import reads. ISO-8859-1 and ISO-8859-9 are read as their supersets windows-1252 and windows-1254. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "utf-32le",
  "utf-32be",
  "windows-1250",
  "windows-1252",
  "windows-1254",
  "iso-8859-2",
  "iso-8859-15",
] as const;
export type Encoding = (typeof encodings)[number];

/** How an encoding was decided, for the report. */
export type EncodingGround = "bom" | "nul bytes" | "ascii" | "utf-8 valid" | "utf-8 mostly" | "letters" | "told";

export interface EncodingDecision {
  readonly encoding: Encoding;
  /** Length of the byte order mark in bytes; 0 without one. */
  readonly bom: number;
  readonly ground: EncodingGround;
  /** Records with bytes outside ASCII, and those of them that are not valid UTF-8. */
  readonly nonAscii: number;
  readonly invalid: number;
}

const aliases: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  "utf-16": "utf-16le",
  utf16: "utf-16le",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  "us-ascii": "utf-8",
  ascii: "utf-8",
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  cp1252: "windows-1252",
  cp1250: "windows-1250",
  cp1254: "windows-1254",
  "iso-8859-9": "windows-1254",
  latin2: "iso-8859-2",
  latin5: "windows-1254",
  latin9: "iso-8859-15",
};

/** An encoding by its name or a common other name, or undefined. */
export const encodingNamed = (name: string): Encoding | undefined => {
  const key = name.trim().toLowerCase();
  return (encodings as readonly string[]).includes(key) ? (key as Encoding) : aliases[key];
};

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The encoding a byte order mark names and the mark's length, or undefined. */
export const byteOrderMark = (head: Uint8Array): { encoding: Encoding; length: number } | undefined => {
  const found = marks.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  return found === undefined ? undefined : { encoding: found[0], length: found[1].length };
};

/** Text in a wide encoding without a mark shows in the places of its NUL bytes: every second, or three of four. */
export const wideByNulls = (head: Uint8Array): Encoding | undefined => {
  const length = Math.min(head.length - (head.length % 4), 65536);
  if (length < 4) return undefined;
  const nulls = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) if (head[i] === 0) nulls[i % 4] = (nulls[i % 4] as number) + 1;
  const [a, b, c, d] = nulls.map((count) => count / (length / 4)) as [number, number, number, number];
  const many = 0.5;
  const few = 0.05;
  if (b > many && c > many && d > many && a < few) return "utf-32le";
  if (a > many && b > many && c > many && d < few) return "utf-32be";
  if (b > many && d > many && a < few && c < few) return "utf-16le";
  return a > many && c > many && b < few && d < few ? "utf-16be" : undefined;
};

interface Alphabet {
  readonly encoding: Encoding;
  readonly letters: readonly number[];
}

const latin = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

// What the six languages need beyond ASCII, as bytes. Latin-1 letters are their own code points; the Polish and Turkish ones are listed.
const alphabets: readonly Alphabet[] = [
  { encoding: "windows-1252", letters: latin("äöüßÄÖÜé") },
  { encoding: "windows-1252", letters: latin("áéíóúñüÁÉÍÓÚÑÜ¿¡ºª") },
  { encoding: "windows-1252", letters: latin("ãõáâàéêíóôúçÃÕÁÂÀÉÊÍÓÔÚÇºª") },
  { encoding: "windows-1254", letters: [0xf0, 0xfd, 0xfe, 0xd0, 0xdd, 0xde, ...latin("çöüÇÖÜâî")] },
  {
    encoding: "windows-1250",
    letters: [
      0xb9, 0xe6, 0xea, 0xb3, 0xf1, 0xf3, 0x9c, 0x9f, 0xbf, 0xa5, 0xc6, 0xca, 0xa3, 0xd1, 0xd3, 0x8c, 0x8f, 0xaf,
    ],
  },
  {
    encoding: "iso-8859-2",
    letters: [
      0xb1, 0xe6, 0xea, 0xb3, 0xf1, 0xf3, 0xb6, 0xbc, 0xbf, 0xa1, 0xc6, 0xca, 0xa3, 0xd1, 0xd3, 0xa6, 0xac, 0xaf,
    ],
  },
];

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 0xc0);

/**
 * The single-byte encoding under which the letters are those of one of the six languages. Signs common to all (quotes, dashes, no-break
 * space) don't count. Where nothing tells two apart, the first of windows-1252, 1254, 1250.
 */
export const encodingByLetters = (sample: Uint8Array): Encoding => {
  const seen = new Array<number>(256).fill(0);
  let euros = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] as number;
    if (byte < 0x80) continue;
    // Signs stand alone, letters beside letters.
    if (byte >= 0xc0 || isLetter(sample[i - 1]) || isLetter(sample[i + 1])) seen[byte] = (seen[byte] as number) + 1;
    if (byte === 0xa4) euros++;
  }
  let best: Encoding = "windows-1252";
  let most = -1;
  for (const { encoding, letters } of alphabets) {
    const hits = letters.reduce((total, byte) => total + (seen[byte] as number), 0);
    if (hits > most) {
      most = hits;
      best = encoding;
    }
  }
  // 0xA4 is the euro sign in ISO-8859-15; the currency sign it is elsewhere occurs in no export.
  return best === "windows-1252" && euros > 0 && seen[0x80] === 0 ? "iso-8859-15" : best;
};

const sampleSize = 256 * 1024;

export interface EncodingEvidence {
  /** Takes the next bytes of the file, cut anywhere. */
  push(bytes: Uint8Array): void;
  /** Decides after the last byte. */
  decide(): EncodingDecision;
}

/**
 * Looks at every byte of a file once. A byte order mark decides, then NUL bytes, then UTF-8 if most records with bytes outside ASCII are
 * valid in it (the others are then `bad_encoding`), then the letters of the six languages.
 */
export const encodingEvidence = (): EncodingEvidence => {
  const head: number[] = [];
  const sample = new Uint8Array(sampleSize);
  let sampled = 0;
  let nonAscii = 0;
  let invalid = 0;
  let lineHigh = false;
  let lineBad = false;
  // UTF-8 decoding state: bytes still needed, and the range the next one must lie in.
  let needed = 0;
  let low = 0x80;
  let high = 0xbf;
  // The sample holds the bytes outside ASCII with their neighbours, across the cuts between pushes.
  let previous = 0;
  let nextSampled = false;

  const endLine = (): void => {
    if (needed > 0) lineBad = true;
    needed = 0;
    if (lineHigh) nonAscii++;
    if (lineBad) invalid++;
    lineHigh = false;
    lineBad = false;
  };

  const lead = (byte: number): void => {
    low = 0x80;
    high = 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) needed = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      needed = 2;
      if (byte === 0xe0) low = 0xa0;
      if (byte === 0xed) high = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      needed = 3;
      if (byte === 0xf0) low = 0x90;
      if (byte === 0xf4) high = 0x8f;
    } else lineBad = true;
  };

  const highByte = (byte: number): void => {
    lineHigh = true;
    if (needed === 0) {
      lead(byte);
      return;
    }
    if (byte < low || byte > high) {
      lineBad = true;
      needed = 0;
      lead(byte);
      return;
    }
    needed--;
    low = 0x80;
    high = 0xbf;
  };

  return {
    push(bytes) {
      for (let i = 0; head.length < 65536 && i < bytes.length; i++) head.push(bytes[i] as number);
      for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i] as number;
        if (byte >= 0x80) {
          if (sampled + 2 < sampleSize) {
            if (previous < 0x80 && !nextSampled) sample[sampled++] = previous;
            sample[sampled++] = byte;
            nextSampled = true;
          }
          highByte(byte);
        } else {
          if (nextSampled) sample[sampled++] = byte;
          nextSampled = false;
          if (needed > 0) {
            lineBad = true;
            needed = 0;
          }
          if (byte === 10 || byte === 13) endLine();
        }
        previous = byte;
      }
    },
    decide() {
      endLine();
      const start = Uint8Array.from(head);
      const counts = { nonAscii, invalid };
      const mark = byteOrderMark(start);
      const wide = wideByNulls(start.subarray(mark?.length ?? 0));
      // Some exporters put the mark of UTF-16 before UTF-32: the places of the NUL bytes know better.
      const mistaken = mark !== undefined && wide !== undefined && mark.encoding !== wide;
      if (mark !== undefined && mistaken) return { encoding: wide, bom: mark.length, ground: "nul bytes", ...counts };
      if (mark !== undefined) return { encoding: mark.encoding, bom: mark.length, ground: "bom", ...counts };
      if (wide !== undefined) return { encoding: wide, bom: 0, ground: "nul bytes", ...counts };
      if (nonAscii === 0) return { encoding: "utf-8", bom: 0, ground: "ascii", ...counts };
      if (invalid === 0) return { encoding: "utf-8", bom: 0, ground: "utf-8 valid", ...counts };
      if (invalid * 2 < nonAscii) return { encoding: "utf-8", bom: 0, ground: "utf-8 mostly", ...counts };
      return { encoding: encodingByLetters(sample.subarray(0, sampled)), bom: 0, ground: "letters", ...counts };
    },
  };
};
