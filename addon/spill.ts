import { RevError } from "../core/errors/error.ts";
import type { Language } from "../core/locale/language.ts";
import { type Exact, toNumber } from "../core/money/exact.ts";
import type { Host } from "./host.ts";
import type { DayValue, Header, Part, Result, Value } from "./results.ts";
import { labelOf } from "./vocabulary.ts";
import { startOfDay } from "./zone.ts";

/** What a custom function may return: never null, NaN, an infinity, a ragged or an empty array. */
export type CellValue = string | number | boolean | Date;
export type Spill = CellValue | CellValue[][];

const isDay = (value: Exact | DayValue): value is DayValue => "day" in value;

const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new RevError("RESULT_TOO_LARGE", {});
  return value === 0 ? 0 : value;
};

const toCell = (value: Value, host: Host): CellValue => {
  if (value === null) return "";
  if (typeof value === "number") return finite(value);
  if (typeof value !== "object") return value;
  return isDay(value) ? new Date(startOfDay(value.day, host.zone())) : finite(toNumber(value));
};

const headerText = (header: Header, language: Language): string =>
  typeof header === "string" ? labelOf(header, language) : header.header;

/** The part that `show=` names: a view, a column or a fact; without it the usual one. */
export const partShown = (result: Result, show: string | undefined): Part => {
  if (show === undefined) {
    return result.part === "views" ? (Object.values(result.views)[0] as () => Part)() : result;
  }
  const wanted = show.toLowerCase().replace(/[\s-]+/g, "_");
  if (result.part === "views" && Object.keys(result.views).includes(wanted)) {
    return (result.views[wanted] as () => Part)();
  }
  const usual = result.part === "views" ? (Object.values(result.views)[0] as () => Part)() : result;
  const fact = usual.part === "facts" ? usual.facts.find(([word]) => word === wanted) : undefined;
  if (fact !== undefined) return { part: "one", value: fact[1] };
  const choices = [
    ...(result.part === "views" ? Object.keys(result.views) : []),
    ...(usual.part === "facts" ? usual.facts.map(([word]) => word) : []),
  ];
  throw new RevError("CHOICE_UNKNOWN", { value: show, place: "show", choices: choices.join(", ") || "–" });
};

/** A part as cells. Tables carry headers unless they are not wanted; without rows and headers one blank cell is left. */
export const spill = (part: Part, headers: boolean, host: Host): Spill => {
  switch (part.part) {
    case "one":
      return toCell(part.value, host);
    case "column": {
      const cells = part.values.map((value) => toCell(value, host));
      if (cells.length === 0) return "";
      return part.across ? [cells] : cells.map((cell) => [cell]);
    }
    case "facts":
      return part.facts.map(([word, value]) =>
        headers ? [labelOf(word, host.language()), toCell(value, host)] : [toCell(value, host)],
      );
    case "table": {
      const top = headers ? [part.columns.map((header) => headerText(header, host.language()))] : [];
      const cells: CellValue[][] = [...top, ...part.rows.map((row) => row.map((value) => toCell(value, host)))];
      return cells.length === 0 ? "" : cells;
    }
  }
};
