import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Excel from "exceljs";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../../core/locale/language.ts";
import type { Results, Table } from "../../../core/results.ts";
import { renderWorkbook } from "../../../pipeline/pack/workbook.ts";
import { cellLimit } from "../../../pipeline/pack/xlsx.ts";
import {
  awkwardCharts,
  emptyResults,
  hostileResults,
  hostileTexts,
  sampleResults,
} from "../../support/sample-results.ts";

// exceljs is an independent reader: another code base than the one that writes.
const read = async (results: Results): Promise<Excel.Workbook> => {
  const workbook = new Excel.Workbook();
  const bytes = await renderWorkbook(results);
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return workbook;
};

const withTable = (table: Table, currencyDigits = 2): Results => {
  const empty = emptyResults("en");
  return {
    ...empty,
    stamp: { ...empty.stamp, currencyDigits },
    sections: [{ id: "s", title: "S", sentence: "", charts: [], tables: [table], notes: [] }],
  };
};
const column = (kind: Table["columns"][number]["kind"], key: string = kind) => ({ key, label: key, kind });
const table = (parts: Partial<Table>): Table => ({
  id: "t",
  title: "T",
  definition: "D",
  columns: [column("text")],
  rows: [],
  ...parts,
});
const texts = (sheet: Excel.Worksheet): string[] => {
  const found: string[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => found.push(cell.text)));
  return found;
};

