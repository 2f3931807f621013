import { calendarYear } from "../../../core/calendar/fiscal.ts";
import { addDays, type IsoDate, isoDate } from "../../../core/calendar/iso-date.ts";
import { type Period, parsePeriod, periodContaining } from "../../../core/calendar/period.ts";
import { RevError } from "../../../core/errors/error.ts";
import { exact, toNumber } from "../../../core/money/exact.ts";
import { cohortBoard } from "../../boards/cohort.ts";
import type { BoardQuestion } from "../../boards/context.ts";
import { firstBoard, forecastBoard } from "../../boards/forecast.ts";
import { funnelBoard } from "../../boards/funnel.ts";
import { hygieneBoard } from "../../boards/hygiene.ts";
import { kpiBoard } from "../../boards/kpi.ts";
import type { TabPlan } from "../../boards/tab.ts";
import type { App, View } from "../app.ts";
import { ask } from "../client.ts";
import { element, field } from "../dom.ts";
import { lookAround, readBook, writeTabs } from "../sheets.ts";
import { actions, form, heading, tabChoice, tellWritten } from "./parts.ts";

export const boardNames = ["board", "kpi", "forecast", "funnel", "cohort", "hygiene"] as const;
export type BoardName = (typeof boardNames)[number];

const makers: Readonly<Record<BoardName, (question: BoardQuestion) => TabPlan>> = {
  board: firstBoard,
  kpi: kpiBoard,
  forecast: forecastBoard,
  funnel: funnelBoard,
  cohort: cohortBoard,
  hygiene: hygieneBoard,
};

const needsPeriod: readonly BoardName[] = ["board", "kpi", "forecast", "funnel"];
const needsTarget: readonly BoardName[] = ["board", "forecast"];

/** The as-of date of the spreadsheet; AS_OF_BLANK without one. */
export const asOfOf = (app: App): IsoDate => {
  if (app.state.asOf === null) throw new RevError("AS_OF_BLANK", {});
  return isoDate(app.state.asOf);
};

export const periodFrom = (text: string): Period => parsePeriod(text, calendarYear);

/** The quarter in which the as-of date lies; what looks ahead takes that of the day after, so that the last day opens the next quarter. */
export const usualPeriod = (app: App, looksAhead = false): string =>
  periodContaining(addDays(isoDate(app.state.asOf ?? app.state.today), looksAhead ? 1 : 0), "quarter", calendarYear)
    .label;

/** One view for every board: which tabs, which period, what will be written. */
export const boardView =
  (name: BoardName): View =>
  async (app) => {
    const { say } = app;
    app.main.replaceChildren(heading(app, say(name)));
    const tabs = await app.work(() => lookAround(app), "keep what was said");
    if (tabs === undefined) return;
    if (!tabs.some(({ kind }) => kind === "deals")) app.main.append(element("p", {}, say("emptySays")));
    const deals = tabChoice(app, tabs, "deals", false);
    const history = tabChoice(app, tabs, "stage_history", true);
    const period = element("input", {
      type: "text",
      value: usualPeriod(app, needsTarget.includes(name)),
      "aria-describedby": "period-hint",
      "data-field": "period",
    });
    const target = element("input", { type: "text", inputmode: "decimal", "data-field": "target" });
    const submit = () =>
      void app
        .work(async (progress) => {
          if (app.state.asOf === null) await ask({ do: "asOf", date: app.state.today });
          await app.refresh();
          const given = target.value.trim();
          const book = await readBook(
            app,
            Number(deals.value),
            history.value === "" ? null : Number(history.value),
            progress,
          );
          progress(0, 1, say("computing"));
          await new Promise((resolve) => setTimeout(resolve, 0));
          const plan = makers[name]({
            book,
            asOf: asOfOf(app),
            period: periodFrom(period.value),
            language: app.language,
            target: given === "" ? null : toNumber(exact(given, say("target"))),
          });
          return { plan, written: await writeTabs(app, [plan], progress) };
        })
        .then((done) => {
          if (done === undefined) return;
          tellWritten(app, done.written);
          app.note.append(element("p", {}, done.plan.sentence ?? ""));
        });
    app.main.append(
      form(
        submit,
        field(say("dealsTab"), deals),
        field(say("historyTab"), history),
        ...(needsPeriod.includes(name)
          ? [field(say("period"), period), element("p", { class: "quiet", id: "period-hint" }, say("periodHint"))]
          : []),
        ...(needsTarget.includes(name) ? [field(say("target"), target)] : []),
        element("p", { class: "quiet" }, say("willWrite")),
        actions(say("write")),
      ),
    );
  };
