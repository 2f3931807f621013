import { fold } from "../../../core/locale/fold.ts";
import type { Language } from "../../../core/locale/language.ts";
import { functionHelp, type ParameterHelp } from "../../function-help.ts";
import type { AnswerOf } from "../../protocol.ts";
import type { App, View } from "../app.ts";
import { ask } from "../client.ts";
import { element } from "../dom.ts";
import { form, heading } from "./parts.ts";

const shownAtMost = 12;

type Told = AnswerOf<"help">;
const told = new Map<Language, Promise<Told>>();

/** What the functions do, asked of the server once a language; asked again after a failure. */
const tell = (language: Language): Promise<Told> => {
  const known = told.get(language);
  if (known !== undefined) return known;
  const asked = ask({ do: "help", language });
  told.set(language, asked);
  asked.catch(() => told.delete(language));
  return asked;
};

/** A search over names and summaries in the reader's language; results stand below while typing. */
export const functionList = (app: App): HTMLElement => {
  const { say, language } = app;
  const results = element("div", { "aria-live": "polite" });
  void tell(language).catch(() => {});
  const show = (list: Told): void => {
    const words = fold(search.value)
      .split(" ")
      .filter((word) => word !== "");
    const hits =
      words.length === 0
        ? []
        : list.filter(({ name, summary }) => {
            const text = fold(`${name} ${summary}`);
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
            summary,
          ),
        ),
    );
  };
  const search = element("input", {
    type: "search",
    "data-search": true,
    placeholder: "REV_…",
    oninput: () => void tell(language).then(show, app.fail),
  });
  return element("section", {}, element("label", {}, say("search"), search), results);
};

/** A field of one argument with what it means, and a button that fills in the selected range. */
const argumentField = (app: App, { name, optional, text }: ParameterHelp, input: HTMLInputElement): HTMLElement => {
  const { say, language } = app;
  const hint = `help-${name}`;
  input.setAttribute("aria-describedby", hint);
  const select = () =>
    void app
      .work(() => ask({ do: "selection" }))
      .then((selected) => {
        if (selected !== undefined) input.value = selected.range;
      });
  return element(
    "div",
    { class: "argument" },
    element("label", {}, element("code", {}, name), optional ? ` (${say("optional")})` : "", input),
    element("p", { class: "quiet", id: hint }, text[language]),
    element("button", { type: "button", class: "link", onclick: select }, say("select")),
  );
};

const tableList = (app: App, tables: readonly ParameterHelp[]): Node[] =>
  tables.length === 0
    ? []
    : [
        element(
          "details",
          {},
          element("summary", {}, app.say("furtherTables")),
          element("p", { class: "quiet" }, app.say("furtherTablesSay", { table: tables[0]?.name ?? "" })),
          element(
            "ul",
            { class: "plain" },
            ...tables.map(({ name, text }) => element("li", {}, element("code", {}, name), ` ${text[app.language]}`)),
          ),
        ),
      ];

/** One function: what it does, an example, a field with help for each argument, and insert. */
export const functionView: View = async (app, name) => {
  const { say, language } = app;
  const help = functionHelp.find((one) => one.name === name);
  if (help === undefined) return;
  app.main.replaceChildren(heading(app, help.name));
  const list = await app.work(() => tell(language));
  const about = list?.find((one) => one.name === name);
  if (about === undefined) return;
  const fields: readonly ParameterHelp[] = [
    ...help.parameters,
    {
      name: "options",
      optional: true,
      text: { [language]: say("optionsSay", { options: help.options.join(", ") }) } as ParameterHelp["text"],
    },
  ];
  const inputs = fields.map(({ name: parameter }) => element("input", { type: "text", "data-parameter": parameter }));
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
  app.main.append(
    element("p", {}, about.summary),
    element("p", { class: "quiet" }, say("example"), " ", element("code", {}, about.example)),
    form(
      submit,
      ...fields.map((one, i) => argumentField(app, one, inputs[i] as HTMLInputElement)),
      ...tableList(app, help.tables),
      element("div", { class: "actions" }, element("button", { type: "submit", class: "primary" }, say("insert"))),
    ),
  );
};
