import type { FieldKind } from "../../core/import/fields.ts";
import type { ColumnFormat } from "../../core/import/plan.ts";
import { sqlTypes } from "./raw-tables.ts";

/**
 * SQL that reads the plainest writing of a value and is null for every other: a strict subset of what core's parser accepts, with the same
 * result. It spares millions of calls into core; a test holds the two against each other on random texts.
 */
export const fastSql = (column: string, kind: FieldKind, format: ColumnFormat | undefined): string => {
  switch (kind) {
    case "id":
    case "text":
      return column;
    case "amount":
      return number(column, sqlTypes.amount, format);
    case "number":
      return number(column, sqlTypes.number, format);
    case "percent":
      return "null";
    case "flag":
      return `case lower(${column}) when 'true' then true when 'false' then false end`;
    case "instant":
      return instant(column, format);
  }
};

const number = (column: string, type: string, format: ColumnFormat | undefined): string => {
  const decimal = format?.number?.decimal;
  const read = (pattern: string, text: string) =>
    `case when regexp_full_match(${column}, '${pattern}') then cast(${text} as ${type}) end`;
  if (decimal === ".") return read("-?[0-9]{1,13}(\\.[0-9]{1,4})?", column);
  if (decimal === ",")
    return read("-?([0-9]{1,13}|[1-9][0-9]{0,2}(\\.[0-9]{3}){1,3})(,[0-9]{1,4})?", `replace(replace(${column}, '.', ''), ',', '.')`);
  return read("-?[0-9]{1,13}", column);
};

const instant = (column: string, format: ColumnFormat | undefined): string => {
  const order = format?.instant?.order;
  const slashes = order === "day first" ? "%d/%m/%Y" : order === "month first" ? "%m/%d/%Y" : undefined;
  const at = (length: number, position: number, mark: string, pattern: string) =>
    `when length(${column}) = ${length} and ${column}[${position}] = '${mark}' then try_strptime(${column}, '${pattern}')`;
  return `case
    ${at(10, 5, "-", "%Y-%m-%d")}
    ${at(19, 11, " ", "%Y-%m-%d %H:%M:%S")}
    ${at(10, 3, ".", "%d.%m.%Y")}
    ${slashes === undefined ? "" : at(10, 3, "/", slashes)}
  end`;
};
