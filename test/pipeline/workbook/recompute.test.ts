import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import type { ExampleCell } from "../../../addon/define.ts";
import { registry } from "../../../addon/registry.ts";
import type { HostCell } from "../../../pipeline/workbook/cell-host.ts";
import { checkWorkbook } from "../../../pipeline/workbook/check.ts";
import { addIn } from "../../../pipeline/workbook/engine.ts";
import { copiedFormula } from "../../../pipeline/workbook/formula.ts";
import { revsheet, temporaryFolder } from "../../support/command-line.ts";
import { sheetOf } from "../../support/example-cells.ts";
import { type ExportedSheet, googleExport } from "../../support/google-export.ts";

const file = async (content: Promise<Uint8Array>): Promise<string> => {
  const path = join(temporaryFolder(), "sheet.xlsx");
  writeFileSync(path, await content);
  return path;
};

const gridOf = (gives: ExampleCell | readonly (readonly ExampleCell[])[]): readonly (readonly HostCell[])[] =>
  Array.isArray(gives) ? (gives as readonly (readonly ExampleCell[])[]) : [[gives as ExampleCell]];

/** One sheet an example of the reference, the formula to the right of what it is given. */
const examples = registry
  .flatMap(({ about }) => about.examples)
  .map((example, i): ExportedSheet => {
    const values = sheetOf(example);
    const column = 1 + Math.max(0, ...values.map((row) => row.length));
    return {
      name: `S${i}`,
      values,
      formulas: [{ row: 0, column, formula: example.formula.replace(/^=/, ""), spills: gridOf(example.gives) }],
    };
  });

const deals = [
  ["deal", "owner", "status", "closed", "amount"],
  ["D1", "Ana", "won", { date: "2026-07-10" }, 100],
  ["D2", "Ana", "lost", { date: "2026-08-01" }, 50],
  ["D3", "Ben", "won", { date: "2026-09-30" }, 200],
] as const;
const asked = 'REV_WIN_RATE(A1:E4,"closed_period",DATE(2026,7,1),DATE(2026,9,30),"show=won; by=owner")';
const spills = [
  ["owner", "Value"],
  ["Ana", 1],
  ["Ben", 1],
  ["Total", 2],
];
const sheet = (changed: Partial<ExportedSheet["formulas"][number]> = {}): ExportedSheet => ({
  name: "Deals",
  values: deals,
  formulas: [{ row: 0, column: 6, formula: asked, spills, ...changed }],
});

describe("a workbook downloaded from Google Sheets", () => {
  it("every example of the reference is recomputed, spills included, and agrees", async () => {
    const found = await checkWorkbook(await file(googleExport(examples)));
    expect(found.differences).toEqual([]);
    expect(found.unread).toEqual([]);
    expect(found.formulas).toBe(examples.length);
  }, 60_000);

  it("names sheet and cell of a cached value that the functions don't give", async () => {
    const wrong = [...spills.slice(0, 2), ["Ben", 7], ["Total", 2]];
    const { differences } = await checkWorkbook(await file(googleExport([sheet({ spills: wrong })])));
    expect(differences).toEqual([{ sheet: "Deals", cell: "H3", stands: "7", should: "1" }]);
  });

  it("finds a changed input by the figures that no longer follow from it", async () => {
    const values = deals.map((row, i) => (i === 2 ? ["D2", "Ana", "won", row[3], 50] : row));
    const { differences } = await checkWorkbook(await file(googleExport([{ ...sheet(), values }])));
    expect(differences.map(({ cell, should }) => [cell, should])).toEqual([
      ["H2", "2"],
      ["H4", "3"],
    ]);
  });

  it("finds what is left of a longer spill, and what a shorter one lacks", async () => {
    const longer = [...spills, ["Cem", 4]];
    const left = await checkWorkbook(await file(googleExport([sheet({ spills: longer })])));
    expect(left.differences).toEqual([
      { sheet: "Deals", cell: "G5", stands: "Cem", should: "" },
      { sheet: "Deals", cell: "H5", stands: "4", should: "" },
    ]);
    const lacking = await checkWorkbook(await file(googleExport([sheet({ spills: spills.slice(0, 3) })])));
    expect(lacking.differences.map(({ cell }) => cell)).toEqual(["G4", "H4"]);
  });

  it("recognises the language in which headers were spilled", async () => {
    const host = addIn("tr");
    const turkish = host.call(
      "REV_WIN_RATE",
      deals,
      "closed_period",
      { date: "2026-07-01" },
      { date: "2026-09-30" },
      "by=owner",
    );
    const formula = asked.replace("show=won; ", "");
    const found = await checkWorkbook(
      await file(googleExport([sheet({ formula, spills: turkish as (readonly HostCell[])[] })])),
    );
    expect(turkish).not.toEqual(
      addIn("en").call(
        "REV_WIN_RATE",
        deals,
        "closed_period",
        { date: "2026-07-01" },
        { date: "2026-09-30" },
        "by=owner",
      ),
    );
    expect([found.formulas, found.differences]).toEqual([1, []]);
  });

  it("says what it could not recompute: a function it doesn't have, a formula it doesn't read", async () => {
    const formulas = [
      "REV_MAGIC(A1:E4)",
      "REV_FLAT(E2:E4,0.05)*2",
      "SORT(REV_FLAT(E2:E4,0.05))",
      "REV_FLAT(prices,0.05)",
    ];
    const {
      differences,
      unread,
      formulas: count,
    } = await checkWorkbook(
      await file(
        googleExport([
          {
            name: "Deals",
            values: deals,
            formulas: formulas.map((formula, i) => ({ row: i, column: 6, formula, spills: [[1]] })),
          },
        ]),
      ),
    );
    expect([differences, count]).toEqual([[], 0]);
    expect(unread).toEqual([
      { sheet: "Deals", cell: "G1", reason: "unknown_function", what: "REV_MAGIC" },
      { sheet: "Deals", cell: "G2", reason: "unreadable", what: "*2" },
      { sheet: "Deals", cell: "G3", reason: "unreadable", what: "SORT()" },
      { sheet: "Deals", cell: "G4", reason: "unreadable", what: "prices" },
    ]);
  });

  it("a refused call agrees with an error cell, not with a figure nor with a workbook in which the function was unknown", async () => {
    const refused = 'REV_WIN_RATE(A1:E4,"sometimes",DATE(2026,7,1),DATE(2026,9,30))';
    const check = async (value: HostCell) =>
      (await checkWorkbook(await file(googleExport([sheet({ formula: refused, spills: [[value]] })])))).differences;
    expect(await check("#ERROR!")).toEqual([]);
    for (const value of [0.5, "#NAME?"]) {
      const [difference] = await check(value);
      expect(difference).toMatchObject({ cell: "G1", stands: String(value) });
      expect(difference?.should).toContain("sometimes");
    }
  });
});

