import { type Definition, stubParameters } from "../../addon/define.ts";
import { entryPoints } from "../../addon/entry-points.ts";
import { registry } from "../../addon/registry.ts";

/** Text for a JSDoc block: one line, no comment end, no tags. */
const plain = (text: string): string => text.replace(/\s+/g, " ").replaceAll("*/", "* /").replaceAll("@", "(at)");

const optionsText = ({ options }: Definition): string =>
  `Optional. A text "name=value; name=value" of ${Object.keys(options).join(", ")}.`;

const tablesText = ({ tables, about }: Definition): string =>
  `Optional. Name of a further table, its range behind it; more pairs may follow. ${Object.keys(tables)
    .map((name) => `${name}: ${about.parameters[name] ?? ""}`)
    .join(" ")}`;

/** What the spreadsheet shows about each parameter of a function's stub. */
export const parameterTexts = (definition: Definition): [name: string, text: string][] =>
  stubParameters(definition).map((name): [string, string] => {
    if (name === "options") return [name, optionsText(definition)];
    if (name === "table" && Object.keys(definition.tables).length > 0) return [name, tablesText(definition)];
    if (name === "range" && !(name in definition.parameters))
      return [name, "Optional. That table, header row included."];
    return [name, definition.about.parameters[name] ?? ""];
  });

/** One top-level function, with its help directly above where autocomplete shows it: Apps Script reads nothing else of the comment. */
const stub = (definition: Definition): string => {
  const parameters = parameterTexts(definition);
  const names = parameters.map(([name]) => name).join(", ");
  const code = `function ${definition.name}(${names}) { return RevSheet_.call("${definition.name}", arguments); }`;
  if (!definition.about.listed) return code;
  const lines = [
    plain(definition.about.summary.en),
    ...parameters.map(([name, text]) => `@param {any} ${name} ${plain(text)}`),
    "@customfunction",
  ];
  return ["/**", ...lines.map((line) => ` * ${line}`), " */", code].join("\n");
};

/** The file of global functions: every custom function, then triggers and menu commands. */
export const stubsFile = (): string =>
  [
    ...registry.map(stub),
    ...entryPoints.map((name) => `function ${name}() { return RevSheet_.${name}.apply(this, arguments); }`),
    "",
  ].join("\n");
