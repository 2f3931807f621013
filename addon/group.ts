import { RevError } from "../core/errors/error.ts";
import { compileCondition, type FormulaValue } from "../core/formula/evaluate.ts";
import { namesOf, parseFormula } from "../core/formula/parse.ts";
import type { ObjectKind } from "../core/import/fields.ts";
import { exact } from "../core/money/exact.ts";
import type { Header, Part, Value } from "./results.ts";
import { columnNamed, someRows, type Table } from "./table.ts";

const formulaValue = (cell: unknown): FormulaValue =>
  cell === "" ? null : typeof cell === "number" ? exact(cell) : (cell as string | boolean);

/** The rows for which a condition such as region="EMEA" holds; names are the table's headers, spaces written as _. */
export const rowsWhere = <R>(table: Table<R>, condition: string, object: ObjectKind | undefined): Table<R> => {
  const parsed = parseFormula(condition);
  const columns = new Map(namesOf(parsed).map((name) => [name, columnFor(table, name, object)]));
  const holds = compileCondition(parsed);
  const indices = table.rows.flatMap((_, i) => {
    const place = table.places[i] as number;
    const names = (name: string): FormulaValue | undefined => {
      const column = columns.get(name);
      return column === undefined ? undefined : formulaValue(table.cell(place, column));
    };
    return holds(names) ? [i] : [];
  });
  return someRows(table, indices);
};

const columnFor = (table: Table<unknown>, name: string, object: ObjectKind | undefined): number => {
  const underscored = table.headers.findIndex((header) => header.toLowerCase().replace(/[\s-]+/g, "_") === name);
  return underscored >= 0 ? underscored : columnNamed(table, name, object);
};

export interface Group<R> {
  readonly values: readonly Value[];
  readonly table: Table<R>;
}

const order = (a: Value, b: Value): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
};

/** The table's rows by the values of columns, groups in the order of their values with the blank one last. */
export const groupsBy = <R>(
  table: Table<R>,
  names: readonly string[],
  object: ObjectKind | undefined,
): { headers: Header[]; groups: Group<R>[] } => {
  const columns = names.map((name) => columnNamed(table, name, object));
  const found = new Map<string, { values: Value[]; indices: number[] }>();
  table.places.forEach((place, i) => {
    const values = columns.map((column): Value => {
      const cell = table.cell(place, column);
      return cell === "" ? null : (cell as string | number | boolean);
    });
    const key = JSON.stringify(values);
    const group = found.get(key);
    if (group === undefined) found.set(key, { values, indices: [i] });
    else group.indices.push(i);
  });
  const groups = Array.from(found.values())
    .sort((a, b) => {
      for (let i = 0; i < a.values.length; i++) {
        const by = order(a.values[i] as Value, b.values[i] as Value);
        if (by !== 0) return by;
      }
      return 0;
    })
    .map(({ values, indices }) => ({ values, table: someRows(table, indices) }));
  return { headers: columns.map((column) => ({ header: table.headers[column] as string })), groups };
};

/**
 * One table of the groups' parts: facts become one row a group and a total row; a table's rows are put one below the other, with the
 * group's values before them.
 */
export const joined = (
  headers: readonly Header[],
  groups: readonly { readonly values: readonly Value[]; readonly part: Part }[],
  total: Part,
  totalWord: string,
): Part => {
  if (total.part === "facts" || total.part === "one") {
    const entries = (part: Part): readonly (readonly [string, Value])[] =>
      part.part === "facts" ? part.facts : part.part === "one" ? [["value", part.value]] : [];
    const line = (values: readonly Value[], part: Part) => [...values, ...entries(part).map(([, value]) => value)];
    const blanks = headers.slice(1).map((): Value => null);
    return {
      part: "table",
      columns: [...headers, ...entries(total).map(([word]) => word)],
      rows: [...groups.map(({ values, part }) => line(values, part)), line([totalWord, ...blanks], total)],
    };
  }
  if (total.part !== "table") throw new RevError("OPTION_UNKNOWN", { option: "by", options: "show" });
  return {
    part: "table",
    columns: [...headers, ...total.columns],
    rows: groups.flatMap(({ values, part }) =>
      part.part === "table" ? part.rows.map((row) => [...values, ...row]) : [],
    ),
  };
};
