import {
  ArraySize,
  CellError,
  EmptyValue,
  FunctionPlugin,
  type FunctionPluginDefinition,
  HyperFormula,
  SimpleRangeValue,
} from "hyperformula";
import type { ExampleCell } from "../../addon/define.ts";
import { registry } from "../../addon/registry.ts";
import type { CellHost, HostArgument } from "../../pipeline/workbook/cell-host.ts";

type Ast = { readonly args: readonly unknown[] };
type State = { readonly formulaAddress: { readonly sheet: number; readonly row: number; readonly col: number } };
type Scalar = number | string | boolean | symbol | CellError | { readonly val: number; getDetailedType?(): string };

/** What the plugin's methods need from the engine, whose own types hide it. */
interface Engine {
  evaluateAst(ast: unknown, state: State): Scalar | SimpleRangeValue;
}

const dayOfSerial = (serial: number): { date: string } => ({
  date: new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 10),
});

/** A value of the engine as a custom function gets it: blank as '', an error as its text, a date as a date. */
const toCell = (value: Scalar): ExampleCell => {
  if (value === EmptyValue) return "";
  if (value instanceof CellError) return `#${value.type === "DIV_BY_ZERO" ? "DIV/0!" : `${value.type}!`}`;
  if (typeof value === "object" && "val" in value) {
    return value.getDetailedType?.() === "NUMBER_DATE" ? dayOfSerial(value.val) : value.val;
  }
  return typeof value === "symbol" ? "" : (value as ExampleCell);
};

const serialOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;

/** A value of a custom function as the engine takes it; dates become day numbers. */
const fromCell = (cell: unknown): Scalar =>
  typeof cell === "object" && cell !== null && "date" in cell
    ? serialOf((cell as { date: string }).date)
    : (cell as Scalar);

/** The sizes that formulas turned out to have, by cell; the engine wants them before the values. */
const sizes = new Map<string, { width: number; height: number }>();
const failures = new Map<string, string>();
const keyOf = ({ formulaAddress: { sheet, row, col } }: State): string => `${sheet}:${row}:${col}`;

/** One plugin that hands every RevSheet function to the host. */
const pluginFor = (host: CellHost): FunctionPluginDefinition => {
  const run = function (this: Engine, name: string, ast: Ast, state: State) {
    const values = ast.args.map((argument): HostArgument => {
      const value = this.evaluateAst(argument, state);
      return value instanceof SimpleRangeValue
        ? value.data.map((row) => row.map((cell) => toCell(cell as unknown as Scalar)))
        : toCell(value);
    });
    // A range of one cell is that cell.
    const given = values.map((value) =>
      Array.isArray(value) && value.length === 1 && value[0]?.length === 1 ? value[0][0] : value,
    );
    try {
      const result = host.call(name, ...given);
      const grid = Array.isArray(result) ? result : [[result]];
      sizes.set(keyOf(state), { width: grid[0]?.length ?? 1, height: grid.length });
      return Array.isArray(result)
        ? SimpleRangeValue.onlyValues(grid.map((row) => row.map((cell) => fromCell(cell))) as never)
        : fromCell(result);
    } catch (error) {
      failures.set(keyOf(state), String((error as Error).message));
      return new CellError("ERROR" as never, String((error as Error).message));
    }
  };
  class RevSheetPlugin extends FunctionPlugin {
    static override implementedFunctions = Object.fromEntries(
      registry.map(({ name }) => [name, { method: name, sizeOfResultArrayMethod: "sizeOf", parameters: [] }]),
    );
    sizeOf(_ast: Ast, state: State) {
      const known = sizes.get(keyOf(state));
      return known === undefined ? ArraySize.scalar() : new ArraySize(known.width, known.height);
    }
  }
  for (const { name } of registry) {
    Object.defineProperty(RevSheetPlugin.prototype, name, {
      value(this: Engine, ast: Ast, state: State) {
        return run.call(this, name, ast, state);
      },
    });
  }
  return RevSheetPlugin as unknown as FunctionPluginDefinition;
};

let registered = false;

/** Makes the functions of a built bundle callable in HyperFormula, in place of those of an earlier one. */
export const registerFunctions = (host: CellHost): void => {
  const plugin = pluginFor(host);
  if (registered) HyperFormula.unregisterFunctionPlugin(plugin);
  const names = Object.fromEntries(registry.map(({ name }) => [name, name]));
  HyperFormula.registerFunctionPlugin(plugin, { enGB: names });
  registered = true;
};

/**
 * What a formula spills on a sheet, trimmed to its size: built twice, since the engine fixes a spill's size before it knows its values.
 * A failed cell gives its message.
 */
export const evaluate = (sheet: readonly (readonly (ExampleCell | null)[])[], formula: string): unknown => {
  sizes.clear();
  failures.clear();
  const cells = sheet.map((row) =>
    row.map((cell) => (typeof cell === "object" && cell !== null ? new Date(`${cell.date}T00:00:00`) : cell)),
  );
  let spilled: unknown;
  for (let round = 0; round < 2; round++) {
    const engine = HyperFormula.buildFromSheets(
      { data: cells, formula: [[formula]] },
      { licenseKey: "gpl-v3", smartRounding: false },
    );
    const onData = (code: string) =>
      code.replace(/\b[A-Z]{1,2}\d+(?::[A-Z]{1,2}\d+)?\b/g, (reference) => `data!${reference}`);
    const text = formula
      .split('"')
      .map((part, i) => (i % 2 === 0 ? onData(part) : part))
      .join('"');
    engine.setCellContents({ sheet: 1, row: 0, col: 0 }, [[text]]);
    const size = sizes.get("1:0:0") ?? { width: 1, height: 1 };
    const values = engine.getRangeValues({
      start: { sheet: 1, row: 0, col: 0 },
      end: { sheet: 1, row: size.height - 1, col: size.width - 1 },
    });
    engine.destroy();
    spilled = size.width === 1 && size.height === 1 ? values[0]?.[0] : values;
  }
  const failure = failures.get("1:0:0");
  return failure === undefined ? spilled : { failure };
};
