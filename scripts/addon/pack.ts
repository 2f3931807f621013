import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { deflateRawSync } from "node:zlib";
import { type Node, parse } from "acorn";
import { build, type Plugin, transformSync } from "esbuild";
import { root } from "./root.ts";

/** Modules that hold nothing but texts. Their exports are packed; each is read at its first use. */
const textModules = [
  "core/errors/catalogue.ts",
  "core/import/catalogue/index.ts",
  "addon/words.ts",
  "addon/help-texts.ts",
] as const;

/** The exports of the text modules as they are, by running them here. */
const exportsOf = async (): Promise<Record<string, Record<string, unknown>>> => {
  const entry = textModules.map((module, i) => `export * as m${i} from ${JSON.stringify(`./${module}`)};`).join("\n");
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
    Record<string, unknown>
  >;
  return Object.fromEntries(textModules.map((module, i) => [module, { ...loaded[`m${i}`] }]));
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

/** The code of a functions file without what only people read: every `about` of a definition becomes empty. */
const withoutAbout = (typescript: string): string => {
  const { code } = transformSync(typescript, { loader: "ts", target: "es2020" });
  const cuts: Node[] = [];
  walk(parse(code, { ecmaVersion: 2021, sourceType: "module" }), (node) => {
    if (node.type !== "CallExpression" || (node as Call).callee.name !== "defineFunction") return;
    const about = (node as Call).arguments[1]?.properties?.find(({ key }) => key.name === "about");
    if (about !== undefined) cuts.push(about.value);
  });
  return cuts
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}{}${text.slice(end)}`, code);
};

const streamOf = (exported: Record<string, unknown>): [data: string, size: number] => {
  const json = Buffer.from(JSON.stringify(exported));
  const data = deflateRawSync(json, { level: 9, memLevel: 9 }).toString("base64").replace(/=+$/, "");
  return [data.padEnd(Math.ceil(data.length / 4) * 4, "A"), json.length];
};

/** A message catalogue written out in a module: `defineMessages({...})` with nothing but literals. */
const catalogues = (code: string): { readonly call: Node; readonly value: unknown }[] => {
  const found: { call: Node; value: unknown }[] = [];
  walk(parse(code, { ecmaVersion: 2021, sourceType: "module" }), (node) => {
    if (node.type !== "CallExpression" || (node as Call).callee.name !== "defineMessages") return;
    const argument = (node as Call).arguments[0];
    if (argument === undefined || argument.type !== "ObjectExpression") return;
    found.push({ call: node, value: new Function(`return (${code.slice(argument.start, argument.end)});`)() });
  });
  return found;
};

/** The packed sentences of a module's catalogues, and its code with a lazy catalogue in the place of each. */
const withoutMessages = (name: string, typescript: string) => {
  const { code } = transformSync(typescript, { loader: "ts", target: "es2020" });
  const own = catalogues(code);
  const lazy = own.reduceRight(
    (text, { call }, i) =>
      `${text.slice(0, call.start)}lazyTexts(${JSON.stringify(name)}, "m${i}")${text.slice(call.end)}`,
    code,
  );
  const source = JSON.stringify(`${root}addon/packed/texts.ts`);
  return {
    contents: `import { lazyTexts } from ${source};\n${lazy}`,
    exported: Object.fromEntries(own.map(({ value }, i) => [`m${i}`, value])),
  };
};

export interface Packing {
  readonly plugin: Plugin;
  /** The packed streams of the texts that the code needs. */
  readonly streams: (code: string) => Record<string, [data: string, size: number]>;
}

/** Where the bundle's code gets its streams: filled in once the code is known. */
export const streamsMark = "__PACKED_STREAMS__";

/** Replaces texts by lazy ones over packed streams, and takes the words for people out of the functions. */
export const packTexts = async (): Promise<Packing> => {
  const modules = await exportsOf();
  const messages: Record<string, Record<string, unknown>> = {};
  const plugin: Plugin = {
    name: "pack-texts",
    setup: (bundle) => {
      // A namespace of their own, so that they may be CommonJS: only its exports can be read late.
      bundle.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
        const name = relative(root, resolve(resolveDir, path));
        return kind === "import-statement" && name in modules ? { path: name, namespace: "packed" } : undefined;
      });
      bundle.onLoad({ filter: /.*/, namespace: "packed" }, ({ path: name }) => {
        const getters = Object.keys(modules[name] ?? {})
          .map((key) => `get ${key}() { return texts(${JSON.stringify(name)}).${key}; }`)
          .join(", ");
        const contents = `const { texts } = require("./addon/packed/texts.ts");\nmodule.exports = { ${getters} };`;
        return { contents, loader: "js", resolveDir: root };
      });
      bundle.onLoad({ filter: /\.ts$/, namespace: "file" }, ({ path }) => {
        const name = relative(root, path);
        if (name === "addon/packed/data.ts") {
          return { contents: `export const packed = ${streamsMark};`, loader: "js" };
        }
        if (/^addon\/functions\/.*\.ts$/.test(name)) {
          return { contents: withoutAbout(readFileSync(path, "utf8")), loader: "js" };
        }
        const source = readFileSync(path, "utf8");
        if (!/= defineMessages\(/.test(source)) return undefined;
        const { contents, exported } = withoutMessages(name, source);
        messages[name] = exported;
        return { contents, loader: "js" };
      });
    },
  };
  return {
    plugin,
    streams: (code) => {
      const catalogue = modules["core/errors/catalogue.ts"]?.catalogue as Record<string, unknown>;
      const thrown = Object.entries(catalogue).filter(([error]) => code.includes(`"${error}"`));
      const needed = {
        ...modules,
        "core/errors/catalogue.ts": { catalogue: Object.fromEntries(thrown) },
        ...messages,
      };
      // By name: esbuild loads modules in no fixed order, and the same sources must give the same bytes.
      const sorted = Object.entries(needed).sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(sorted.map(([name, exported]) => [name, streamOf(exported)]));
    },
  };
};
