import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Encoding } from "../../../core/import/encoding.ts";
import { decoderFor } from "../../../pipeline/source/decode.ts";

const decode = (bytes: Uint8Array, encoding: Encoding, size = bytes.length || 1): string => {
  const decoder = decoderFor(encoding);
  let text = "";
  for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
  return text + decoder.end();
};

describe("decoding", () => {
  it("reads the signs of each single-byte encoding by the published tables", () => {
    // Bytes from the WHATWG encoding indexes.
    expect(decode(Uint8Array.of(0x80, 0x84, 0x99, 0xe4, 0xdf, 0x9f), "windows-1252")).toBe("€„™äßŸ");
    expect(decode(Uint8Array.of(0x80, 0x9c, 0xb3, 0xbf, 0xa0), "windows-1250")).toBe("€śłż\u00a0");
    expect(decode(Uint8Array.of(0xfe, 0xf0, 0xfd, 0xdd, 0xde), "windows-1254")).toBe("şğıİŞ");
    expect(decode(Uint8Array.of(0xb6, 0xbc, 0xb1), "iso-8859-2")).toBe("śźą");
    expect(decode(Uint8Array.of(0xa4), "iso-8859-15")).toBe("€");
  });

  it("marks each invalid byte by a lone surrogate and keeps everything around it", () => {
    expect(decode(Uint8Array.of(65, 0xbf, 66), "utf-8")).toBe("A\udcbfB");
    expect(decode(Uint8Array.of(0xc5), "utf-8")).toBe("\udcc5");
    expect(decode(Uint8Array.of(0xed, 0xa0, 0x80), "utf-8")).toBe("\udced\udca0\udc80");
    expect(decode(Uint8Array.of(65, 0, 66), "utf-16le")).toBe("A\udc42");
  });

  it("an encoded text comes back, wherever the bytes are cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (text, size) => {
        const wide = Buffer.from(text, "utf16le");
        const points = Array.from(text, (character) => character.codePointAt(0) as number);
        const wider = Buffer.alloc(points.length * 4);
        for (const [index, point] of points.entries()) wider.writeUInt32BE(point, index * 4);
        expect(decode(Buffer.from(text, "utf8"), "utf-8", size)).toBe(text);
        expect(decode(wide, "utf-16le", size)).toBe(text);
        expect(decode(Buffer.from(wide).swap16(), "utf-16be", size)).toBe(text);
        expect(decode(wider, "utf-32be", size)).toBe(text);
      }),
    );
  });

  it("noise comes out the same, wherever the bytes are cut", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), fc.integer({ min: 1, max: 4 }), (bytes, size) => {
        expect(decode(bytes, "utf-8", size)).toBe(decode(bytes, "utf-8"));
      }),
      { numRuns: 500 },
    );
  });
});
