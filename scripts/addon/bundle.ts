import { build } from "esbuild";
import { dataMark, packTexts } from "./pack.ts";
import { root } from "./root.ts";
import { stubsFile } from "./stubs.ts";

/** The server files in the order in which they load, by name. */
export type ServerFiles = {
  readonly "revsheet.js": string;
  readonly "functions.js": string;
};

/** esbuild leaves letters outside ASCII in regular expressions. */
const escaped = (text: string): string =>
  text.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Builds the add-in's server code. The same sources give the same bytes. */
export const buildServer = async (): Promise<ServerFiles> => {
  const { plugin, data } = await packTexts();
  const { outputFiles } = await build({
    entryPoints: [`${root}addon/main.ts`],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "RevSheet_",
    target: "es2020",
    charset: "ascii",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [plugin],
  });
  const code = outputFiles[0]?.text ?? "";
  const packed = await data(code);
  const stubs = stubsFile();
  if (escaped(stubs) !== stubs) throw new Error("A stub holds a character outside ASCII.");
  return { "revsheet.js": escaped(code.replace(dataMark, () => packed)), "functions.js": stubs };
};
