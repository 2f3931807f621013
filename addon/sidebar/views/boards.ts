import { exact, toNumber } from "../../../core/money/exact.ts";
import { cohortBoard } from "../../boards/cohort.ts";
import type { BoardQuestion } from "../../boards/context.ts";
import { firstBoard, forecastBoard } from "../../boards/forecast.ts";
import { funnelBoard } from "../../boards/funnel.ts";
import { hygieneBoard } from "../../boards/hygiene.ts";
import { icpBoard } from "../../boards/icp.ts";
import { kpiBoard } from "../../boards/kpi.ts";
import type { TabPlan } from "../../boards/tab.ts";
import { territoryBoard } from "../../boards/territories.ts";
import { waterfallBoard } from "../../boards/waterfall.ts";
import type { App, Progress, View } from "../app.ts";
import { element, field } from "../dom.ts";
import { type KnownTab, mappingOf, readBook, sheetWith } from "../sheets.ts";
import { tabChoice } from "./parts.ts";
import { asOfOf, periodField, periodFrom } from "./period.ts";
import { calculating, type Task, taskView } from "./task.ts";

type Maker = (question: BoardQuestion) => TabPlan;

const makers = {
  board: firstBoard,
  kpi: kpiBoard,
  forecast: forecastBoard,
  funnel: funnelBoard,
  cohort: cohortBoard,
  hygiene: hygieneBoard,
  icp: icpBoard,
  territories: territoryBoard,
} as const satisfies Record<string, Maker>;

export type BoardName = keyof typeof makers | "waterfall";
export const boardNames = [...Object.keys(makers), "waterfall"] as readonly BoardName[];

const needsPeriod: readonly BoardName[] = ["board", "kpi", "forecast", "funnel", "waterfall"];
const needsHistory: readonly BoardName[] = ["board", "forecast", "funnel"];
const needsTarget: readonly BoardName[] = ["board", "forecast"];
const looksAhead: readonly BoardName[] = ["board", "forecast", "waterfall"];

/** What a board is made from. */
export interface BoardOrder {
  readonly name: BoardName;
  /** Ids of tabs. */
  readonly deals: number;
  readonly history: number | null;
  readonly before: number | null;
  readonly period: string;
  readonly target: string;
}

/** What the facts of a board's tab keep, so that it can be made again. */
export interface BoardFacts {
  readonly order: BoardOrder;
  /** Names of the order's tabs by id, for when one of them is gone. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Reads the tabs of an order and makes its board as of the spreadsheet's date. */
export const makeBoard = async (app: App, order: BoardOrder, progress: Progress): Promise<TabPlan> => {
  const book = await readBook(app, order.deals, order.history, progress);
  const before = order.before === null ? null : await readBook(app, order.before, null, progress);
  await calculating(app, progress);
  const question: BoardQuestion = {
    book,
    asOf: asOfOf(app),
    period: periodFrom(order.period),
    language: app.language,
    target: order.target === "" ? null : toNumber(exact(order.target, app.say("target"))),
  };
  const plan =
    before === null ? makers[order.name as keyof typeof makers](question) : waterfallBoard({ ...question, before });
  const ids = [order.deals, order.history, order.before].filter((id) => id !== null);
  const sources = Object.fromEntries(ids.map((id) => [id, sheetWith(app, id).name]));
  return { ...plan, facts: { ...plan.facts, ...({ order, sources } satisfies BoardFacts) } };
};

/** What the deals can be compared with: snapshots, the latest first, else another tab of deals. */
const earlierChoice = (app: App, tabs: readonly KnownTab[], deals: string): HTMLSelectElement => {
  const day = ({ sheet }: KnownTab) => mappingOf(sheet).snapshot ?? "";
  const fitting = tabs
    .filter(({ kind, sheet }) => kind === "snapshot" || (kind === "deals" && String(sheet.id) !== deals))
    .sort((a, b) => (day(a) < day(b) ? 1 : -1));
  return tabChoice(app, fitting, fitting[0]?.kind ?? "snapshot", false);
};

const boardTask = (app: App, tabs: readonly KnownTab[], name: BoardName): Task => {
  const { say } = app;
  const deals = tabChoice(app, tabs, "deals", false);
  const history = tabChoice(app, tabs, "stage_history", true);
  const before = earlierChoice(app, tabs, deals.value);
  const period = periodField(app, looksAhead.includes(name));
  const target = element("input", { type: "text", inputmode: "decimal", "data-field": "target" });
  return {
    ...(name === "waterfall" && before.value === "" ? { says: say("needsSnapshot") } : {}),
    fields: [
      field(say("dealsTab"), deals),
      ...(name === "waterfall" ? [field(say("beforeTab"), before)] : []),
      ...(needsHistory.includes(name) ? [field(say("historyTab"), history)] : []),
      ...(needsPeriod.includes(name) ? period.nodes : []),
      ...(needsTarget.includes(name) ? [field(say("target"), target)] : []),
    ],
    make: async (progress) => [
      await makeBoard(
        app,
        {
          name,
          deals: Number(deals.value),
          history: needsHistory.includes(name) && history.value !== "" ? Number(history.value) : null,
          before: name === "waterfall" ? Number(before.value) : null,
          period: period.input.value,
          target: target.value.trim(),
        },
        progress,
      ),
    ],
  };
};

/** One view for every board: which tabs, which period, what will be written. */
export const boardView = (name: BoardName): View =>
  taskView(
    (app) => app.say(name),
    (app, tabs) => boardTask(app, tabs, name),
  );
