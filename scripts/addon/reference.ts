import type { Definition, Example, ExampleCell } from "../../addon/define.ts";
import { usageOf } from "../../addon/define.ts";
import type { Parameter } from "../../addon/parameters.ts";
import { registry } from "../../addon/registry.ts";
import { parameterTexts } from "./stubs.ts";

const cellText = (cell: ExampleCell): string =>
  cell === null || cell === ""
    ? " "
    : typeof cell === "object"
      ? cell.date
      : typeof cell === "boolean"
        ? String(cell).toUpperCase()
        : String(cell);

const grid = (rows: readonly (readonly ExampleCell[])[]): string =>
  rows.map((row) => `    ${row.map(cellText).join(" | ")}`).join("\n");

const exampleText = ({ given, formula, gives }: Example): string[] => [
  ...Object.entries(given).flatMap(([corner, rows]) => [`From ${corner}:`, "", grid(rows), ""]),
  `\`${formula}\` gives`,
  "",
  Array.isArray(gives) ? grid(gives as readonly (readonly ExampleCell[])[]) : `    ${cellText(gives as ExampleCell)}`,
  "",
];

/** "number"; for a table its columns, those that may be missing in brackets. */
const kindOf = ({ kind, columns }: Parameter<unknown>): string | undefined =>
  columns === undefined
    ? kind
    : Object.entries(columns)
        .map(([word, { demand }]) => (demand === "may" ? `[${word}]` : word))
        .join(", ");

const section = (definition: Definition): string[] => {
  const { name, about } = definition;
  const kinds = new Map(
    Object.entries({ ...definition.parameters, ...definition.tables }).map(([key, parameter]) => [
      key,
      kindOf(parameter),
    ]),
  );
  return [
    `## ${name}`,
    "",
    about.summary.en,
    "",
    `\`${usageOf(definition)}\``,
    "",
    ...parameterTexts(definition).map(([parameter, text]) => {
      const kind = kinds.get(parameter);
      return `- \`${parameter}\`${kind === undefined ? "" : ` (${kind})`}: ${text}`;
    }),
    "",
    `Gives: ${about.returns}`,
    "",
    ...(about.errors.length === 0 ? [] : [`Refuses with ${about.errors.map((code) => `\`${code}\``).join(", ")}.`, ""]),
    ...about.examples.flatMap(exampleText),
  ];
};

const list = (definitions: readonly Definition[]): string[] => [
  "| function | what it does |",
  "| --- | --- |",
  ...definitions.map(
    ({ name, about }) => `| [${name}](#${name.toLowerCase()}) | ${about.summary.en.replaceAll("|", "\\|")} |`,
  ),
  "",
];

/** docs/functions.md: what every function takes and gives, with its executed examples. */
export const functionsReference = (): string =>
  `${[
    "# Functions",
    "",
    "Made from `addon/functions` by `npm run generate`. Every example is executed by the tests, in a spreadsheet engine over the built add-in.",
    "",
    "Arguments come in this order: data, rule table, numbers and choices, as-of date, options, further tables as name and range in pairs.",
    'Options are one text such as `"digits=0; by=region"` or a two-column range; numbers in them have a point in every locale. Every function',
    "takes `show=` (another of its results) and `headers=no`; measures take `by=` (one or more columns, a row a group and a total) and",
    '`where=` (a condition such as `region="EMEA"`, names are headers with `_` for spaces). Where a table\'s header is not understood, give the',
    'pair `"mapping"` and a range of header and meaning. Columns are found by header, in English, German, Spanish, Polish, Portuguese or',
    "Turkish. In a spreadsheet with a decimal comma write `;` between arguments.",
    "",
    "## Shown by autocomplete",
    "",
    ...list(registry.filter(({ about }) => about.listed)),
    "## Building blocks, callable without autocomplete",
    "",
    ...list(registry.filter(({ about }) => !about.listed)),
    ...registry.flatMap(section),
  ]
    .join("\n")
    .trimEnd()}\n`;
