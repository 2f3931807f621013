import { columnLetter } from "../../column-letter.ts";
import { RevError } from "../../errors/error.ts";
import { fold } from "../../locale/fold.ts";
import { cellText, type PlanCell } from "./cells.ts";

/** One row of a plan table with the place of its value, as a sheet names it: "E7". */
export interface PlanRow {
  readonly plan: string;
  readonly version: string;
  readonly component: string;
  readonly setting: string;
  readonly from: string;
  readonly value: string;
  readonly where: string;
  readonly places: Readonly<Record<PlanColumn, string>>;
}

export const planColumns = ["plan", "version", "component", "setting", "from", "value", "where"] as const;
export type PlanColumn = (typeof planColumns)[number];

const required: readonly PlanColumn[] = ["component", "setting", "value"];

// Headers in the six languages, folded.
const headers: Readonly<Record<PlanColumn, string>> = {
  plan: "plan|name|plan name|vergutungsplan|plan de compensacion|plan prowizyjny|plano|plano de remuneracao|prim plani",
  version: "version|planversion|wersja|versao|surum",
  component: "component|komponente|componente|skladnik|bilesen",
  setting: "setting|einstellung|ajuste|ustawienie|configuracao|ayar|key|rule|regel|regla|regula|regra|kural",
  from: "from|von|ab|desde|od|de|a partir de|baslangic|start",
  value: "value|wert|valor|wartosc|deger|rate|satz",
  where: "where|wenn|bedingung|donde|condicion|gdzie|warunek|onde|condicao|kosul|condition",
};
const columnOf = (word: string): PlanColumn | undefined =>
  planColumns.find((column) => headers[column].split("|").includes(word));

/**
 * A range or CSV with a header row to plan rows; columns are found by header in any of the six languages, blank rows are skipped.
 * A missing or doubled column is refused with PLAN_COLUMN_MISSING or PLAN_COLUMN_TWICE.
 */
export const planRowsOf = (table: readonly (readonly PlanCell[])[]): PlanRow[] => {
  const at = new Map<PlanColumn, number>();
  (table[0] ?? []).forEach((cell, index) => {
    const column = columnOf(fold(cellText(cell)).replace(/_/g, " "));
    if (column === undefined) return;
    if (at.has(column)) throw new RevError("PLAN_COLUMN_TWICE", { column, place: `${columnLetter(index)}1` });
    at.set(column, index);
  });
  const missing = required.filter((column) => !at.has(column));
  if (missing.length > 0) throw new RevError("PLAN_COLUMN_MISSING", { column: missing.join(", ") });
  return table.slice(1).flatMap((cells, i) => {
    const read = (column: PlanColumn): string => {
      const index = at.get(column);
      return index === undefined ? "" : cellText(cells[index]);
    };
    if (planColumns.every((column) => read(column) === "")) return [];
    const place = (column: PlanColumn) => `${columnLetter(at.get(column) ?? 0)}${i + 2}`;
    const places = Object.fromEntries(planColumns.map((column) => [column, place(column)])) as PlanRow["places"];
    const row = Object.fromEntries(planColumns.map((column) => [column, read(column)])) as Record<PlanColumn, string>;
    return [{ ...row, plan: row.plan || "plan", version: row.version || "1", places }];
  });
};
