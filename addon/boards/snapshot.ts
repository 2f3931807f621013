import type { IsoDate } from "../../core/calendar/iso-date.ts";
import type { Language } from "../../core/locale/language.ts";
import { type Cell, type CellKind, isDay } from "../protocol.ts";
import type { SheetMapping } from "../sheet-table.ts";
import { sayIn } from "../texts.ts";
import { pipelineTexts } from "./pipeline-texts.ts";
import type { TabPlan } from "./tab.ts";

/** A column's kind where every cell agrees; a mixed column stays text, so that nothing changes by being copied. */
const kindOf = (cells: readonly (Cell | undefined)[]): CellKind => {
  const filled = cells.filter((cell): cell is string | number | boolean => cell !== null && cell !== undefined);
  if (filled.length === 0) return "text";
  if (filled.every((cell) => typeof cell === "number")) return "number";
  return filled.every((cell) => typeof cell === "string" && isDay(cell.slice(0, 10))) ? "date" : "text";
};

/** A tab as it stands on a day, cell by cell from its header on: a plain table that later boards read as they read the tab itself. */
export const snapshotTab = (
  cells: readonly (readonly Cell[])[],
  headerRow: number,
  mapping: SheetMapping,
  asOf: IsoDate,
  language: Language,
): TabPlan => {
  const [header = [], ...rows] = cells.slice(headerRow - 1);
  return {
    name: sayIn(pipelineTexts, language)("snapshotTab", { date: asOf }),
    blocks: [
      {
        columns: header.map((label, i) => ({ label: String(label ?? ""), kind: kindOf(rows.map((row) => row[i])) })),
        rows: rows.map((row) => header.map((_, i) => row[i] ?? null)),
      },
    ],
    mapping: { ...mapping, snapshot: asOf },
  };
};
