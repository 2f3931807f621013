import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registry } from "../../addon/registry.ts";
import { CellHost, type HostArgument, type HostResult } from "../../pipeline/workbook/cell-host.ts";
import { builtAddon } from "../support/built-addon.ts";

let host: CellHost;

beforeAll(async () => {
  host = new CellHost(await builtAddon());
});

const words = [
  "won",
  "lost",
  "open",
  "marginal",
  "2026-Q1",
  "closed_period",
  "days",
  "#N/A",
  "1.234,50",
  "10%",
  "",
  " ",
  "=1+1",
  "show=table",
  "by=owner",
  "headers=no",
];
const headers = [
  "From",
  "Rate",
  "deal",
  "amount",
  "status",
  "created",
  "closed",
  "Betrag",
  "Owner",
  "step",
  "date",
  "payee",
  "share",
  "customer",
  "type",
  "value",
  "name",
  "days",
  "left",
];
const cell = fc.oneof(
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, 0.05, -0, 1e300, 5e-324, 2026, 46_000),
  fc.constantFrom(...words),
  fc.string({ maxLength: 6 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom({ date: "2024-02-29" }, { date: "2026-01-31" }, { date: "1899-12-30" }),
);
const grid = fc
  .tuple(
    fc.array(fc.constantFrom(...headers), { minLength: 1, maxLength: 5 }),
    fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }),
    fc.boolean(),
  )
  .map(([header, rows, hasHeader]) => (hasHeader ? [header, ...rows] : rows));
const argument = fc.oneof(cell, grid);

/** Neither a crash, nor NaN, nor an infinity, nor a ragged or empty array. */
const check = (name: string, result: HostResult): void => {
  const rows = Array.isArray(result) ? result : [[result]];
  expect([name, rows.length > 0 && (rows[0]?.length ?? 0) > 0]).toEqual([name, true]);
  for (const row of rows) {
    expect(row.length).toBe(rows[0]?.length);
    // JSON writes NaN and infinities as null, and null is not allowed either.
    for (const value of row) expect([name, value === null || value === undefined]).toEqual([name, false]);
  }
};

/** A refusal is one of ours: "REV_X: sentences (CODE)", and not the one for our own faults. */
const refusal = (name: string, error: unknown): void => {
  const message = String((error as { message?: unknown }).message);
  expect(message.startsWith(`${name}: `)).toBe(true);
  expect(message).toMatch(/ \([A-Z0-9_]+\)$/);
  expect(message).not.toContain("FUNCTION_BROKE");
  expect(message).not.toMatch(/\n\s+at /);
  expect(message).not.toMatch(/\bundefined\b|\[object Object\]/);
};

describe.each(registry.map((definition) => [definition.name, definition] as const))("%s", (name, { parameters }) => {
  it("gives a result or a sentence for any cells", () => {
    const count = Object.keys(parameters).length;
    fc.assert(
      fc.property(fc.array(argument, { minLength: count, maxLength: count + 3 }), (values) => {
        try {
          check(name, host.call(name, ...(values as HostArgument[])));
        } catch (error) {
          if (error instanceof Error && error.name === "AssertionError") throw error;
          refusal(name, error);
        }
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  });
});
