import { beforeAll, describe, expect, it } from "vitest";
import type { ExampleCell } from "../../addon/define.ts";
import { registry } from "../../addon/registry.ts";
import { CellHost } from "../../pipeline/workbook/cell-host.ts";
import { builtAddon } from "../support/built-addon.ts";
import { sheetOf } from "../support/example-cells.ts";
import { evaluate, registerFunctions } from "../support/spreadsheet.ts";

/** The engine shows dates as day numbers and keeps '' as blank text. */
const shown = (cell: ExampleCell): unknown =>
  typeof cell === "object" && cell !== null ? Date.parse(`${cell.date}T00:00:00Z`) / 86_400_000 + 25_569 : cell;

beforeAll(async () => {
  registerFunctions(new CellHost(await builtAddon()));
});

describe.each(registry.map((definition) => [definition.name, definition] as const))("%s", (_name, { about }) => {
  it("has an example", () => {
    expect(about.examples.length).toBeGreaterThan(0);
  });

  it.each(about.examples.map((example) => [example.formula, example] as const))(
    "%s gives what the reference says, in a spreadsheet over the built bundle",
    (formula, example) => {
      const expected = Array.isArray(example.gives)
        ? (example.gives as readonly (readonly ExampleCell[])[]).map((row) => row.map(shown))
        : shown(example.gives as ExampleCell);
      expect(evaluate(sheetOf(example), formula)).toEqual(expected);
    },
  );
});
