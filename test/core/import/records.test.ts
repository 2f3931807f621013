import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvDialect, recordReader } from "../../../core/import/records.ts";

const comma: CsvDialect = { delimiter: ",", quote: '"' };

const read = (text: string, dialect = comma, columns = 0, size = text.length || 1) => {
  const reader = recordReader(dialect, columns);
  const records = [];
  for (let at = 0; at < text.length; at += size) records.push(...reader.push(text.slice(at, at + size)));
  records.push(...reader.end());
  return records;
};
const fields = (text: string, dialect = comma) => read(text, dialect).map((record) => record.fields);

describe("the record reader", () => {
  it("gives nothing for nothing and for blank lines", () => {
    expect(read("")).toEqual([]);
    expect(read("\r\n\n   \n,,\n")).toEqual([]);
  });

  it("takes LF, CRLF and CR as line ends, also mixed and missing at the end", () => {
    expect(fields("a,b\r\nc,d\ne,f\rg,h")).toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
      ["g", "h"],
    ]);
  });

  it("keeps line breaks, delimiters and doubled quotes inside quotes, and counts physical lines", () => {
    const records = read('id,t\n1,"a\r\nb, ""c""\nd"\n2,x\n');
    expect(records.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, "id", "t"],
      [2, "1", 'a\r\nb, "c"\nd'],
      [5, "2", "x"],
    ]);
  });

  it("takes a quote inside an unquoted field, and a stray one inside a quoted field, as it stands", () => {
    expect(fields('5" pipe,x\n"say "hi" now",y\n')).toEqual([
      ['5" pipe', "x"],
      ['say "hi" now', "y"],
    ]);
  });

  it("knows no quotes where the dialect has none", () => {
    expect(fields('"a\tb"\n', { delimiter: "\t", quote: null })).toEqual([['"a', 'b"']]);
  });

  it("sets one record aside for a quote that never closes, and goes on where the lines after it are regular", () => {
    const text = `a,b,c\n1,2,3\n4,"5,6\n${"7,8,9\n".repeat(5)}`;
    const records = read(text, comma, 3);
    expect(records.map(({ line, flaw }) => [line, flaw])).toEqual([
      [1, null],
      [2, null],
      [3, "unterminated_quote"],
      [4, null],
      [5, null],
      [6, null],
      [7, null],
      [8, null],
    ]);
  });

  it("lets no stray quote swallow the records up to the next quote", () => {
    const records = read('a,b,c\n1,"x,2\n3,"y, z",4\n5,"u\nv",6\n', comma, 3);
    expect(records.map(({ line, flaw, fields }) => [line, flaw, fields[0]])).toEqual([
      [1, null, "a"],
      [2, "unterminated_quote", "1"],
      [3, null, "3"],
      [4, null, "5"],
    ]);
  });

  it("marks NUL characters and bytes that could not be decoded, and only the records that hold them", () => {
    const records = read("a,b\nx\0,1\ny,\udc9f\nz,😀\n");
    expect(records.map(({ flaw }) => flaw)).toEqual([null, "nul_byte", "bad_encoding", null]);
  });

  it("holds a field of a million characters whole", () => {
    const long = "x\n".repeat(500_000);
    expect(read(`a,"${long}"\n`, comma, 2, 65_536)[0]?.fields[1]).toBe(long);
  });

  const cell = fc.string({ unit: fc.constantFrom("a", "ł", ",", '"', "\n", "\r", " ", ";", "1", "😀"), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
  const written = (rows: readonly (readonly string[])[], end: string) =>
    rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",") + end).join("");

  it("reads back what a writer that quotes every cell has written", () => {
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), (rows, end) => {
        const kept = rows.filter((row) => row.some((text) => text.trim() !== ""));
        expect(fields(written(rows, end))).toEqual(kept);
      }),
    );
  });

  it("gives the same records wherever the text is cut", () => {
    const noise = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "\0", "😀", "b"), maxLength: 60 });
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 7 }), (text, size) => {
        expect(read(text, comma, 2, size)).toEqual(read(text, comma, 2));
      }),
      { numRuns: 500 },
    );
  });
});
