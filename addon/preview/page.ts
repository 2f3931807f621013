import { type Language, languages } from "../../core/locale/language.ts";
import { runClient, sidebarSandbox } from "../doubles/run-client.ts";
import { languageNames } from "../language-names.ts";
import type { Say } from "../texts.ts";
import type { previewTexts } from "./texts.ts";

/** An element of the page that must be there. */
export const at = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
};

/** The page's own words, and the choice of language, which loads it anew. */
export const showWords = (say: Say<typeof previewTexts>, language: Language): void => {
  document.documentElement.lang = language;
  at("extensions").textContent = say("extensions");
  at("local").textContent = say("local");
  at("close").setAttribute("aria-label", say("close"));
  const select = at("language") as HTMLSelectElement;
  select.setAttribute("aria-label", say("language"));
  select.append(...languages.map((one) => new Option(languageNames[one], one, one === language, one === language)));
  select.onchange = () => location.assign(`?lang=${select.value}`);
};

/** The add-in's menu below Extensions: opened by a click, walked with the arrows, closed by Escape. */
export const showMenu = (
  items: readonly { readonly label: string; readonly call: string }[],
  choose: (call: string) => void,
): void => {
  const opener = at("extensions");
  const menu = at("menu");
  const open = (shown: boolean): void => {
    menu.hidden = !shown;
    opener.setAttribute("aria-expanded", String(shown));
  };
  const buttons = items.map(({ label, call }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.dataset.call = call;
    button.setAttribute("role", "menuitem");
    button.onclick = () => {
      open(false);
      choose(call);
    };
    return button;
  });
  menu.replaceChildren(...buttons);
  opener.onclick = () => {
    open(menu.hidden !== false);
    buttons[0]?.focus();
  };
  menu.onkeydown = ({ key }) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const now = buttons.findIndex((button) => button.matches(":focus"));
    if (step !== undefined) buttons.at((now + step) % buttons.length)?.focus();
    if (key === "Escape") {
      open(false);
      opener.focus();
    }
  };
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target) && !opener.contains(target)) open(false);
  });
};

/** Shows a page beside the grid as Google does: 300 px wide, in a sandboxed frame, with `google.script.run`. */
export const showSidebar = (html: string): void => {
  const sidebar = at("sidebar");
  sidebar.querySelector("iframe")?.remove();
  const frame = document.createElement("iframe");
  frame.name = "sidebar";
  frame.title = "RevSheet";
  frame.setAttribute("sandbox", sidebarSandbox);
  frame.srcdoc = html.replace("<head>", () => `<head>${runClient}`);
  sidebar.append(frame);
  sidebar.hidden = false;
  at("close").onclick = () => {
    frame.remove();
    sidebar.hidden = true;
  };
};
