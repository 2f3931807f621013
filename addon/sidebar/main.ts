import { type Language, languages } from "../../core/locale/language.ts";
import { languageNames } from "../language-names.ts";
import { type App, createApp, type View } from "./app.ts";
import { ask } from "./client.ts";
import { choices, element, field } from "./dom.ts";
import { backtestView } from "./views/backtest.ts";
import { boardNames, boardView } from "./views/boards.ts";
import { builderView } from "./views/builder.ts";
import { commissionView } from "./views/commission.ts";
import { disputeView } from "./views/dispute.ts";
import { filledView } from "./views/filled.ts";
import { freezeView } from "./views/freeze.ts";
import { functionView } from "./views/functions.ts";
import { home } from "./views/home.ts";
import { quotaView } from "./views/quotas.ts";
import { recogniseView } from "./views/recognise.ts";
import { refreshView } from "./views/refresh.ts";
import { resultsView } from "./views/results.ts";
import { sample } from "./views/sample.ts";
import { checkView, duplicatesView, snapshotView } from "./views/tables.ts";
import { traceView } from "./views/trace.ts";

const views: Readonly<Record<string, View>> = {
  home,
  sample,
  recognise: recogniseView,
  check: checkView,
  load: resultsView,
  builder: builderView,
  commission: commissionView,
  function: functionView,
  trace: traceView,
  freeze: freezeView,
  snapshot: snapshotView,
  duplicates: duplicatesView,
  dispute: disputeView,
  backtest: backtestView,
  goals: quotaView,
  refreshAll: refreshView,
  filled: filledView,
  ...Object.fromEntries(boardNames.map((name) => [name, boardView(name)])),
};

const drawHeader = (app: App, header: HTMLElement, redraw: () => void): void => {
  const { say } = app;
  const setAsOf = (date: string) =>
    void app
      .work(async () => {
        await ask({ do: "asOf", date });
        await app.refresh();
      })
      .then(() => {
        input.value = app.state.asOf ?? "";
      });
  const input = element("input", {
    type: "date",
    value: app.state.asOf ?? "",
    "data-field": "asOf",
    onchange: () => input.value !== "" && setAsOf(input.value),
  });
  header.replaceChildren(
    field(say("asOf"), input),
    element("button", { type: "button", "data-do": "today", onclick: () => setAsOf(app.state.today) }, say("today")),
    field(
      say("language"),
      choices(
        languages.map((value) => ({ value, label: languageNames[value] })),
        app.language,
        (value) => {
          app.state = { ...app.state, language: value as Language };
          document.documentElement.lang = value;
          redraw();
          void app.work(() => ask({ do: "language", language: value as Language }));
        },
      ),
    ),
  );
};

const start = async (): Promise<void> => {
  const root = document.getElementById("app") as HTMLElement;
  const header = element("header");
  const main = element("main");
  const note = element("div", { class: "say", "aria-live": "polite" });
  root.append(header, note, main);
  const wanted = document.body.dataset.view ?? "home";
  let shown: readonly [string, string | undefined] = [wanted, undefined];
  const draw = (app: App, view: string, argument?: string): void => {
    const isNew = view !== shown[0];
    shown = [view, argument];
    document.body.dataset.view = view;
    void (views[view] ?? home)(app, argument);
    if (isNew) (main.querySelector<HTMLElement>("h1") ?? main.querySelector<HTMLElement>("input"))?.focus();
  };
  const unknown = { language: "en" as Language, zone: "", today: "2000-01-01", asOf: null, active: 0, sheets: [] };
  const app = createApp(unknown, main, note, draw);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown[0] !== "home") app.go("home");
  });
  if ((await app.work(() => app.refresh())) === undefined) return;
  document.documentElement.lang = app.language;
  const redraw = () => {
    drawHeader(app, header, redraw);
    draw(app, shown[0], shown[1]);
  };
  redraw();
  root.dataset.ready = "true";
  root.dataset.readyAt = String(Math.round(performance.now()));
};

void start();
