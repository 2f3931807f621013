import { isoDate } from "../../core/calendar/iso-date.ts";
import { isLanguage, type Language } from "../../core/locale/language.ts";
import { sampleTabs } from "../boards/sample.ts";
import { tabSteps } from "../boards/tab.ts";
import { Script } from "../doubles/script.ts";
import { languageOf } from "../host.ts";
import type { Answer, Request } from "../protocol.ts";
import { sayIn } from "../texts.ts";
import { drawings } from "./drawings.ts";
import { customFunctions } from "./functions.ts";
import { Layer } from "./layer.ts";
import { notes } from "./notes.ts";
import { at, showMenu, showSidebar, showWords } from "./page.ts";
import { frameScope } from "./realm.ts";
import { Sentences } from "./sentences.ts";
import { previewTexts } from "./texts.ts";
import { openGrid, rendered } from "./univer.ts";
import { GridWorkbook } from "./workbook.ts";

declare global {
  interface Window {
    /** Where the sidebar's frame calls the script. */
    googleCall: (name: string, json: string) => Promise<string>;
  }
}

/** The last day the sample knows. */
const sampleAsOf = isoDate("2026-09-30");

const toastMilliseconds = 5000;

const locales: Readonly<Record<Language, string>> = {
  en: "en_US",
  de: "de_DE",
  es: "es_ES",
  pl: "pl_PL",
  pt: "pt_BR",
  tr: "tr_TR",
};

const asked = new URLSearchParams(location.search).get("lang") ?? "";
const language = isLanguage(asked) ? asked : languageOf(navigator.language);
const say = sayIn(previewTexts, language);

const built = async (name: string): Promise<string> => {
  const answer = await fetch(`dist/${name}`);
  if (!answer.ok) throw new Error(`dist/${name} is missing: run npm run preview again.`);
  return answer.text();
};

const says = at("says");
const tell = (message: string, bad = false): void => {
  says.textContent = message;
  says.classList.toggle("bad", bad);
};

addEventListener("error", ({ message }) => tell(message, true));
addEventListener("unhandledrejection", ({ reason }) => tell(String(reason), true));

showWords(say, language);
tell(say("loading"));
const [bundle, functions, page] = await Promise.all(["revsheet.js", "functions.js", "sidebar.html"].map(built));
const names = Array.from((functions ?? "").matchAll(/^function (REV_\w+)\(/gm), ([, name]) => name ?? "");

const sentences = new Sentences();
const grid = openGrid(
  "grid",
  language,
  customFunctions(names, () => script, sentences),
);
const workbook = grid.getActiveWorkbook();
if (workbook === null) throw new Error("The grid has no workbook.");
workbook.setNumfmtLocal(language);
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const file = new GridWorkbook(workbook, timeZone, locales[language], (message) => {
  tell(message);
  setTimeout(() => tell(""), toastMilliseconds);
});
const pushed = { files: { "revsheet.js": bundle ?? "", "functions.js": functions ?? "" }, page: page ?? "" };
const script: Script<GridWorkbook> = new Script(pushed, file, language, frameScope);

/** A request to the script as the sidebar makes it. */
const ask = (request: Request): unknown => {
  const answer = script.run("answerSidebar", "FULL", request) as Answer;
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.parameters)}`);
  return answer.value;
};

const layer = new Layer(workbook, at("grid"), at("layer"), file);
const draw = drawings(layer, file);
const explain = notes(layer, file, sentences);
grid.getFormula().calculationEnd(() => {
  draw();
  explain();
});
workbook.onSelectionChange(explain);

window.googleCall = async (name, json) => {
  try {
    const value = script.run(name, "FULL", ...(JSON.parse(json) as unknown[]));
    draw();
    return JSON.stringify({ value });
  } catch (error) {
    return JSON.stringify({ error: (error as Error).message });
  }
};

script.run("onOpen", "LIMITED");
showMenu(script.menu, (call) => {
  script.run(call, "FULL");
  const html = script.sidebars.pop();
  if (html !== undefined) showSidebar(html);
});

ask({ do: "asOf", date: sampleAsOf });
const tabs = sampleTabs(sampleAsOf, language).map((plan): number => {
  const { sheet } = ask({ do: "begin" }) as { sheet: number };
  for (const step of tabSteps(plan, sheet)) ask(step);
  ask({ do: "finish", sheet, name: plan.name, facts: null });
  return sheet;
});
// The deals come first.
ask({ do: "show", sheet: tabs[0] ?? 0 });
await rendered(grid);
tell("");
document.body.dataset.ready = "";
