import { fold } from "../../../core/locale/fold.ts";
import { functionHelp } from "../../function-help.ts";
import type { App, View } from "../app.ts";
import { ask } from "../client.ts";
import { element } from "../dom.ts";
import { form, heading } from "./parts.ts";

const shownAtMost = 12;

/** A search over names and summaries in the reader's language; results stand below while typing. */
export const functionList = (app: App): HTMLElement => {
  const { say, language } = app;
  const results = element("div", { "aria-live": "polite" });
  const search = element("input", {
    type: "search",
    "data-search": true,
    placeholder: "REV_…",
    oninput: () => {
      const words = fold(search.value)
        .split(" ")
        .filter((word) => word !== "");
      const hits =
        words.length === 0
          ? []
          : functionHelp.filter(({ name, summary }) => {
              const text = fold(`${name} ${summary[language]}`);
              return words.every((word) => text.includes(word));
            });
      results.replaceChildren(
        ...(words.length === 0 ? [] : [element("p", { class: "quiet" }, say("found", { count: hits.length }))]),
        ...hits
          .slice(0, shownAtMost)
          .map(({ name, summary }) =>
            element(
              "button",
              { type: "button", class: "item", onclick: () => app.go("function", name) },
              element("code", {}, name),
              element("br"),
              summary[language],
            ),
          ),
      );
    },
  });
  return element("section", {}, element("label", {}, say("search"), search), results);
};

/** One function: what it does, a field for each argument that can take the selected range, and insert. */
export const functionView: View = (app, name) => {
  const { say, language } = app;
  const help = functionHelp.find((one) => one.name === name);
  if (help === undefined) return;
  const inputs = help.parameters.map(({ name: parameter }) =>
    element("input", { type: "text", "data-parameter": parameter }),
  );
  const formula = () => {
    const given = inputs.map(({ value }) => value.trim());
    const last = given.reduce((found, value, i) => (value === "" ? found : i), -1);
    return `=${help.name}(${given.slice(0, last + 1).join("; ")})`;
  };
  const submit = () =>
    void app
      .work(async () => {
        const { cell } = await ask({ do: "insert", formula: formula() });
        return cell;
      })
      .then((cell) => {
        if (cell !== undefined) app.tell("good", say("inserted", { cell }));
      });
  app.main.replaceChildren(
    heading(app, help.name),
    element("p", {}, help.summary[language]),
    form(
      submit,
      ...help.parameters.map(({ name: parameter, optional }, i) =>
        element(
          "div",
          {},
          element("label", {}, `${parameter}${optional ? ` (${say("optional")})` : ""}`, inputs[i] as HTMLInputElement),
          element(
            "button",
            {
              type: "button",
              class: "link",
              onclick: () => {
                void app
                  .work(() => ask({ do: "selection" }))
                  .then((selected) => {
                    if (selected !== undefined) (inputs[i] as HTMLInputElement).value = selected.range;
                  });
              },
            },
            say("select"),
          ),
        ),
      ),
      element("div", { class: "actions" }, element("button", { type: "submit", class: "primary" }, say("insert"))),
    ),
  );
};
