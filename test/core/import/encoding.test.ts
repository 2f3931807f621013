import { describe, expect, it } from "vitest";
import {
  byteOrderMark,
  type Encoding,
  encodingByLetters,
  encodingEvidence,
  encodingNamed,
} from "../../../core/import/encoding.ts";

/** Bytes of a text in a single-byte encoding: the inverse of the platform's decoder, an implementation apart from the one tested. */
const encode = (text: string, encoding: string): Uint8Array => {
  const decoder = new TextDecoder(encoding);
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte), { stream: true }), byte] as const),
  );
  return Uint8Array.from(text, (letter) => {
    const byte = table.get(letter);
    if (byte === undefined) throw new Error(`${letter} is not in ${encoding}`);
    return byte;
  });
};

const decide = (bytes: Uint8Array, size = bytes.length || 1) => {
  const evidence = encodingEvidence();
  for (let at = 0; at < bytes.length; at += size) evidence.push(bytes.subarray(at, at + size));
  return evidence.decide();
};
const utf8 = (text: string) => new TextEncoder().encode(text);

const pangrams: readonly (readonly [Encoding, string])[] = [
  ["windows-1252", "Betrag;Größe\nMüller Straßenbau;Käthe\n"],
  ["windows-1252", "Compañía;Fecha de creación\nÍñigo Núñez;Sí\n"],
  ["windows-1252", "Negócio;Organização;Não\nConceição Araújo;Pães e Grãos\n"],
  ["windows-1250", "Właściciel;Data zamknięcia\nŚwiętosław Żółw;Gęśla Jaźń\n"],
  ["iso-8859-2", "Właściciel;Data zamknięcia\nŚwiętosław Żółw;Gęśla Jaźń\n"],
  ["windows-1254", "Fırsat Sahibi;Aşama\nGülşah Ağaoğlu;Kazanıldı\n"],
];

describe("the encoding of bytes", () => {
  it.each(pangrams)("%s is known by the letters of its language", (encoding, text) => {
    expect(decide(encode(text, encoding))).toMatchObject({ encoding, ground: "letters" });
  });

  it("the euro sign alone tells ISO-8859-15", () => {
    expect(encodingByLetters(encode("Müller;5 €", "iso-8859-15"))).toBe("iso-8859-15");
    expect(encodingByLetters(encode("Müller;5 €", "windows-1252"))).toBe("windows-1252");
  });

  it("a byte order mark decides before anything else", () => {
    expect(byteOrderMark(Uint8Array.of(0xff, 0xfe, 0, 0))).toEqual({ encoding: "utf-32le", length: 4 });
    expect(decide(Uint8Array.of(0xff, 0xfe, 65, 0))).toMatchObject({ encoding: "utf-16le", bom: 2, ground: "bom" });
    expect(decide(utf8("\ufeffa"))).toMatchObject({ encoding: "utf-8", bom: 3 });
  });

  it("wide encodings without a mark show in their NUL bytes", () => {
    const wide = Buffer.from("Fırsat;Tutar\r\nIşık;7,5\r\n", "utf16le");
    expect(decide(wide)).toMatchObject({ encoding: "utf-16le", bom: 0, ground: "nul bytes" });
    expect(decide(Buffer.from(wide).swap16())).toMatchObject({ encoding: "utf-16be" });
  });

  it("UTF-8 with some lines of other bytes stays UTF-8, and the lines are counted", () => {
    const mixed = Buffer.concat([utf8("ż\nó\ną\n"), Uint8Array.of(0xbf, 10)]);
    expect(decide(mixed)).toMatchObject({ encoding: "utf-8", ground: "utf-8 mostly", nonAscii: 4, invalid: 1 });
  });

  it("plain ASCII and nothing at all are UTF-8", () => {
    expect(decide(utf8("a,b\n"))).toMatchObject({ encoding: "utf-8", ground: "ascii" });
    expect(decide(new Uint8Array(0))).toMatchObject({ encoding: "utf-8", bom: 0 });
  });

  it("does not depend on where the bytes are cut", () => {
    for (const bytes of [utf8("żółw 😀\nłódź\n"), encode("Świętosław\n", "windows-1250")]) {
      for (const size of [1, 2, 3, 5]) expect(decide(bytes, size).encoding).toBe(decide(bytes).encoding);
    }
  });

  it("names are known in common spellings", () => {
    expect([" UTF8 ", "Latin1", "cp1254", "ISO-8859-9", "nonsense"].map(encodingNamed)).toEqual([
      "utf-8",
      "windows-1252",
      "windows-1254",
      "windows-1254",
      undefined,
    ]);
  });
});
