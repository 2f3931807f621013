import { payeeTrace } from "../../../core/commission/engine/payee-trace.ts";
import type { TraceStep } from "../../../core/commission/engine/trace.ts";
import { traceWords } from "../../../core/commission/engine/trace-words.ts";
import { stepNumber } from "../../boards/statements.ts";
import type { AnswerOf, Cell } from "../../protocol.ts";
import type { App, View } from "../app.ts";
import { ask } from "../client.ts";
import { element } from "../dom.ts";
import { readCells, sheetWith } from "../sheets.ts";
import { lastRun } from "./commission.ts";
import { form, heading } from "./parts.ts";

type Selection = AnswerOf<"selection">;

const stepTree = (app: App, step: TraceStep, depth: number): HTMLElement => {
  const words = `${traceWords(step, app.language)}: ${stepNumber(step.value, app.language)}`;
  if (step.inputs.length === 0) return element("li", {}, words);
  return element(
    "li",
    {},
    element(
      "details",
      { open: depth < 2 },
      element("summary", {}, words),
      element("ul", {}, ...step.inputs.map((input) => stepTree(app, input, depth + 1))),
    ),
  );
};

const factTable = (rows: readonly (readonly [string, string])[]): HTMLElement =>
  element(
    "table",
    { class: "facts" },
    element(
      "tbody",
      {},
      ...rows.map(([name, value]) => element("tr", {}, element("td", {}, name), element("td", {}, value))),
    ),
  );

const shown = (cell: Cell | undefined): string => (cell === null || cell === undefined ? "" : String(cell));

/** The header above a cell: the nearest row above it whose first cells are all text and whose row above is blank or a sentence. */
const headerAbove = (cells: readonly (readonly Cell[])[], row: number, column: number): string => {
  for (let r = row - 1; r >= 0; r--) {
    const line = cells[r] ?? [];
    const filled = line.filter((cell) => cell !== null);
    if (filled.length > 1 && filled.every((cell) => typeof cell === "string") && typeof line[column] === "string")
      return line[column];
  }
  return "";
};

const commissionSteps = (
  app: App,
  selected: Selection,
  facts: { period?: string; hash?: string },
  payee: string,
): Node[] => {
  const { say } = app;
  const run = lastRun();
  if (run === undefined || run.inputs.period.label !== facts.period) return [element("p", {}, say("traceRun"))];
  const trace = payeeTrace(run.result, payee);
  if (trace === undefined) return [];
  const line = typeof selected.value === "string" ? selected.value : "";
  return [
    ...(run.inputs.hash === facts.hash ? [] : [element("p", { class: "caution-text" }, say("inputsChanged"))]),
    element("h2", {}, `${say("steps")}: ${payee}${line === "" || line === payee ? "" : `, ${line}`}`),
    element("ul", { class: "plain", "data-trace": true }, stepTree(app, trace, 0)),
  ];
};

const drawTrace = (app: App, selected: Selection, cells: readonly (readonly Cell[])[], box: HTMLElement): void => {
  const { say } = app;
  const facts =
    selected.facts === null ? null : (JSON.parse(selected.facts) as { kind?: string; period?: string; hash?: string });
  const header = headerAbove(cells, selected.row - 1, selected.column - 1);
  const rows: [string, string][] = [
    [say("value"), shown(selected.value)],
    ...(selected.formula === "" ? [] : ([[say("formula"), selected.formula]] as [string, string][])),
    ...(header === "" ? [] : ([[say("column"), header]] as [string, string][])),
    ...(facts === null
      ? []
      : ([
          [say("definition"), shown(cells[1]?.[0])],
          [say("madeFrom"), shown(cells[2]?.[0])],
        ] as [string, string][])),
  ];
  const payee = shown(cells[selected.row - 1]?.[0]);
  box.replaceChildren(
    element("p", {}, element("b", {}, say("traceCell", { cell: selected.cell, tab: selected.name }))),
    ...(facts === null ? [element("p", { class: "quiet" }, say("traceNone"))] : []),
    factTable(rows),
    ...(facts?.kind === "commission" ? commissionSteps(app, selected, facts, payee) : []),
  );
};

/** Where the selected cell comes from: its formula, column, definition and inputs; for a commission every step from input to payout. */
export const traceView: View = async (app) => {
  const { say } = app;
  const box = element("div", { "aria-live": "polite" });
  const read = () =>
    app
      .work(async (progress) => {
        await app.refresh();
        const selected = await ask({ do: "selection" });
        return { selected, cells: await readCells(app, sheetWith(app, selected.sheet), progress) };
      })
      .then((found) => {
        if (found !== undefined) drawTrace(app, found.selected, found.cells, box);
      });
  app.main.replaceChildren(
    heading(app, say("trace")),
    box,
    form(
      () => void read(),
      element("div", { class: "actions" }, element("button", { type: "submit", class: "primary" }, say("refresh"))),
    ),
  );
  await read();
};
