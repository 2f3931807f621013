import type { View } from "../app.ts";
import { element } from "../dom.ts";
import { functionList } from "./functions.ts";

const groups = [
  ["data", ["recognise", "check", "snapshot", "hygiene", "duplicates", "load"]],
  ["run", ["commission", "dispute", "refreshAll", "freeze", "filled"]],
  ["plan", ["builder", "backtest", "territories", "goals"]],
  ["measure", ["board", "kpi", "forecast", "waterfall", "funnel", "cohort", "icp", "trace"]],
] as const;

/** The four groups, and the sample first where the spreadsheet is empty. */
export const home: View = (app) => {
  const { say } = app;
  const isEmpty = app.state.sheets.every(({ rows, facts }) => rows === 0 || facts !== null);
  const item = (view: string, text: string) =>
    element("button", { type: "button", class: "item", "data-view": view, onclick: () => app.go(view) }, text);
  const start = element(
    "section",
    {},
    element("h2", {}, say("start")),
    element("p", { class: "quiet" }, say("emptySays")),
    element(
      "button",
      { type: "button", class: "primary", "data-view": "sample", onclick: () => app.go("sample") },
      say("trySample"),
    ),
  );
  app.main.replaceChildren(
    ...(isEmpty ? [start] : []),
    functionList(app),
    ...groups.map(([group, views]) =>
      element("section", {}, element("h2", {}, say(group)), ...views.map((view) => item(view, say(view)))),
    ),
    ...(isEmpty ? [] : [element("section", {}, element("h2", {}, say("start")), item("sample", say("trySample")))]),
  );
};
