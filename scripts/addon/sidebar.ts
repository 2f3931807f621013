import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { usageOf } from "../../addon/define.ts";
import { registry } from "../../addon/registry.ts";
import { packTexts } from "./pack.ts";
import { root } from "./root.ts";
import { parameterTexts } from "./stubs.ts";

/** What the page shows of every function, without any function's code. */
const helpOf = () =>
  registry
    .map((definition) => ({
      name: definition.name,
      summary: definition.about.summary,
      usage: usageOf(definition),
      parameters: parameterTexts(definition).map(([name, text]) => ({ name, text, optional: /^Optional\./.test(text) })),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const functionHelp: Plugin = {
  name: "function-help",
  setup: (bundle) => {
    bundle.onLoad({ filter: /function-help\.ts$/ }, ({ path }) =>
      relative(root, path) === "addon/sidebar/function-help.ts"
        ? { contents: `export const functionHelp = ${JSON.stringify(helpOf())};`, loader: "js" }
        : undefined,
    );
  },
};

/** The sidebar as one self-contained HTML file. The same sources give the same bytes. */
export const buildSidebar = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [`${root}addon/sidebar/main.ts`],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
    charset: "ascii",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [functionHelp, await packTexts()],
  });
  const script = (outputFiles[0]?.text ?? "").replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
  const style = (await transform(readFileSync(`${root}addon/sidebar/page.css`, "utf8"), { loader: "css", minify: true })).code;
  return readFileSync(`${root}addon/sidebar/page.html`, "utf8")
    .replace("/* STYLE */", () => style.trim())
    .replace("/* SCRIPT */", () => script.trim());
};
