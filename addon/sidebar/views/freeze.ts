import type { View } from "../app.ts";
import { ask } from "../client.ts";
import { element } from "../dom.ts";
import { actions, form, heading } from "./parts.ts";

/** Live formulas become values, so that a tab survives the add-in. */
export const freezeView: View = (app) => {
  const { say } = app;
  const submit = () =>
    void app
      .work(() => ask({ do: "freeze" }))
      .then((done) => done !== undefined && app.tell("good", say("frozen", { count: done.formulas, tab: done.tab })));
  app.main.replaceChildren(
    heading(app, say("freeze")),
    form(submit, element("p", {}, say("freezeSays")), actions(say("freeze"))),
  );
};
