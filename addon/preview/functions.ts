import type { Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/preset-sheets-core";
import type { Script } from "../doubles/script.ts";
import type { FileStore } from "../doubles/store.ts";
import { isDate } from "../doubles/taken.ts";
import type { Sentences } from "./sentences.ts";
import { instantOf, isDatePattern, serialOf } from "./serial.ts";

/** A cell on its way into the script: a date as its instant. */
type Sent = string | number | boolean | { readonly instant: number };

/** In the script's own scope, so that ranges are its arrays and dates its dates. */
const caller = `(function (name, json) {
  return globalThis[name].apply(null, JSON.parse(json, function (_, value) {
    return value !== null && typeof value === "object" && "instant" in value ? new Date(value.instant) : value;
  }));
})`;

/** Sheets' rules where Univer has others: a blank cell is '', an error its text, a date a date, one cell the bare value. */
const sentCell = (cell: Nullable<BaseValueObject>, zone: string): Sent => {
  if (!cell || cell.isNull()) return "";
  const value = cell.getValue();
  if (typeof value === "number" && isDatePattern(cell.getPattern())) return { instant: instantOf(value, zone) };
  return value;
};

const sentArgument = (argument: BaseValueObject, zone: string): Sent | Sent[][] => {
  if (!(argument instanceof ArrayValueObject)) return sentCell(argument, zone);
  const rows = argument
    .getArrayValue()
    .map((row) => Array.from({ length: argument.getColumnCount() }, (_, c) => sentCell(row?.[c], zone)));
  const only = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  return only ?? rows;
};

const given = (value: unknown, zone: string): BaseValueObject => {
  if (isDate(value)) return NumberValueObject.create(serialOf(value, zone), "yyyy-mm-dd");
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(String(value));
};

/** The script's custom functions for the grid: what a cell calls is the pushed stub, in the script's scope and with a cell's rights. */
export const customFunctions = (
  names: readonly string[],
  script: () => Script<FileStore>,
  sentences: Sentences,
): [new (name: string) => BaseFunction, string][] => {
  class Custom extends BaseFunction {
    override calculate(...values: BaseValueObject[]): BaseValueObject {
      const { auth, file, scope } = script();
      const sheet = this.subUnitId ?? "";
      const call = scope.evaluate(caller) as (name: string, json: string) => unknown;
      auth.mode = "CUSTOM_FUNCTION";
      try {
        const result = call(String(this.name), JSON.stringify(values.map((value) => sentArgument(value, file.zone))));
        sentences.set(sheet, this.row, this.column, undefined);
        if (!Array.isArray(result)) return given(result, file.zone);
        const cells = (result as unknown[][]).map((row) => row.map((cell) => given(cell, file.zone)));
        return ArrayValueObject.create({
          calculateValueList: cells,
          rowCount: cells.length,
          columnCount: cells[0]?.length ?? 0,
          unitId: this.unitId ?? "",
          sheetId: sheet,
          row: this.row,
          column: this.column,
        });
      } catch (error) {
        sentences.set(sheet, this.row, this.column, (error as Error).message);
        return ErrorValueObject.create(ErrorType.ERROR);
      }
    }
  }
  return names.map((name) => [Custom, name]);
};
