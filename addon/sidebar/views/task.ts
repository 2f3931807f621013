import type { TabPlan } from "../../boards/tab.ts";
import type { App, Progress, View } from "../app.ts";
import { ask } from "../client.ts";
import { element } from "../dom.ts";
import { type KnownTab, lookAround, writeTabs } from "../sheets.ts";
import { actions, form, heading, tellWritten } from "./parts.ts";

/** What a view asks for, and the tabs it makes of the answers. */
export interface Task {
  /** What it does, before it is done. */
  readonly says?: string;
  readonly fields: readonly Node[];
  /** The as-of date is set by then. */
  make(progress: Progress): Promise<readonly TabPlan[]>;
  /** What else is offered once the tabs are written. */
  after?(): readonly Node[];
}

/** Lets the progress bar be drawn before the page calculates. */
export const calculating = async (app: App, progress: Progress): Promise<void> => {
  progress(0, 1, app.say("computing"));
  await new Promise((resolve) => setTimeout(resolve, 0));
};

/** A view that says what it does, asks, writes new tabs and says the answer of the last one. */
export const taskView =
  (title: (app: App) => string, prepare: (app: App, tabs: readonly KnownTab[]) => Task): View =>
  async (app) => {
    const { say } = app;
    app.main.replaceChildren(heading(app, title(app)));
    const tabs = await app.work(() => lookAround(app), "keep what was said");
    if (tabs === undefined) return;
    if (tabs.length === 0) {
      app.main.append(
        element("p", {}, say("emptySays")),
        element("button", { type: "button", class: "primary", onclick: () => app.go("sample") }, say("trySample")),
      );
      return;
    }
    const task = prepare(app, tabs);
    const submit = () =>
      void app
        .work(async (progress) => {
          if (app.state.asOf === null) await ask({ do: "asOf", date: app.state.today });
          await app.refresh();
          const plans = await task.make(progress);
          return { plans, written: await writeTabs(app, plans, progress) };
        })
        .then((done) => {
          if (done === undefined) return;
          tellWritten(app, done.written);
          app.note.append(
            element("p", {}, done.plans[done.plans.length - 1]?.sentence ?? ""),
            ...(task.after === undefined ? [] : task.after()),
          );
        });
    app.main.append(
      form(
        submit,
        ...(task.says === undefined ? [] : [element("p", {}, task.says)]),
        ...task.fields,
        element("p", { class: "quiet" }, say("willWrite")),
        actions(say("write")),
      ),
    );
  };
