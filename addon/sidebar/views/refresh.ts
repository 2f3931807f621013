import { isoDate } from "../../../core/calendar/iso-date.ts";
import { RevError } from "../../../core/errors/error.ts";
import { formatDate } from "../../../core/locale/format.ts";
import type { SheetFacts } from "../../protocol.ts";
import { type App, errorNodes, type Progress, type View } from "../app.ts";
import { element } from "../dom.ts";
import { replaceTab } from "../sheets.ts";
import { type BoardFacts, makeBoard } from "./boards.ts";
import { actions, form, heading } from "./parts.ts";

interface Board extends BoardFacts {
  readonly sheet: SheetFacts;
}

/** The boards that say what they were made from, in the order of the tabs. */
const boardsOf = ({ state }: App): Board[] =>
  state.sheets.flatMap((sheet) => {
    const facts = sheet.facts === null ? null : (JSON.parse(sheet.facts) as Partial<BoardFacts> | null);
    return facts?.order === undefined ? [] : [{ sheet, order: facts.order, sources: facts.sources ?? {} }];
  });

const namesOf = (boards: readonly Board[]): string => boards.map(({ sheet }) => sheet.name).join(", ");

const refreshed = async (app: App, { sheet, order, sources }: Board, progress: Progress): Promise<void> => {
  const gone = Object.keys(sources).find((id) => app.state.sheets.every((one) => String(one.id) !== id));
  if (gone !== undefined) throw new RevError("BOARD_SOURCE_GONE", { sheet: sources[gone] ?? "" });
  await replaceTab(app, sheet, await makeBoard(app, order, progress), progress);
};

/** Makes every board anew in its own tab, so that formulas elsewhere which point there stay right; one that can't be made stops no other. */
export const refreshView: View = async (app) => {
  const { say } = app;
  app.main.replaceChildren(heading(app, say("refreshAll")));
  if ((await app.work(() => app.refresh(), "keep what was said")) === undefined) return;
  if (boardsOf(app).length === 0) {
    app.main.append(element("p", {}, say("refreshNone")));
    return;
  }
  const date = formatDate(isoDate(app.state.asOf ?? app.state.today), app.language);
  const submit = () =>
    void app
      .work(async (progress) => {
        await app.refresh();
        const done: Board[] = [];
        const left: HTMLElement[] = [];
        for (const board of boardsOf(app)) {
          try {
            await refreshed(app, board, progress);
            done.push(board);
          } catch (error) {
            left.push(
              element("p", {}, `${say("notRefreshed", { tab: board.sheet.name })} `, ...errorNodes(app, error)),
            );
          }
        }
        return { done, left };
      })
      .then((result) => {
        if (result === undefined) return;
        const { done, left } = result;
        const good = done.length === 0 ? [] : [element("p", {}, say("refreshed", { tabs: namesOf(done) }))];
        app.tell(left.length === 0 ? "good" : "bad", ...good, ...left);
      });
  app.main.append(
    form(
      submit,
      element("p", {}, say("refreshSays", { date, tabs: namesOf(boardsOf(app)) })),
      actions(say("refreshAll")),
    ),
  );
};
