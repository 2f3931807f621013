import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cureFor } from "../../../core/import/cures.ts";
import { findingCounter } from "../../../core/import/findings.ts";
import type { ImportOptions } from "../../../core/import/options.ts";
import { quarantineReasons } from "../../../core/import/parsed.ts";
import {
  dateFormatOf,
  decideFormats,
  decimalOf,
  draftColumns,
  type FilePlan,
  formatEvidence,
} from "../../../core/import/plan.ts";
import { recognise } from "../../../core/import/recognise.ts";
import { nameKey, totalsCounter } from "../../../core/import/totals.ts";
import { isQuarantined, validator } from "../../../core/import/validate.ts";
import { languages } from "../../../core/locale/language.ts";

const headers = ["Opportunity ID", "Stage", "Amount", "Probability (%)", "Created Date", "Close Date", "Closed"];
const good = ["006A", "Closed Won", "1,234.50", "100", "2025-01-01", "2025-02-28", "TRUE"];

const planFor = (rows: readonly (readonly string[])[], options: ImportOptions = {}, names = headers): FilePlan => {
  const recognition = recognise(names, rows.slice(0, 100), "deals.csv");
  const drafts = draftColumns(names, recognition);
  const evidence = formatEvidence(drafts);
  for (const row of rows) if (row.length === drafts.length) evidence.addRecord(row);
  return {
    file: "deals.csv",
    format: "csv",
    sheet: null,
    encoding: "utf-8",
    bom: false,
    delimiter: ",",
    quote: '"',
    lineEnding: "LF",
    headerIndex: 0,
    headerLine: 1,
    preambleLines: 0,
    headers: names,
    layout: null,
    recognition,
    ...decideFormats(drafts, evidence, options, false),
  };
};

const check = (rows: readonly (readonly string[])[], options: ImportOptions = {}) => {
  const plan = planFor(rows, options);
  const validate = validator(plan);
  const findings = findingCounter(plan);
  const totals = totalsCounter(plan);
  const results = rows.map((fields, index) => validate({ line: index + 2, fields, flaw: null }, index + 1));
  for (const result of results) {
    if (isQuarantined(result)) continue;
    findings.add(result);
    totals.add(result);
  }
  const reasons = results.map((result) => (isQuarantined(result) ? result.reason : "loaded"));
  return { plan, results, reasons, findings: findings.result(), totals: totals.result() };
};
const change = (column: number, text: string, id = "006B") =>
  good.map((cell, i) => (i === column ? text : i === 0 ? id : cell));

describe("a record", () => {
  it("loads as typed values, money as the decimals written, percentages as fractions", () => {
    const [loaded] = check([good]).results;
    expect(loaded).toEqual({
      record: 1,
      line: 2,
      currency: null,
      values: [
        "006A",
        "Closed Won",
        "1234.50",
        "1",
        { date: "2025-01-01", seconds: null, offset: null },
        { date: "2025-02-28", seconds: null, offset: null },
        true,
      ],
    });
  });

  it.each([
    ["field_count", good.slice(1)],
    ["missing_id", change(0, "", "")],
    ["mangled_id", change(0, "1.0101E+12", "1.0101E+12")],
    ["duplicate_id", change(0, " 006A ", " 006A ")],
    ["bad_amount", change(2, "12%")],
    ["bad_number", change(3, "often")],
    ["bad_date", change(5, "2025-02-29")],
    ["bad_boolean", change(6, "maybe")],
  ])("is set aside for %s, with its value and a cure", (reason, row) => {
    const { reasons, results } = check([good, row]);
    expect(reasons).toEqual(["loaded", reason]);
    expect(results[1]).toMatchObject({ record: 2, line: 3, cure: expect.stringMatching(/\w/) });
  });

  it("is set aside once: a second record with the id of one set aside for a value is a duplicate", () => {
    expect(check([change(2, "x", "006A"), good]).reasons).toEqual(["bad_amount", "duplicate_id"]);
  });

  it("has a cure without open places for every reason in every language", () => {
    for (const reason of quarantineReasons) {
      for (const language of languages) expect(cureFor(reason, "v", "e", language)).not.toMatch(/[{}]/);
    }
  });

  it("loads or is set aside, never both, never neither", () => {
    const cell = fc.constantFrom(
      "",
      "-",
      "006A",
      "006B",
      "1,234.5",
      "1.5",
      "2025-01-01",
      "2025-02-30",
      "TRUE",
      "maybe",
      "Won",
      "\u00a0",
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const { results, reasons } = check(rows);
        expect(results.map(({ record }) => record)).toEqual(rows.map((_, index) => index + 1));
        expect(
          reasons.every((reason) => reason === "loaded" || (quarantineReasons as readonly string[]).includes(reason)),
        ).toBe(true);
      }),
    );
  });
});

