import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { functionHelp, type ParameterHelp } from "../../addon/function-help.ts";
import { catalogue } from "../../core/errors/catalogue.ts";
import type { ErrorCode } from "../../core/errors/error.ts";
import { type Language, languages } from "../../core/locale/language.ts";
import { base91 } from "./base91.ts";
import { lzma } from "./lzma.ts";
import { root } from "./root.ts";

type Texts = Readonly<Record<Language, string>>;

/** Texts language by language, where like stands next to like: a tenth smaller packed. The page puts them together again. */
const byLanguage = (texts: readonly Texts[]): string =>
  JSON.stringify(Object.fromEntries(languages.map((language) => [language, texts.map((text) => text[language])])));
const together =
  "const at = (by, i) => Object.fromEntries(Object.entries(by).map(([language, texts]) => [language, texts[i]]));";

/**
 * The help as the page reads it: each text of a parameter stands once, like beside like; a function is a line of its name, parameters,
 * options and tables, a parameter its name and the place of its text, with "?" where it may be left out.
 */
const helpModule = (): string => {
  const parameters = functionHelp.flatMap((help) => [...help.parameters, ...help.tables]);
  const texts = Array.from(new Map(parameters.map(({ text }) => [text.en, text])).values()).sort((a, b) =>
    a.en < b.en ? -1 : 1,
  );
  const places = new Map(texts.map(({ en }, place) => [en, place]));
  const written = (list: readonly ParameterHelp[]) =>
    list.map(({ name, optional, text }) => `${name}${optional ? "?" : ""} ${places.get(text.en)}`).join();
  const lines = functionHelp.map(({ name, parameters: own, options, tables }) =>
    [name, written(own), options.join(), written(tables)].join(";"),
  );
  return `${together}
  const texts = ${byLanguage(texts)};
  const listed = (line) => (line === "" ? [] : line.split(","));
  const told = (line) => listed(line).map((one) => {
    const [name, place] = one.split(" ");
    return { name: name.replace("?", ""), optional: name.endsWith("?"), text: at(texts, place) };
  });
  export const functionHelp = ${JSON.stringify(lines.join("\n"))}.split("\\n").map((line) => {
    const [name, parameters, options, tables] = line.split(";");
    return { name, parameters: told(parameters), options: listed(options), tables: told(tables) };
  });`;
};

type Errors = Readonly<Record<string, { readonly message: Texts; readonly hint: Texts }>>;

/** One that is not in the page is told by its code, which docs/errors.md explains. */
const errorsModule = (errors: Errors): string =>
  `${together}
  const messages = ${byLanguage(Object.values(errors).map(({ message }) => message))};
  const hints = ${byLanguage(Object.values(errors).map(({ hint }) => hint))};
  const known = Object.fromEntries(${JSON.stringify(Object.keys(errors))}
    .map((code, i) => [code, { message: at(messages, i), hint: at(hints, i) }]));
  const plain = (code) => Object.fromEntries(${JSON.stringify(languages)}.map((language) => [language, code]));
  export const catalogue = new Proxy(known, {
    get: (own, code) => own[code] ?? { message: plain(String(code)), hint: plain("") } });`;

/**
 * Errors of tables that the sidebar does not give a run (splits, credit notes, cancellations, paid lines), of limits that it does not set on
 * territories, and of options that are constants there: the code that throws them is in the page, what leads to it is not.
 */
const unmet: ReadonlySet<string> = new Set([
  "SPLIT_NOT_100",
  "SPLIT_DUPLICATE",
  "SHARE_NEGATIVE",
  "CREDIT_NOTE_WITHOUT_DEAL",
  "NOTE_CURRENCY",
  "CANCELLED_TWICE",
  "CLAWBACK_RULE_MISSING",
  "PAID_LINES_MISSING",
  "PAID_RATE_MISSING",
  "DEAL_NOT_PAID",
  "COUNT_OUT_OF_RANGE",
  "CONFIDENCE_OUT_OF_RANGE",
  "WINDOW_MISSING",
  "EMPTY_CELL_USE_ADJUST",
  "CAPACITY_TOO_SMALL",
  "ACCOUNT_WITHOUT_TERRITORY",
  "UNKNOWN_OBJECT",
] satisfies ErrorCode[]);

/** Modules given as data: the help of functions without their code, and of the errors only those that the page can meet. */
const asData = (errors: Errors): Plugin => ({
  name: "as-data",
  setup: (bundle) => {
    bundle.onLoad({ filter: /(function-help|catalogue)\.ts$/ }, ({ path }) => {
      const name = relative(root, path);
      if (name === "addon/function-help.ts") {
        return { contents: helpModule(), loader: "js" };
      }
      return name === "core/errors/catalogue.ts" ? { contents: errorsModule(errors), loader: "js" } : undefined;
    });
  },
});

const bundled = async (entry: string, errors: Errors = {}): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [`${root}${entry}`],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [asData(errors)],
  });
  return outputFiles[0]?.text ?? "";
};

/** The program with the sentences of the errors that it can meet. */
const program = async (): Promise<string> => {
  const code = await bundled("addon/sidebar/main.ts");
  const met = Object.entries(catalogue).filter(([error]) => code.includes(`"${error}"`) && !unmet.has(error));
  return bundled("addon/sidebar/main.ts", Object.fromEntries(met));
};

/** The page's looks, put into its head by the program: packed with it they are a third. */
const styled = async (): Promise<string> => {
  const { code } = await transform(readFileSync(`${root}addon/sidebar/page.css`, "utf8"), {
    loader: "css",
    minify: true,
  });
  return `document.head.append(Object.assign(document.createElement("style"), { textContent: ${JSON.stringify(code.trim())} }));`;
};

/**
 * The sidebar as one self-contained HTML file: a small loader and the program packed by LZMA, a sixth smaller than by DEFLATE.
 * The same sources give the same bytes.
 */
export const buildSidebar = async (): Promise<string> => {
  const data = await lzma(new TextEncoder().encode((await styled()) + (await program())));
  const loader = (await bundled("addon/sidebar/load.ts"))
    .replace('"__PROGRAM__"', () => JSON.stringify(base91(data)))
    .replace('"__SIZE__"', String(data.length));
  return readFileSync(`${root}addon/sidebar/page.html`, "utf8").replace("/* SCRIPT */", () => loader.trim());
};
