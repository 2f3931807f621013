import { isoDate } from "../../../core/calendar/iso-date.ts";
import { formatDate } from "../../../core/locale/format.ts";
import type { SheetFacts } from "../../protocol.ts";
import type { App, View } from "../app.ts";
import { element } from "../dom.ts";
import { replaceTab } from "../sheets.ts";
import { type BoardOrder, makeBoard } from "./boards.ts";
import { actions, form, heading } from "./parts.ts";

/** The boards that say what they were made from, in the order of the tabs. */
const boardsOf = ({ state }: App): { readonly sheet: SheetFacts; readonly order: BoardOrder }[] =>
  state.sheets.flatMap((sheet) => {
    const order = sheet.facts === null ? undefined : (JSON.parse(sheet.facts) as { order?: BoardOrder }).order;
    return order === undefined ? [] : [{ sheet, order }];
  });

/** Makes every board anew in its own tab, so that formulas elsewhere which point there stay right. */
export const refreshView: View = async (app) => {
  const { say } = app;
  app.main.replaceChildren(heading(app, say("refreshAll")));
  if ((await app.work(() => app.refresh(), "keep what was said")) === undefined) return;
  const boards = boardsOf(app);
  if (boards.length === 0) {
    app.main.append(element("p", {}, say("refreshNone")));
    return;
  }
  const names = boards.map(({ sheet }) => sheet.name).join(", ");
  const date = formatDate(isoDate(app.state.asOf ?? app.state.today), app.language);
  const submit = () =>
    void app
      .work(async (progress) => {
        for (const { sheet, order } of boards) {
          await replaceTab(app, sheet, await makeBoard(app, order, progress), progress);
        }
        return boards.length;
      })
      .then((count) => {
        if (count !== undefined) app.tell("good", say("refreshed", { tabs: names }));
      });
  app.main.append(
    form(submit, element("p", {}, say("refreshSays", { date, tabs: names })), actions(say("refreshAll"))),
  );
};
