import { describe, expect, it } from "vitest";
import { callFunction } from "../../addon/call.ts";
import type { Definition } from "../../addon/define.ts";
import type { Host } from "../../addon/host.ts";
import { languageOf } from "../../addon/host.ts";
import { registry } from "../../addon/registry.ts";
import { type Language, languages } from "../../core/locale/language.ts";

const host = (language: Language = "en"): Host => ({ zone: () => "Etc/UTC", language: () => language });
const call = (name: string, values: readonly unknown[], language?: Language) =>
  callFunction(registry.find((known) => known.name === name) as Definition, values, host(language));
const message = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing refused";
};

const tiers = [
  ["From", "Rate"],
  [0, 0.05],
  [100_000, 0.08],
];

describe("a call", () => {
  it("gives a single cell for a single cell and a column for a column, blank rows blank, an open range's tail dropped", () => {
    expect(call("REV_FLAT", [1000, 0.1])).toBe(100);
    expect(call("REV_FLAT", [[[1000], [""], [50]], 0.1])).toEqual([[100], [""], [5]]);
    expect(call("REV_FLAT", [[[1000], [""], [""]], 0.1])).toEqual([[100]]);
    expect(call("REV_FLAT", ["", 0.1])).toBe("");
    expect(call("REV_FLAT", [[[10, 20]], 0.1])).toEqual([[1, 2]]);
  });

  it("takes skipped arguments as '', null or undefined alike", () => {
    for (const skipped of ["", null, undefined]) {
      expect(call("REV_CAPS", [1000, 0.1, skipped, 60, skipped])).toBe(60);
    }
  });

  it("finds columns by header in any of the six languages and in any order", () => {
    for (const header of [
      ["Rate", "From"],
      ["Satz", "Von"],
      ["Tasa", "Desde"],
      ["Stawka", "Od"],
      ["Taxa", "De"],
      ["Oran", "Başlangıç"],
    ]) {
      const turned = [header, [0.05, 0], [0.08, 100_000]];
      expect(call("REV_TIERS", [120_000, turned, "marginal"])).toBe(6600);
    }
  });

  it("reads a quarter in the company's calendar: calendar year, fiscal year or retail weeks", () => {
    const deals = [
      ["deal", "status", "created", "closed", "amount"],
      ["D1", "won", "2026-04-10", "2026-05-02", 100],
      ["D2", "won", "2026-04-10", "2026-05-03", 30],
      ["D3", "won", "2026-04-10", "2026-08-01", 7],
    ];
    const wonIn = (period: string, calendar: string) =>
      call("REV_FORECAST_DIST", [deals, period, "2026-09-30", "", `${calendar}show=won_so_far`]);
    expect(wonIn("2026-Q2", "")).toBe(130);
    expect(wonIn("2027-Q1", "start_month=4; ")).toBe(130);
    expect(wonIn("2026-Q1", "start_month=4; label=start_year; ")).toBe(130);
    // The National Retail Federation's second quarter of 2026 runs from 3 May to 1 August.
    expect(wonIn("2026-Q2", "pattern=4-5-4; ")).toBe(37);
  });

  it("measures forecasts with their bounds and history, by hand", () => {
    const pairs = [
      ["forecast", "actual", "low", "high"],
      [110, 100, 90, 130],
      [90, 100, 80, 95],
    ];
    const measured = (name: string, history: unknown) =>
      call("REV_FORECAST_ACCURACY", [pairs, history, `level=0.8; show=${name}`]);
    const history = [[80], [90], [100]];
    expect(["coverage", "msis", "mase", "pinball"].map((name) => measured(name, history))).toEqual([0.5, 5.25, 1, 5]);
    expect(measured("smape", history)).toBeCloseTo((20 / 210 + 20 / 190) / 2, 12);
    expect(["msis", "mase"].map((name) => measured(name, ""))).toEqual(["", ""]);
  });

  it("finds a CRM export's own headers through the import catalogue", () => {
    const salesforce = [
      ["Opportunity ID", "Stage", "Created Date", "Close Date", "Amount", "Opportunity Owner"],
      ["006A", "Closed Won", "2026-01-01", "2026-02-01", 100, "Ann"],
      ["006B", "Closed Lost", "2026-01-01", "2026-02-02", 100, "Ann"],
    ];
    const german = [
      ["Deal-ID", "Deal-Phase", "Erstelldatum", "Abschlussdatum", "Betrag", "Zuständiger Mitarbeiter"],
      ["1", "Gewonnen", "2026-01-01", "2026-02-01", 100, "Ann"],
      ["2", "Verloren", "2026-01-01", "2026-02-02", 100, "Ann"],
    ];
    for (const deals of [salesforce, german]) {
      const options = "show=rate_count";
      expect(call("REV_WIN_RATE", [deals, "closed_period", "2026-01-01", "2026-03-31", options])).toBe(0.5);
    }
  });

  it("refuses two columns that could be one, and takes the one that a mapping names", () => {
    const twice = [
      ["Betrag", "Importe", "probability"],
      [100, 900, 0.5],
    ];
    expect(message(() => call("REV_FORECAST_WEIGHTED", [twice]))).toContain("(COLUMN_TWICE)");
    const mapping = [["Betrag", "amount"]];
    expect(call("REV_FORECAST_WEIGHTED", [twice, "show=weighted", "mapping", mapping])).toBe(50);
  });

  it("reads options from a text or a two-column range, numbers with a point", () => {
    expect(call("REV_FLAT", [10.55, 0.1, "digits=0"])).toBe(1);
    expect(call("REV_FLAT", [10.55, 0.1, [["Digits", 0]]])).toBe(1);
    expect(message(() => call("REV_FLAT", [1, 0.1, "digit=0"]))).toContain("(OPTION_UNKNOWN)");
    expect(message(() => call("REV_FLAT", [1, 0.1, "digits"]))).toContain("(OPTION_UNREADABLE)");
  });

  it("groups a measure with by=, a total last, and selects with where=", () => {
    const deals = [
      ["region", "amount", "probability"],
      ["North", 100, 0.5],
      ["South", 200, 0.5],
      ["", 10, 1],
    ];
    expect(call("REV_FORECAST_WEIGHTED", [deals, "by=region"])).toEqual([
      ["region", "Weighted", "Unweighted"],
      ["North", 50, 100],
      ["South", 100, 200],
      ["", 10, 10],
      ["Total", 160, 310],
    ]);
    expect(call("REV_FORECAST_WEIGHTED", [deals, 'show=weighted; where=region="South"'])).toBe(100);
  });

  it("names headers in the spreadsheet's language, or leaves them out", () => {
    const values = [120_000, tiers, "marginal", "show=tiers"];
    expect((call("REV_TIERS", values, "de") as unknown[][])[0]).toEqual(["Stufe", "Betrag", "Provision"]);
    expect((call("REV_TIERS", [120_000, tiers, "marginal", "show=tiers; headers=no"]) as unknown[][])[0]).toEqual([
      1, 100_000, 5000,
    ]);
  });
});