describe("revsheet verify", () => {
  it("prints what differs and what it could not recompute, and exits with 1 on a difference only", async () => {
    const formulas = [
      ...sheet({
        spills: [
          ["owner", "Value"],
          ["Ana", 3],
        ],
      }).formulas,
      { row: 0, column: 9, formula: "REV_MAGIC(1)", spills: [[1]] },
    ];
    const { code, stdout } = await revsheet([
      "verify",
      await file(googleExport([{ ...sheet(), formulas }])),
      "--lang",
      "de",
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("Deals H2: Dort steht 3, richtig wäre 1.");
    expect(stdout).toContain("Deals J1: nicht nachgerechnet, dieses RevSheet kennt keine Funktion REV_MAGIC.");
    expect(await revsheet(["verify", await file(googleExport([sheet()]))])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("REV formulas recomputed: 1"),
    });
  });
});

describe("copiedFormula", () => {
  it("moves what has no $, and leaves texts, sheet names and functions", () => {
    expect(copiedFormula("REV_X(A1,$A1,A$1,$A$1,'Q1 plan'!B2,Q1!B2,\"A1\",LOG10(Z9))", 1, 2)).toBe(
      "REV_X(C2,$A2,C$1,$A$1,'Q1 plan'!D3,Q1!D3,\"A1\",LOG10(AB10))",
    );
  });
});

describe("a workbook with plain formulas", () => {
  it("reads references to other sheets, open ranges, named ranges, IFERROR and ARRAYFORMULA", async () => {
    const formulas = new Map(
      [
        ["0,0", "REV_FLAT('My deals'!$A$2:A,10%)", 10],
        ["0,2", "IFERROR(REV_FLAT(amounts;-0.1), 0)", -10],
        ["0,4", 'ARRAYFORMULA(REV_FLAT(amounts,0.1,"show=total"))', 30],
        ["0,6", 'IFERROR(REV_FLAT(amounts,"much"),-1)', -1],
      ].map(([key, formula, value]) => [key, { value, formula, formulaResult: value }] as const),
    );
    const path = await file(
      writeXlsx({
        sheets: [
          {
            name: "Pay",
            rows: [
              [10, null, -10, null, 30, null, -1],
              [20, null, -20],
            ],
            cells: formulas as never,
          },
          { name: "My deals", rows: [["amount"], [100], [200]] },
        ],
        namedRanges: [{ name: "Amounts", range: "'My deals'!$A$2:$A$3" }],
      }),
    );
    expect(await checkWorkbook(path)).toMatchObject({ formulas: 4, differences: [], unread: [] });
  });
});
