import { describe, expect, it } from "vitest";
import { parseBoolean } from "../../../core/import/booleans.ts";
import { dataRecords } from "../../../core/import/data-records.ts";
import { isFooter } from "../../../core/import/footers.ts";
import { idKey, isMangledId } from "../../../core/import/ids.ts";
import { readJsonRecord } from "../../../core/import/json-records.ts";
import { isNullWord } from "../../../core/import/null-words.ts";
import { badBoolean } from "../../../core/import/parsed.ts";

describe("null words", () => {
  it("are the five of the import rules, in any case and with spaces around", () => {
    for (const text of ["", " ", "\u00a0", "-", " - ", "N/A", "n/a", "#N/A", "NULL", "null"])
      expect(isNullWord(text), text).toBe(true);
    for (const text of ["0", "--", "None", "NaN", "x", "N", "Nein", "-1", "unknown"])
      expect(isNullWord(text), text).toBe(false);
  });
});

describe("booleans", () => {
  it("are read in all six languages, whatever the case", () => {
    for (const text of ["TRUE", "Ja", "tak", "Sí", "si", "SIM", "evet", "DOĞRU", "PRAWDA", "1", "x"])
      expect(parseBoolean(text), text).toBe(true);
    for (const text of ["false", "Nein", "NIE", "no", "Não", "HAYIR", "hayır", "YANLIŞ", "FAŁSZ", "0", "N"])
      expect(parseBoolean(text), text).toBe(false);
    expect(parseBoolean("")).toBeNull();
    expect(parseBoolean("maybe")).toBe(badBoolean);
    expect(parseBoolean("2")).toBe(badBoolean);
  });
});

describe("ids", () => {
  it("an 18 character Salesforce id is its 15 characters, whose case counts", () => {
    // The pair stands in test/fixtures/torture/expected.json.
    expect(idKey("0065e00000AbcDAAAZ")).toBe(idKey(" 0065e00000AbcDA "));
    expect(idKey("0065e00000AbcDa")).not.toBe(idKey("0065e00000AbcDA"));
    expect(idKey("0065e00000AbcDAXXX")).toBe("0065e00000AbcDAXXX");
  });

  it("scientific notation with a plus has lost digits; other ids with an E have not", () => {
    expect(["1.0101E+12", "1,0101E+12", "1E+15"].every(isMangledId)).toBe(true);
    expect(["1E5", "12E", "006E+x", "1010101010100"].some(isMangledId)).toBe(false);
  });
});

describe("footers", () => {
  it.each([
    ["Grand Totals (40 records)"],
    ["Gesamtsummen (40 Datensätze)"],
    ["Total general"],
    ["Suma końcowa (12 rekordów)"],
    ["Total geral"],
    ["Genel Toplam"],
    ["Confidential Information - Do Not Distribute"],
    ["Copyright © 2000-2026 salesforce.com, inc. All rights reserved."],
  ])("%s", (text) => expect(isFooter([text])).toBe(true));

  it("a total with few cells is one, a record with an ordinary name is none", () => {
    expect(isFooter(["Total", "", "", "", "", "123"])).toBe(true);
    expect(isFooter(["Total Energies", "", "", "", "", ""])).toBe(false);
    expect(isFooter(["006", "Total", "Won", "5"])).toBe(false);
    expect(isFooter([])).toBe(false);
  });

  it("are footers only at the end: what data follows is a record", () => {
    const raw = (...fields: string[]) => ({ line: 1, fields, flaw: null });
    const records = dataRecords(1);
    const numbered = records.push([raw("Id", "Name"), raw("1", "x"), raw("Total"), raw("2", "y"), raw("Total")]);
    expect(numbered.map(({ record, raw: { fields } }) => [record, fields[0]])).toEqual([
      [1, "1"],
      [2, "Total"],
      [3, "2"],
    ]);
    expect(records.footers).toHaveLength(1);
  });
});

describe("JSON records", () => {
  it("are flattened with points, numbers keep their digits, lists become text", () => {
    const record = readJsonRecord(
      '{"id": 9007199254740993, "a": {"b": "x\\u0142\\n", "c": null}, "t": ["p", "q"], "o": [{"k": 1}], "e": []}',
    );
    expect(Object.fromEntries(record ?? [])).toEqual({
      id: "9007199254740993",
      "a.b": "xł\n",
      "a.c": null,
      t: "p;q",
      o: '[{"k": 1}]',
      e: "",
    });
  });

  it.each(["", "[]", "{", '{"a": }', '{"a": 1', '{"a": 1} x', "{'a': 1}", '{"a": 01x}', '{"a": "\n"}', "null"])(
    "%s is none",
    (text) => expect(readJsonRecord(text)).toBeUndefined(),
  );
});
