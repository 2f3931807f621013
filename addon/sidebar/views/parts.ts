import type { App } from "../app.ts";
import { ask } from "../client.ts";
import { choices, element } from "../dom.ts";
import type { KnownTab, TabKind } from "../sheets.ts";

/** A view's heading with the way back. */
export const heading = (app: App, title: string): HTMLElement =>
  element(
    "div",
    {},
    element(
      "button",
      { type: "button", class: "link", "data-back": true, onclick: () => app.go("home") },
      `‹ ${app.say("home")}`,
    ),
    element("h1", { tabindex: -1 }, title),
  );

/** A form whose Enter does the primary thing; the primary button stands at the bottom left. */
export const form = (submit: () => void, ...children: readonly (Node | string | null)[]): HTMLFormElement =>
  element(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    ...children,
  );

export const actions = (primary: string, ...others: readonly Node[]): HTMLElement =>
  element("div", { class: "actions" }, element("button", { type: "submit", class: "primary" }, primary), ...others);

/** A choice among tabs: those of the wanted kind first. */
export const tabChoice = (
  app: App,
  tabs: readonly KnownTab[],
  kind: TabKind,
  optional: boolean,
  onchange?: (value: string) => void,
): HTMLSelectElement => {
  const fitting = tabs.filter((tab) => tab.kind === kind);
  const rest = tabs.filter((tab) => tab.kind !== kind);
  const list = [...fitting, ...rest].map(({ sheet }) => ({ value: String(sheet.id), label: sheet.name }));
  const none = { value: "", label: app.say("noTab") };
  const isMissing = fitting.length === 0;
  const select = choices(
    optional || isMissing ? [...list, none] : list,
    isMissing ? "" : String(fitting[0]?.sheet.id),
    onchange,
  );
  select.required = !optional;
  return select;
};

/** Says what was written, each name a link to its tab. */
export const tellWritten = (app: App, tabs: readonly { readonly name: string; readonly sheet: number }[]): void => {
  const links = tabs.flatMap(({ name, sheet }, i): Node[] => [
    ...(i === 0 ? [] : [document.createTextNode(", ")]),
    element("button", { type: "button", class: "link", onclick: () => void ask({ do: "show", sheet }) }, name),
  ]);
  const [before = "", after = ""] = app.say("written", { tabs: "\u0000" }).split("\u0000");
  app.tell("good", before, ...links, after);
};

/** A table of text cells; columns in `numbers` are right aligned. */
export const plainTable = (
  header: readonly string[],
  rows: readonly (readonly (string | Node)[])[],
  numbers: readonly number[] = [],
): HTMLTableElement => {
  const css = (i: number) => (numbers.includes(i) ? "number" : undefined);
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element("tr", {}, ...header.map((text, i) => element("th", { scope: "col", class: css(i) }, text))),
    ),
    element(
      "tbody",
      {},
      ...rows.map((row) => element("tr", {}, ...row.map((cell, i) => element("td", { class: css(i) }, cell)))),
    ),
  );
};
