import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { languages } from "../../core/locale/language.ts";
import { importOptions, inspectCommand } from "../../pipeline/inspect-command.ts";

const file = (name: string) => fileURLToPath(new URL(`../fixtures/torture/${name}`, import.meta.url));

const printed = async (...args: Parameters<typeof inspectCommand>): Promise<string> => {
  let text = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
    text += String(piece);
    return true;
  });
  expect(await inspectCommand(...args)).toBe(0);
  write.mockRestore();
  return text;
};
afterEach(() => vi.restoreAllMocks());

describe("revsheet inspect", () => {
  it("prints an array with --json, one entry a table, in the order of the files", async () => {
    const found = JSON.parse(await printed([file("nul_byte.csv"), file("empty.csv")], { json: true }));
    expect(found).toMatchObject([
      { file: "nul_byte.csv", data_records: 24, loaded: 22, quarantined: 2, quarantine_reasons: { nul_byte: 2 } },
      { file: "empty.csv", data_records: 0, object: null },
    ]);
  });

  it.each(languages)("speaks %s and names record, line, reason and cure of what was set aside", async (language) => {
    const text = await printed([file("impossible_dates.csv"), file("empty.csv")], { language });
    expect(text).toContain("31.02.2025");
    expect(text).toContain("bad_date");
    expect(text).not.toMatch(/\{\w+\}/);
  });

  it("gives the same bytes for the same files", async () => {
    const paths = [file("hubspot_stage_columns.csv"), file("mixed_utf8_cp1250.csv")];
    expect(await printed(paths, { json: true })).toBe(await printed(paths, { json: true }));
  });

  it("refuses option values that are none, and names those that are", () => {
    for (const told of [
      { decimal: "x" },
      { dateFormat: "yyyy" },
      { encoding: "ebcdic" },
      { delimiter: "ab" },
      { locale: "x" },
    ]) {
      expect(() => importOptions(told)).toThrow(/is not a value of --/);
    }
    expect(importOptions({ decimal: "comma", delimiter: "tab", encoding: "Latin1" })).toEqual({
      decimal: ",",
      delimiter: "\t",
      encoding: "windows-1252",
    });
  });
});
