import { readFileSync } from "node:fs";
import { build, transform } from "esbuild";
import { packTexts, sidebarModules, streamsMark } from "./pack.ts";
import { root } from "./root.ts";

/** Code inside a script element must not close it. */
const insideScript = (code: string): string => code.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");

/** The sidebar as one self-contained HTML file. The same sources give the same bytes. */
export const buildSidebar = async (): Promise<string> => {
  const { plugin, streams } = await packTexts(sidebarModules);
  const { outputFiles } = await build({
    entryPoints: [`${root}addon/sidebar/main.ts`],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [plugin],
  });
  const code = outputFiles[0]?.text ?? "";
  const script = insideScript(code.replace(streamsMark, () => JSON.stringify(streams(code))));
  const css = await transform(readFileSync(`${root}addon/sidebar/page.css`, "utf8"), { loader: "css", minify: true });
  return readFileSync(`${root}addon/sidebar/page.html`, "utf8")
    .replace("/* STYLE */", () => css.code.trim())
    .replace("/* SCRIPT */", () => script.trim());
};
