import type { Encoding } from "../../core/import/encoding.ts";

/** Turns bytes into text piece by piece; bytes invalid in the encoding become lone surrogates U+DC80 to U+DCFF, which no valid text holds. */
export interface Decoder {
  push(bytes: Uint8Array): string;
  end(): string;
}

const escaped = (byte: number): string => String.fromCharCode(0xdc00 + byte);

/** Length of the UTF-8 sequence at `at`: 1 to 4 where valid, 0 where invalid, -1 where the bytes end within it. */
const sequenceAt = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i];
    if (next === undefined) return -1;
    let low = 0x80;
    let high = 0xbf;
    if (i === 1) {
      if (first === 0xe0) low = 0xa0;
      if (first === 0xed) high = 0x9f;
      if (first === 0xf0) low = 0x90;
      if (first === 0xf4) high = 0x8f;
    }
    if (next < low || next > high) return 0;
  }
  return length;
};

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const withEscapes = (bytes: Uint8Array): string => {
  let text = "";
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += strict.decode(bytes.subarray(from, at)) + escaped(bytes[at] as number);
    at++;
    from = at;
  }
  return text + strict.decode(bytes.subarray(from));
};

/** Where an unfinished UTF-8 sequence starts at the end of the bytes, or their length. */
const unfinished = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const at = bytes.length - back;
    const byte = bytes[at] as number;
    if (byte >= 0xc0) return sequenceAt(bytes, at) === -1 ? at : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
};

const joined = (rest: Uint8Array, bytes: Uint8Array): Uint8Array =>
  rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);

/** A decoder of whole units: what is left of a unit waits for the next bytes; left over at the end, it is invalid. */
const unitDecoder = (whole: (bytes: Uint8Array) => number, decode: (bytes: Uint8Array) => string): Decoder => {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    push(bytes) {
      const all = joined(rest, bytes);
      const end = whole(all);
      rest = all.slice(end);
      return decode(all.subarray(0, end));
    },
    end() {
      const text = Array.from(rest, escaped).join("");
      rest = new Uint8Array(0);
      return text;
    },
  };
};

const utf8 = (bytes: Uint8Array): string => {
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return withEscapes(bytes);
    throw error;
  }
};

const utf16le = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf16le");

const utf32 = (bytes: Uint8Array, little: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : escaped(0xff);
  }
  return text;
};

// What windows-1252 has in the places of the control characters 80 to 9F; five places are empty and stay control characters.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Own table: Node 20 decodes a whole windows-1252 buffer as if it were ISO-8859-1 and loses the euro sign. */
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] as string);

const evenEnd = (bytes: Uint8Array): number => bytes.length - (bytes.length % 2);
const fourthEnd = (bytes: Uint8Array): number => bytes.length - (bytes.length % 4);

/** A decoder for an encoding; a byte order mark is decoded like any character and must be cut off before. */
export const decoderFor = (encoding: Encoding): Decoder => {
  switch (encoding) {
    case "utf-8":
      return unitDecoder(unfinished, utf8);
    case "utf-16le":
      return unitDecoder(evenEnd, utf16le);
    case "utf-16be":
      return unitDecoder(evenEnd, (bytes) => utf16le(Buffer.from(bytes).swap16()));
    case "utf-32le":
      return unitDecoder(fourthEnd, (bytes) => utf32(bytes, true));
    case "utf-32be":
      return unitDecoder(fourthEnd, (bytes) => utf32(bytes, false));
    case "windows-1252":
      return { push: latin, end: () => "" };
    default: {
      const decoder = new TextDecoder(encoding);
      return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
    }
  }
};

/** Text of bytes in an encoding, its first `bom` bytes left out. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding, bom: number) {
  const decoder = decoderFor(encoding);
  let toSkip = bom;
  for await (const part of bytes) {
    const kept = toSkip > 0 ? part.subarray(toSkip) : part;
    toSkip = Math.max(0, toSkip - part.length);
    const text = decoder.push(kept);
    if (text.length > 0) yield text;
  }
  const last = decoder.end();
  if (last.length > 0) yield last;
}