describe("a plan", () => {
  it("is plain data", () => {
    const { plan } = check([good]);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it("takes the order of days and months of one column from another that proves it", () => {
    const rows = [["1", "Won", "5", "0", "01/02/2025", "13/02/2025", ""]];
    const { columns, questions } = planFor(rows);
    expect(questions).toEqual([]);
    expect(columns.filter(({ kind }) => kind === "instant").map(({ pattern }) => pattern)).toEqual([
      "dd/mm/yyyy",
      "dd/mm/yyyy",
    ]);
  });

  it("asks once for all columns that nothing decides", () => {
    const { questions, columns } = planFor([["1", "Won", "5", "0", "01/02/2025", "02/03/2025", ""]]);
    expect(questions).toMatchObject([
      { about: "date_format", columns: ["Created Date", "Close Date"], option: "dateFormat" },
    ]);
    expect(dateFormatOf(columns)).toBe("ambiguous dd/mm or mm/dd");
  });

  it("has no formats without values", () => {
    const { columns, questions } = planFor([]);
    expect([decimalOf(columns), dateFormatOf(columns), questions]).toEqual([null, null, []]);
  });

  it("gives repeated and blank headers distinct names, and a field to the first", () => {
    const names = ["Opportunity ID", "Stage", "Amount", "Amount", "Close Date", "", ""];
    const { columns } = planFor([["1", "Won", "5", "9", "2025-01-01", "", ""]], {}, names);
    expect(columns.map(({ name }) => name)).toEqual([
      "Opportunity ID",
      "Stage",
      "Amount",
      "Amount (2)",
      "Close Date",
      "Column 6",
      "Column 7",
    ]);
    expect(columns.map(({ field }) => field)).toEqual(["deal_id", "stage", "amount", null, "close_date", null, null]);
  });
});

describe("findings and totals", () => {
  const deal = (
    id: string,
    stage: string,
    amount: string,
    probability: string,
    created: string,
    close: string,
    closed: string,
  ) => [id, stage, amount, probability, created, close, closed];

  it("count contradictions where they are the exception", () => {
    const rows = [
      ...Array.from({ length: 6 }, (_, i) =>
        deal(`W${i}`, "Closed Won", "1", "100", "2025-01-01", "2025-01-02", "TRUE"),
      ),
      deal("a", "Closed Won", "1", "60", "2025-01-01", "2025-01-02", "TRUE"),
      deal("b", "Closed Lost", "-1", "40", "2025-01-01", "", "TRUE"),
      deal("c", "Prospecting", "1", "10", "2025-02-01", "2025-01-01", "TRUE"),
      deal("d", "Some stage of ours", "1", "10", "2025-01-01", "2025-01-01", "FALSE"),
    ];
    expect(check(rows).findings).toEqual({
      negative_amount: 1,
      closed_without_close_date: 1,
      close_before_create: 1,
      closed_won_probability_not_100: 1,
      closed_lost_probability_not_0: 1,
      closed_flag_contradicts_stage: 1,
      unknown_stage: 1,
    });
  });

  it("count none where the column follows another rule altogether", () => {
    const rows = Array.from({ length: 4 }, (_, i) =>
      deal(`${i}`, "Closed Won", "1", "50", "2025-01-01", "2025-01-02", "FALSE"),
    );
    expect(check(rows).findings).toEqual({});
  });

  it("sums are exact and do not depend on the order of records", () => {
    const cents = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 20 }), (values) => {
        const text = (v: bigint) =>
          `${v < 0n ? "-" : ""}${(v < 0n ? -v : v) / 100n}.${String((v < 0n ? -v : v) % 100n).padStart(2, "0")}`;
        const rows = values.map((value, i) =>
          deal(`${i}`, "Closed Won", text(value), "100", "2025-01-01", "2025-01-02", "TRUE"),
        );
        const total = values.reduce((sum, value) => sum + value, 0n);
        const forward = check(rows, { decimal: "." }).totals;
        expect(forward.amount_sum).toBe(text(total));
        expect(check([...rows].reverse(), { decimal: "." }).totals).toEqual(forward);
      }),
      { numRuns: 50 },
    );
  });

  it("nothing loaded has no totals", () => expect(check([]).totals).toEqual({}));

  it("two spellings of a name are one account; case and line breaks count", () => {
    expect(nameKey(" S\u0061\u0303o\u00a0 Jo\u200bão\ufeff ")).toBe("São João");
    expect(nameKey("Acme\nInc")).not.toBe(nameKey("Acme Inc"));
    expect(nameKey("ACME")).not.toBe(nameKey("Acme"));
  });
});
