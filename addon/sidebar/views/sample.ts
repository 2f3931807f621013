import { isoDate } from "../../../core/calendar/iso-date.ts";
import { sampleTabs } from "../../boards/sample.ts";
import type { View } from "../app.ts";
import { ask } from "../client.ts";
import { element } from "../dom.ts";
import { writeTabs } from "../sheets.ts";
import { actions, form, heading, tellWritten } from "./parts.ts";

/** One click from an empty sheet to data; sets the as-of date where none is set. */
export const sample: View = (app) => {
  const { say } = app;
  const submit = () =>
    void app
      .work(async (progress) => {
        const asOf = app.state.asOf ?? app.state.today;
        if (app.state.asOf === null) await ask({ do: "asOf", date: asOf });
        return writeTabs(app, sampleTabs(isoDate(asOf), app.language), progress);
      })
      .then((tabs) => {
        if (tabs === undefined) return;
        tellWritten(app, tabs);
        app.note.append(element("p", {}, say("sampleDone")));
        app.go("board");
      });
  app.main.replaceChildren(
    heading(app, say("trySample")),
    form(submit, element("p", {}, say("sampleSays")), actions(say("trySample"))),
  );
};
