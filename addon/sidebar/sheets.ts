import { inputTables, type TableColumn } from "../../core/commission/engine/table-columns.ts";
import { RevError } from "../../core/errors/error.ts";
import { fold } from "../../core/locale/fold.ts";
import { type DealBook, dealBook } from "../boards/deals.ts";
import { type Step, type TabPlan, tabSteps } from "../boards/tab.ts";
import type { Cell, SheetFacts } from "../protocol.ts";
import { readSheetTable, recogniseHead, type SheetMapping, type SheetTable } from "../sheet-table.ts";
import type { App, Progress } from "./app.ts";
import { ask } from "./client.ts";

/** Rows in one call. */
const chunk = 4000;

/** Every cell of a tab, read in pieces. */
export const readCells = async (app: App, sheet: SheetFacts, progress: Progress): Promise<Cell[][]> => {
  const rows: Cell[][] = [];
  while (rows.length < sheet.rows) {
    progress(rows.length, sheet.rows, app.say("reading", { tab: sheet.name, row: rows.length, rows: sheet.rows }));
    const part = await ask({ do: "read", sheet: sheet.id, from: rows.length + 1, rows: chunk });
    if (part.length === 0) break;
    rows.push(...part);
  }
  return rows;
};

export const mappingOf = (sheet: SheetFacts): SheetMapping =>
  sheet.mapping === null ? {} : (JSON.parse(sheet.mapping) as SheetMapping);

export const readTable = async (app: App, sheet: SheetFacts, progress: Progress): Promise<SheetTable> =>
  readSheetTable(await readCells(app, sheet, progress), sheet.name, mappingOf(sheet), app.language);

/** A tab of the state by its id; SHEET_GONE where it is no more. */
export const sheetWith = (app: App, id: number): SheetFacts => {
  const found = app.state.sheets.find((sheet) => sheet.id === id);
  if (found === undefined) throw new RevError("SHEET_GONE", {});
  return found;
};

/** What the tabs of the spreadsheet hold, from their first rows: an object of the import, a table of a commission run, or nothing. */
export type TabKind = "deals" | "snapshot" | "stage_history" | "plan" | "people" | "quotas" | "other";

const planHeaders = ["component", "setting", "value"];

/** Whether a header row has columns of a table of a commission run, in any of the six languages. */
const hasColumns = (header: readonly Cell[], table: "people" | "quotas", keys: readonly string[]): boolean => {
  const columns = inputTables[table] as Readonly<Record<string, TableColumn>>;
  const words = header.map((cell) => fold(String(cell ?? "")));
  return keys.every((key) => words.some((word) => word === key || columns[key]?.headers.split("|").includes(word)));
};

const kindOf = (cells: readonly (readonly Cell[])[], sheet: SheetFacts): TabKind => {
  if (mappingOf(sheet).snapshot !== undefined) return "snapshot";
  const top = (cells[0] ?? []).map((cell) => String(cell ?? "").toLowerCase());
  if (planHeaders.every((header) => top.includes(header))) return "plan";
  if (hasColumns(cells[0] ?? [], "people", ["payee", "plan"])) return "people";
  if (hasColumns(cells[0] ?? [], "quotas", ["payee", "amount", "period"])) return "quotas";
  try {
    const object = recogniseHead(cells, sheet.name, mappingOf(sheet))?.recognition.object;
    if (object === "deals" || object === "stage_history") return object;
    return "other";
  } catch (error) {
    if (error instanceof RevError) return "other";
    throw error;
  }
};

export interface KnownTab {
  readonly sheet: SheetFacts;
  readonly kind: TabKind;
}

/** Looks at the first rows of every tab that RevSheet did not write; the active tab comes first. */
export const lookAround = async (app: App): Promise<KnownTab[]> => {
  await app.refresh();
  const found = await ask({ do: "heads", rows: 40 });
  const tabs = found.flatMap(({ sheet: id, cells }): KnownTab[] => {
    const sheet = app.state.sheets.find((one) => one.id === id);
    return sheet === undefined || cells.length === 0 ? [] : [{ sheet, kind: kindOf(cells, sheet) }];
  });
  return tabs.sort((a, b) => Number(b.sheet.id === app.state.active) - Number(a.sheet.id === app.state.active));
};

/** Reads deals and, where there is one, their stage history. */
export const readBook = async (
  app: App,
  deals: number,
  history: number | null,
  progress: Progress,
): Promise<DealBook> => {
  const table = await readTable(app, sheetWith(app, deals), progress);
  const past = history === null ? null : await readTable(app, sheetWith(app, history), progress);
  return dealBook(table, past);
};

/** Writes a tab that nobody sees and hands it to `finish`; whatever fails or stops, it is taken away. */
const inDraft = async <T>(
  app: App,
  plan: TabPlan,
  progress: Progress,
  finish: (sheet: number, steps: readonly Step[]) => Promise<T>,
): Promise<T> => {
  const { sheet } = await ask({ do: "begin" });
  try {
    const steps = tabSteps(plan, sheet);
    for (const [i, step] of steps.entries()) {
      progress(i, steps.length, app.say("writing", { tab: plan.name, step: i + 1, steps: steps.length }));
      await ask(step);
    }
    return await finish(sheet, steps);
  } catch (error) {
    await ask({ do: "drop", sheet });
    throw error;
  }
};

/** Makes a tab of RevSheet's own anew where it stands: whoever looks sees the old one or the new one. */
export const replaceTab = (app: App, tab: SheetFacts, plan: TabPlan, progress: Progress): Promise<null> =>
  inDraft(app, plan, progress, (sheet, steps) =>
    ask({
      do: "replace",
      sheet,
      tab: tab.id,
      steps: steps.filter((step) => step.do !== "put"),
      facts: JSON.stringify(plan.facts ?? null),
    }),
  );

/** Writes tabs one after the other; each appears whole or not at all. Gives their names. */
export const writeTabs = async (
  app: App,
  plans: readonly TabPlan[],
  progress: Progress,
): Promise<{ name: string; sheet: number }[]> => {
  const written: { name: string; sheet: number }[] = [];
  for (const plan of plans) {
    written.push(
      await inDraft(app, plan, progress, async (sheet) => {
        if (plan.mapping !== undefined) await ask({ do: "mapping", sheet, mapping: JSON.stringify(plan.mapping) });
        const facts = plan.facts === undefined ? null : JSON.stringify(plan.facts);
        const { name } = await ask({ do: "finish", sheet, name: plan.name, facts });
        return { name, sheet };
      }),
    );
  }
  await app.refresh();
  return written;
};
