import { readFileSync } from "node:fs";
import { basename, relative } from "node:path";
import { type Node, parse } from "acorn";
import { build, type Plugin, transformSync } from "esbuild";
import { root } from "./root.ts";
import { streamFor, streamsOf, type Tree } from "./streams.ts";

/** Modules that hold nothing but data. Their objects are packed, each is read at its first use; what is no object stays as it is. */
const dataModules = [
  "core/errors/catalogue.ts",
  "core/import/catalogue/index.ts",
  "core/import/catalogue/stages.ts",
  "core/import/fields.ts",
  "core/commission/engine/table-columns.ts",
  "core/commission/plan/settings.ts",
  "addon/words.ts",
  "addon/help-texts.ts",
] as const;

/** The exports of the data modules as they are, by running them here. */
const exportsOf = async (): Promise<Record<string, Tree>> => {
  const entry = dataModules.map((module, i) => `export * as m${i} from ${JSON.stringify(`./${module}`)};`).join("\n");
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "warning",
  });
  const code = outputFiles[0]?.text ?? "";
  const loaded = (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as Record<
    string,
    Tree
  >;
  return Object.fromEntries(dataModules.map((module, i) => [module, { ...loaded[`m${i}`] }]));
};

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

const walk = (node: Node, visit: (node: Node) => void): void => {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
};

interface Property extends Node {
  readonly key: { readonly name?: string };
  readonly value: Node;
}

interface Call extends Node {
  readonly callee: { readonly name?: string };
  readonly arguments: readonly (Node & { readonly properties?: readonly Property[] })[];
}

const callsOf = (code: string, name: string): Call[] => {
  const found: Call[] = [];
  walk(parse(code, { ecmaVersion: 2021, sourceType: "module" }), (node) => {
    if (node.type === "CallExpression" && (node as Call).callee.name === name) found.push(node as Call);
  });
  return found;
};

const javascript = (typescript: string): string => transformSync(typescript, { loader: "ts", target: "es2020" }).code;

const spliced = (code: string, parts: readonly { start: number; end: number; by: string }[]): string =>
  parts.reduceRight((text, { start, end, by }) => `${text.slice(0, start)}${by}${text.slice(end)}`, code);

/** The code of a functions file without what only people read: the `about` of every definition. */
const withoutAbout = (typescript: string): string => {
  const code = javascript(typescript);
  return spliced(
    code,
    callsOf(code, "defineFunction").flatMap((call) => {
      const properties = call.arguments[1]?.properties ?? [];
      const at = properties.findIndex(({ key }) => key.name === "about");
      const [about, next] = [properties[at], properties[at + 1]];
      return about === undefined || next === undefined ? [] : [{ start: about.start, end: next.start, by: "" }];
    }),
  );
};

const source = JSON.stringify(`${root}addon/packed/texts.ts`);
const lazy = (name: string, value: unknown): string => `lazy("${streamFor(name, value)}", ${JSON.stringify(name)})`;

/** The message catalogues written out in a module, `defineMessages({...})` with nothing but literals, and its code with lazy ones instead. */
const withoutMessages = (name: string, typescript: string): { contents: string; constants: Tree } => {
  const code = javascript(typescript);
  const calls = callsOf(code, "defineMessages").filter((call) => call.arguments[0]?.type === "ObjectExpression");
  const packedName = (i: number) => `${basename(name, ".ts")}${i}`;
  const values = calls.map(({ arguments: [literal] }, i): [string, unknown] => [
    packedName(i),
    new Function(`return (${code.slice(literal?.start, literal?.end)});`)(),
  ]);
  const parts = calls.map(({ start, end }, i) => ({ start, end, by: lazy(...(values[i] as [string, unknown])) }));
  return {
    contents: `import { lazy } from ${source};\n${spliced(code, parts)}`,
    constants: Object.fromEntries(values),
  };
};

/** The module of a data module: its objects lazy. */
const lazyModule = (exported: Tree): string =>
  [
    `import { lazy } from ${source};`,
    ...Object.entries(exported).map(([name, value]) => {
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      return `export const ${name} = ${isObject ? lazy(name, value) : JSON.stringify(value)};`;
    }),
  ].join("\n");

export interface Packing {
  readonly plugin: Plugin;
  /** The packed data that the code needs, as the object of `addon/packed/data.ts`. */
  readonly data: (code: string) => Promise<string>;
}

/** Where the bundle's code gets its data: filled in once the code is known. */
export const dataMark = "__PACKED_DATA__";

/** Replaces data by lazy constants over packed data, and takes the words for people out of the functions. */
export const packTexts = async (): Promise<Packing> => {
  const modules = await exportsOf();
  const messages: Record<string, Tree> = {};
  const contentsOf = (name: string, path: string): string | undefined => {
    const exported = modules[name];
    if (name === "addon/packed/data.ts") return `export const packed = ${dataMark};`;
    if (exported !== undefined) return lazyModule(exported);
    const typescript = readFileSync(path, "utf8");
    if (name.startsWith("addon/functions/")) return withoutAbout(typescript);
    if (!typescript.includes("= defineMessages(")) return undefined;
    const { contents, constants } = withoutMessages(name, typescript);
    messages[name] = constants;
    return contents;
  };
  const plugin: Plugin = {
    name: "pack-texts",
    setup: (bundle) => {
      bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = contentsOf(relative(root, path), path);
        return contents === undefined ? undefined : { contents, loader: "js" };
      });
    },
  };
  return {
    plugin,
    data: async (code) => {
      const used = [
        ...Object.values(modules),
        ...Object.keys(messages)
          .sort()
          .map((name) => messages[name] as Tree),
      ]
        .flatMap((constants) => Object.entries(constants))
        .filter(([name]) => code.includes(`,"${name}")`));
      const names = new Set(used.map(([name]) => name));
      if (names.size < used.length)
        throw new Error(`Two packed constants have one name: ${used.map(([name]) => name)}`);
      const { catalogue, ...others } = Object.fromEntries(used);
      const thrown = Object.entries(catalogue as Tree).filter(([error]) => code.includes(`"${error}"`));
      return JSON.stringify(await streamsOf({ ...others, catalogue: Object.fromEntries(thrown) }));
    },
  };
};
