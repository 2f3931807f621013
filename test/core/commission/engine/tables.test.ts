import { describe, expect, it } from "vitest";
import { calendarYear } from "../../../../core/calendar/fiscal.ts";
import { type RunTables, readRunTables } from "../../../../core/commission/engine/tables.ts";
import { exact } from "../../../../core/money/exact.ts";

const read = (tables: RunTables) => readRunTables(tables, calendarYear);
const problems = (tables: RunTables) =>
  read(tables).problems.map(({ code, parameters }) => [code, "place" in parameters ? parameters.place : null]);

describe("the tables of a run", () => {
  it("are read by header in any language, other columns ignored, blank rows skipped", () => {
    const { inputs, problems: found } = read({
      people: [
        ["Vertriebsmitarbeiter", "Vergütungsplan", "Eintritt", "Notiz"],
        ["ana", "p", "2026-01-15", "x"],
        ["", "", null, ""],
        ["ben", "p", "", ""],
      ],
      splits: [
        ["Oportunidad", "Vendedor", "Parte"],
        ["D1", "ana", "40%"],
        ["D1", "ben", 0.6],
      ],
      quotas: [
        ["payee", "period", "quota"],
        ["ana", "2026-Q1", 100000],
        ["ben", "lipiec 2026", "5000.50"],
      ],
      rates: [
        ["currency", "into", "policy", "from", "to", "rate"],
        ["usd", "EUR", "plan", "2026-01-01", "2026-12-31", "0.92"],
      ],
    });
    expect(found).toEqual([]);
    expect(inputs.people).toEqual([
      { payee: "ana", plan: "p", hired: "2026-01-15" },
      { payee: "ben", plan: "p" },
    ]);
    expect(inputs.splits?.[1]).toEqual({ deal: "D1", payee: "ben", share: exact("0.6"), kind: "split" });
    expect(inputs.quotas?.[1]).toMatchObject({ from: "2026-07-01", to: "2026-07-31", amount: exact("5000.50") });
    expect(inputs.rates?.[0]).toMatchObject({ currency: "USD", policy: "plan_rate" });
  });
  it("report every problem with table and cell", () => {
    expect(
      problems({
        people: [["payee"], ["ana"]],
        splits: [
          ["deal", "payee", "share", "kind"],
          ["D1", "ana", 40, ""],
          ["D2", "", "50%", ""],
          ["D3", "ana", "1", "half"],
        ],
        quotas: [
          ["payee", "period", "amount"],
          ["ana", "soon", "1"],
          ["ana", "2026-Q1", "-5"],
          ["ana", "", "5"],
        ],
        rates: [
          ["currency", "into", "policy", "date", "rate"],
          ["USD", "EUR", "spot", "2026-01-01", "1"],
          ["$", "EUR", "plan", "2026-02-30", "1"],
        ],
        adjustments: [["payee", "amount", "Betrag", "reason"]],
        cancellations: [
          ["deal", "date", "refund share"],
          ["D1", "2026-01-01", "0,5"],
        ],
      }),
    ).toEqual([
      ["TABLE_COLUMN_MISSING", null],
      ["RATE_RANGE", "splits C2"],
      ["PLAN_VALUE_MISSING", "splits B3"],
      ["PLAN_CHOICE", "splits, D3"],
      ["NOT_A_PERIOD", "quotas B2"],
      ["QUOTA_NOT_POSITIVE", "quotas, ana"],
      ["PLAN_VALUE_MISSING", "quotas, ana"],
      ["NOT_A_DATE", "rates D3"],
      ["PLAN_CHOICE", "rates, USD"],
      ["NOT_A_NUMBER", "cancellations C2"],
      ["PLAN_COLUMN_TWICE", "adjustments C1"],
    ]);
  });
  it("may all be absent or hold a header only", () => {
    expect(read({})).toEqual({ inputs: { people: [] }, problems: [] });
    expect(read({ leaves: [["payee", "from", "to"]] }).inputs.leaves).toEqual([]);
  });
});
