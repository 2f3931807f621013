import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it, onTestFinished } from "vitest";
import { runGoldenCases } from "../../pipeline/golden-cases.ts";
import { renderWorkbook } from "../../pipeline/pack/workbook.ts";
import { checkWorkbook } from "../../pipeline/workbook/check.ts";
import { sampleResults } from "../support/sample-results.ts";

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "revsheet-verify-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

describe("verify", () => {
  it("carries the golden cases and passes them all", () => {
    const outcomes = runGoldenCases();
    expect(outcomes.length).toBeGreaterThan(200);
    expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
  });

  it("finds every total and figure of our own workbook right", async () => {
    const results = sampleResults("de");
    const place = folder();
    writeFileSync(join(place, "quarter.xlsx"), await renderWorkbook(results));
    writeFileSync(join(place, "results.json"), JSON.stringify(results));
    const found = await checkWorkbook(join(place, "quarter.xlsx"));
    expect(found.differences).toEqual([]);
    expect(found.totals).toBeGreaterThan(0);
    expect(found.figures).toBeGreaterThan(20);
  });

  it("names the sheet and cell of a total that does not add up", async () => {
    const file = join(folder(), "edited.xlsx");
    writeFileSync(
      file,
      await writeXlsx({
        sheets: [
          {
            name: "Deals",
            rows: [["Amount"], [0.1], [0.2], [0]],
            cells: new Map([
              ["3,0", { value: 0.4, formula: "SUM(A2:A3)", formulaResult: 0.4 }],
              ["4,0", { value: 9, formula: "MAX(A2:A3)", formulaResult: 9 }],
            ]),
          },
        ],
      }),
    );
    expect(await checkWorkbook(file)).toEqual({
      totals: 1,
      figures: 0,
      formulas: 0,
      unread: [],
      differences: [{ sheet: "Deals", cell: "A4", stands: "0.4", should: "0.3" }],
    });
  });

  it("names the cell that differs from the pack's results", async () => {
    const results = sampleResults("en");
    const place = folder();
    writeFileSync(join(place, "quarter.xlsx"), await renderWorkbook(results));
    const [section, ...others] = results.sections;
    const [table] = section?.tables ?? [];
    if (section === undefined || table === undefined) throw new Error("The sample has a table.");
    const [first = [], ...rows] = table.rows;
    const changed = { ...table, rows: [first.map((cell) => (cell === 41 ? 42 : cell)), ...rows] };
    writeFileSync(
      join(place, "results.json"),
      JSON.stringify({ ...results, sections: [{ ...section, tables: [changed] }, ...others] }),
    );
    const { differences } = await checkWorkbook(join(place, "quarter.xlsx"));
    expect(differences).toMatchObject([{ cell: "B5", stands: "41", should: "42" }]);
  });

  it("refuses what is no workbook", async () => {
    const file = join(folder(), "broken.xlsx");
    writeFileSync(file, "PK no");
    await expect(checkWorkbook(file)).rejects.toMatchObject({ code: "FILE_DAMAGED" });
  });
});