describe("a refusal", () => {
  it("says what, where in the range, and what to do, in the spreadsheet's language", () => {
    const column = [[1000], ["1.234,50"]];
    expect(message(() => call("REV_FLAT", [column, 0.1]))).toBe(
      "REV_FLAT: '1.234,50' is text, not a number (amounts, row 2, column 1). Type the number in the spreadsheet's own format, or convert the column with REV_CLEAN. (NUMBER_IS_TEXT)",
    );
    expect(message(() => call("REV_FLAT", [column, 0.1], "de"))).toContain("(amounts, Zeile 2, Spalte 1)");
    for (const language of languages) {
      expect(message(() => call("REV_FLAT", [column, 0.1], language))).toMatch(/^REV_FLAT: .+ \(NUMBER_IS_TEXT\)$/);
    }
  });

  it("counts rows as the range does, also where core counts rows of data", () => {
    const falling = [...tiers, [50_000, 0.1]];
    expect(message(() => call("REV_TIERS", [1, falling, "marginal"]))).toContain("row 4");
  });

  it("names a blank cell, a blank row, a missing column and a missing argument", () => {
    expect(
      message(() =>
        call("REV_FLAT", [
          [[1], [2]],
          [[0.1], [""]],
        ]),
      ),
    ).toContain("(VALUE_BLANK)");
    expect(
      message(() =>
        call("REV_TIERS", [
          1,
          [
            ["From", "Rate"],
            [0, ""],
          ],
          "marginal",
        ]),
      ),
    ).toContain("(VALUE_BLANK)");
    expect(
      message(() =>
        call("REV_TIERS", [
          1,
          [
            ["From", "Rate"],
            ["", ""],
            [0, 0.1],
          ],
          "marginal",
        ]),
      ),
    ).toContain("(ROW_BLANK)");
    expect(message(() => call("REV_TIERS", [1, [["From"], [0]], "marginal"]))).toContain("(COLUMN_MISSING)");
    expect(message(() => call("REV_TIERS", [1]))).toContain("(ARGUMENT_MISSING)");
  });

  it("comes for a result too large for a cell, never an infinity", () => {
    expect(message(() => call("REV_COVERAGE", [1e300, 5e-324]))).toContain("(RESULT_TOO_LARGE)");
  });
});

describe("the language of a locale", () => {
  it("is its first part, English where it is none of the six", () => {
    expect(["de_DE", "pt-BR", "tr", "fr_FR", ""].map(languageOf)).toEqual(["de", "pt", "tr", "en", "en"]);
  });
});
