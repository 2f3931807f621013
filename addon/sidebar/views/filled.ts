import type { App, View } from "../app.ts";
import { ask } from "../client.ts";
import { element } from "../dom.ts";
import { rangeForm } from "../range-form.ts";
import { form, heading } from "./parts.ts";

const insert = (app: App, formula: string) =>
  void app
    .work(() => ask({ do: "insert", formula }))
    .then((done) => done !== undefined && app.tell("good", app.say("inserted", { cell: done.cell })));

/** RevSheet formulas that were filled down row by row, and the one formula over the range that does the same. */
export const filledView: View = async (app) => {
  const { say } = app;
  app.main.replaceChildren(heading(app, say("filled")));
  const runs = await app.work(() => ask({ do: "filled" }), "keep what was said");
  if (runs === undefined) return;
  const offers = runs.flatMap(({ cell, rows, first, last }) => {
    const formula = rangeForm(first, last);
    return formula === null ? [] : [{ cell, rows, formula }];
  });
  if (offers.length === 0) {
    app.main.append(element("p", {}, say("filledNone")));
    return;
  }
  app.main.append(
    element("p", {}, say("filledSays")),
    ...offers.map(({ cell, rows, formula }) =>
      form(
        () => insert(app, formula),
        element("h2", {}, say("filledAt", { cell, rows })),
        element("p", {}, element("code", {}, formula)),
        element("button", { type: "submit", class: "primary" }, say("insert")),
      ),
    ),
  );
};
