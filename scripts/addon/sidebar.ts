import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { deflateRawSync } from "node:zlib";
import { build, type Plugin, transform, transformSync } from "esbuild";
import { functionHelp } from "../../addon/function-help.ts";
import { catalogue } from "../../core/errors/catalogue.ts";
import { type Language, languages } from "../../core/locale/language.ts";
import { lettersOf } from "./letters.ts";
import { catalogues } from "./pack.ts";
import { root } from "./root.ts";

type Texts = Readonly<Record<Language, string>>;

/**
 * The texts of the page language by language, all of them in one table: like stands next to like, a tenth smaller packed than sentence by
 * sentence. Modules name their texts by place.
 */
class TextTable {
  private readonly lists = new Map<string, readonly Texts[]>();

  /** Code of a list of sentences, known by its name. */
  sentences(name: string, texts: readonly Texts[]): string {
    this.lists.set(name, texts);
    return `sentencesOf(${JSON.stringify(name)})`;
  }

  /** Code of a catalogue of sentences by key, as `defineMessages` has it. */
  catalogue(name: string, messages: Readonly<Record<string, Texts>>): string {
    const keys = JSON.stringify(Object.keys(messages));
    const list = this.sentences(name, Object.values(messages));
    return `(of => Object.fromEntries(${keys}.map((key, i) => [key, of[i]])))(${list})`;
  }

  /** By language and name, in the order of the names: modules arrive in any order. */
  whole(): string {
    const lists = [...this.lists].sort(([one], [other]) => (one < other ? -1 : 1));
    const textsIn = (language: Language) =>
      Object.fromEntries(lists.map(([name, texts]) => [name, texts.map((text) => text[language])]));
    return JSON.stringify(Object.fromEntries(languages.map((language) => [language, textsIn(language)])));
  }
}

/** Stands for the table until every module has put its texts in. */
const tableMark = "__TEXT_TABLE__";

const tableModule = `const table = ${tableMark};
  export const sentencesOf = (name) => table.en[name].map((_, i) =>
    Object.fromEntries(Object.entries(table).map(([language, lists]) => [language, lists[name][i]])));`;

type Errors = Readonly<Record<string, { readonly message: Texts; readonly hint: Texts }>>;

const helpModule = (table: TextTable): string =>
  `const summaries = ${table.sentences(
    "help",
    functionHelp.map(({ summary }) => summary),
  )};
  export const functionHelp = ${JSON.stringify(functionHelp.map(({ name, parameters }) => ({ name, parameters })))}
    .map((help, i) => ({ ...help, summary: summaries[i] }));`;

const errorsModule = (table: TextTable, errors: Errors): string =>
  `const messages = ${table.sentences(
    "messages",
    Object.values(errors).map(({ message }) => message),
  )};
  const hints = ${table.sentences(
    "hints",
    Object.values(errors).map(({ hint }) => hint),
  )};
  export const catalogue = Object.fromEntries(${JSON.stringify(Object.keys(errors))}
    .map((code, i) => [code, { message: messages[i], hint: hints[i] }]));`;

const messagesModule = (table: TextTable, name: string, source: string): string => {
  const { code } = transformSync(source, { loader: "ts", target: "es2020" });
  const found = catalogues(code).map(({ call, value }, i) => ({ call, made: table.catalogue(`${name} ${i}`, value) }));
  return found.reduceRight((text, { call, made }) => text.slice(0, call.start) + made + text.slice(call.end), code);
};

/** Modules given as data: the help of functions without their code, of the errors only those that the page can meet, and all messages. */
const asData = (table: TextTable, errors: Errors): Plugin => ({
  name: "as-data",
  setup: (bundle) => {
    bundle.onResolve({ filter: /^text-table$/ }, () => ({ path: "text-table", namespace: "table" }));
    bundle.onLoad({ filter: /.*/, namespace: "table" }, () => ({ contents: tableModule, loader: "js" }));
    bundle.onLoad({ filter: /\.ts$/, namespace: "file" }, ({ path }) => {
      const name = relative(root, path);
      const source = readFileSync(path, "utf8");
      const made =
        name === "addon/function-help.ts"
          ? helpModule(table)
          : name === "core/errors/catalogue.ts"
            ? errorsModule(table, errors)
            : /= defineMessages\(/.test(source)
              ? messagesModule(table, name, source)
              : undefined;
      if (made === undefined) return undefined;
      return { contents: `import { sentencesOf } from "text-table";\n${made}`, loader: "js" };
    });
  },
});

const bundled = async (entry: string, errors: Errors = {}): Promise<string> => {
  const table = new TextTable();
  const { outputFiles } = await build({
    entryPoints: [`${root}${entry}`],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [asData(table, errors)],
  });
  return (outputFiles[0]?.text ?? "").replace(tableMark, () => table.whole());
};

/** The program with the sentences of the errors whose codes stand in it. */
const program = async (): Promise<string> => {
  const code = await bundled("addon/sidebar/main.ts");
  const met = Object.entries(catalogue).filter(([error]) => code.includes(`"${error}"`));
  return bundled("addon/sidebar/main.ts", Object.fromEntries(met));
};

/**
 * The sidebar as one self-contained HTML file: a small loader and the program packed by DEFLATE.
 * The same sources give the same bytes.
 */
export const buildSidebar = async (): Promise<string> => {
  const code = Buffer.from(await program());
  const data = deflateRawSync(code, { level: 9, memLevel: 9 });
  const loader = (await bundled("addon/sidebar/load.ts"))
    .replace('"__PROGRAM__"', () => JSON.stringify(lettersOf(data)))
    .replace('"__SIZE__"', String(data.length));
  const css = await transform(readFileSync(`${root}addon/sidebar/page.css`, "utf8"), { loader: "css", minify: true });
  return readFileSync(`${root}addon/sidebar/page.html`, "utf8")
    .replace("/* STYLE */", () => css.code.trim())
    .replace("/* SCRIPT */", () => loader.trim());
};