describe("workbook of the sample", () => {
  let workbook: Excel.Workbook;
  beforeAll(async () => {
    workbook = await read(sampleResults("de"));
  });
  const sheet = (name: string): Excel.Worksheet => {
    const found = workbook.getWorksheet(name);
    if (found === undefined)
      throw new Error(`no sheet ${name} in ${workbook.worksheets.map((one) => one.name).join(", ")}`);
    return found;
  };

  it("opens on an overview with findings, key figures and a link to every sheet of figures, and back", async () => {
    const first = workbook.worksheets[0] as Excel.Worksheet;
    expect(first.name).toBe("Überblick");
    const shown = texts(first).join("\n");
    expect(shown).toContain("Die Qualifizierung verliert am meisten Geld: 412.000 EUR");
    expect(shown).toContain("Gewinnquote (Abschlusszeitraum)");
    // exceljs drops links inside the workbook, so the library's own reader looks here.
    const { sheets } = await readXlsx(await renderWorkbook(sampleResults("de")), { readStyles: true });
    const links = [...(sheets[0]?.cells ?? new Map()).values()].map((cell) => cell.hyperlink?.location);
    for (const { name } of workbook.worksheets.slice(2)) expect(links).toContain(`'${name}'!A1`);
    expect(sheets[2]?.cells?.get("2,0")?.hyperlink?.location).toBe("'Überblick'!A1");
  });

  it("breaks a long finding into rows that fit the printed width, and loses no word", async () => {
    const results = sampleResults("de");
    const sentence = `${"Verkaufschancen in der Phase Bedarfsanalyse gehen seltener weiter als früher; ".repeat(6)}Ende.`;
    const [finding, ...others] = results.findings;
    if (finding === undefined) throw new Error("The sample has findings.");
    const long = await read({ ...results, findings: [{ ...finding, sentence }, ...others] });
    const overview = long.worksheets[0] as Excel.Worksheet;
    const lines: string[] = [];
    overview.eachRow((row) => {
      if (row.getCell(1).font?.bold === true && row.getCell(1).font?.size === 10) lines.push(row.getCell(1).text);
    });
    const own = lines.slice(0, lines.findIndex((line) => line.endsWith("Ende.")) + 1);
    expect(own.length).toBeGreaterThan(2);
    expect(own.join(" ")).toBe(`1. ${sentence}`);
    const room = overview.columns.reduce((sum, { width }) => sum + (width ?? 0), 0);
    for (const line of own) expect(line.length).toBeLessThan(room);
  });

  it("gives a table a title, a definition, a frozen header with filters", () => {
    const regions = sheet("Auftragseingang je Region");
    expect(regions.getCell("A1").text).toBe("Auftragseingang je Region");
    expect(regions.getCell("A2").text).toContain("Eine Zeile je Region");
    expect(regions.getRow(4).values).toEqual([
      undefined,
      "Region",
      "Gewonnen",
      "Auftragseingang (EUR)",
      "Ziel (EUR)",
      "Zielerreichung",
      "Letzter Abschluss",
    ]);
    expect(regions.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    expect(regions.autoFilter).toBe("A4:F8");
  });

  it("writes money, shares and dates as numbers with formats of the language", () => {
    const regions = sheet("Auftragseingang je Region");
    expect(regions.getCell("C5").value).toBe(1_640_200);
    expect(regions.getCell("C5").numFmt).toBe("#,##0.00");
    expect(regions.getCell("E5").numFmt).toBe("0.0\u00a0%");
    expect(regions.getCell("F5").value).toEqual(new Date("2026-09-29T00:00:00Z"));
    expect(regions.getCell("F5").numFmt).toBe("dd.mm.yyyy");
    expect(regions.getCell("F8").value).toBeNull();
  });

  it("forms totals by formula where they are the sum of their rows, with the value cached", () => {
    const regions = sheet("Auftragseingang je Region");
    expect(regions.getCell("C9").value).toEqual({ formula: "SUBTOTAL(109,C5:C8)", result: 4_182_650 });
    expect(regions.getCell("B9").value).toEqual({ formula: "SUBTOTAL(109,B5:B8)", result: 100 });
    expect(regions.getCell("E9").text).toBe("");
  });

  it("holds every row of a long table", () => {
    expect(sheet("Abgeschlossene Verkaufschancen").getCell("A167").text).toBe("D-10162");
  });

  it("holds the figures of every chart", () => {
    const all = workbook.worksheets.flatMap(texts);
    for (const figure of ["P50", "Zielpunkt", "hinausgeschoben", "Ayşe Yıldız", "2026-09"])
      expect(all).toContain(figure);
  });

  it("shows columns at a width in which every formatted figure fits", () => {
    const regions = sheet("Auftragseingang je Region");
    expect(regions.getColumn(3).width).toBeGreaterThan("Auftragseingang".length);
    expect(regions.getColumn(1).width).toBeGreaterThan("Export und Bundesbeschaffungsangelegenheiten".length);
  });
});

describe("workbook", () => {
  it("gives the same bytes for the same results", async () => {
    const [a, b] = [await renderWorkbook(sampleResults("de")), await renderWorkbook(sampleResults("de"))];
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const c = await renderWorkbook(sampleResults("de"));
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
    expect(Buffer.from(a).equals(Buffer.from(c))).toBe(true);
  });

  it("has sheet names that are valid and unique whatever the titles", async () => {
    const workbook = await read(hostileResults("de"));
    const names = workbook.worksheets.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^$/);
    }
  });

  it("keeps text that looks like a formula text", async () => {
    const rows = hostileTexts.filter((text) => text !== "").map((text) => [text]);
    const workbook = await read(withTable(table({ rows })));
    const sheet = workbook.worksheets[2] as Excel.Worksheet;
    rows.forEach(([text = ""], i) => {
      const { value, type } = sheet.getCell(5 + i, 1);
      expect(type, text).toBe(Excel.ValueType.String);
      expect(value).toBe(text);
    });
  });

  it("holds no formula but its own totals, whatever the data", async () => {
    const workbook = await read(hostileResults("en"));
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.type === Excel.ValueType.Formula)
            expect(cell.formula).toMatch(/^SUBTOTAL\(109,[A-Z]+\d+:[A-Z]+\d+\)$/);
        }),
      );
    }
  });

  it("cuts a text that Excel can't hold, with a visible note", async () => {
    const workbook = await read(withTable(table({ rows: [["x".repeat(40_000)], ["y".repeat(cellLimit)]] })));
    const sheet = workbook.worksheets[2] as Excel.Worksheet;
    const cut = sheet.getCell("A5").text;
    expect(cut.length).toBeLessThanOrEqual(cellLimit);
    const kept = cut.indexOf(" …");
    expect(cut).toContain(`[cut, ${(40_000 - kept).toLocaleString("en")} more characters]`);
    expect(sheet.getCell("A6").text).toHaveLength(cellLimit);
  });

  it("takes the digits of the currency: none for yen, three for dinars", async () => {
    for (const [digits, format] of [
      [0, "#,##0"],
      [3, "#,##0.000"],
    ] as const) {
      const workbook = await read(withTable(table({ columns: [column("money")], rows: [["5"]] }), digits));
      expect(workbook.worksheets[2]?.getCell("A5").numFmt).toBe(format);
    }
  });

  it("writes money as text where a double would change its digits", async () => {
    const workbook = await read(
      withTable(table({ columns: [column("money")], rows: [["12345678901234567.89"], ["0.10"]] })),
    );
    expect(workbook.worksheets[2]?.getCell("A5").value).toBe("12345678901234567.89");
    expect(workbook.worksheets[2]?.getCell("A6").value).toBe(0.1);
  });

  it("keeps a stated total that is not the sum of its rows as the stated value", async () => {
    const workbook = await read(
      withTable(
        table({
          columns: [column("text"), column("integer")],
          rows: [
            ["a", 1],
            ["b", null],
          ],
          totalRow: ["all", 7],
        }),
      ),
    );
    expect(workbook.worksheets[2]?.getCell("B7").value).toBe(7);
  });

  it("knows leap days and days before 1970", async () => {
    const workbook = await read(
      withTable(table({ columns: [column("date")], rows: [["2024-02-29"], ["1969-12-31"]] })),
    );
    const sheet = workbook.worksheets[2] as Excel.Worksheet;
    expect(sheet.getCell("A5").value).toEqual(new Date("2024-02-29T00:00:00Z"));
    expect(sheet.getCell("A6").value).toEqual(new Date("1969-12-31T00:00:00Z"));
  });

  it.each(languages)("writes an empty pack and every awkward chart in %s", async (language) => {
    const workbook = await read({
      ...emptyResults(language),
      sections: [{ id: "a", title: "A", sentence: "", charts: awkwardCharts, tables: [table({})], notes: [] }],
    });
    expect(workbook.worksheets).toHaveLength(awkwardCharts.length + 1 + 4);
    expect(workbook.worksheets.flatMap(texts).join("\n")).not.toMatch(/undefined|NaN|\{\w+\}/);
  });
});

const office = "/usr/bin/soffice";
const missing = !existsSync(office);
if (missing) console.log(`skipped: no ${office}`);

describe.skipIf(missing)("workbook in LibreOffice", () => {
  it.each([
    ["sample", sampleResults("de")],
    ["hostile", hostileResults("pl")],
  ])(
    "opens the %s and computes the same totals",
    async (_name, results) => {
      const folder = mkdtempSync(join(tmpdir(), "revsheet-"));
      try {
        writeFileSync(join(folder, "quarter.xlsx"), await renderWorkbook(results));
        // The last -1 writes every sheet to its own file.
        const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
        execFileSync(
          office,
          [
            `-env:UserInstallation=file://${folder}/profile`,
            "--headless",
            "--convert-to",
            filter,
            "--outdir",
            folder,
            join(folder, "quarter.xlsx"),
          ],
          { stdio: "ignore", timeout: 100_000 },
        );
        if (_name === "sample") {
          const regions = readFileSync(join(folder, "quarter-Auftragseingang je Region.csv"), "utf8");
          expect(regions).toContain("Summe,100,4182650,4500000");
        } else expect(existsSync(join(folder, "quarter-Przegląd.csv"))).toBe(true);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
