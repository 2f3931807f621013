import type { GenericSchema } from "valibot";
import { resultsShapes, resultsValues } from "../core/results-schema.ts";

/** What the reference page reads of a schema; valibot's schemas are plain objects with these keys. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
  readonly options?: readonly (Shape | string)[];
  readonly literal?: string;
}
const shape = (schema: GenericSchema): Shape => schema as unknown as Shape;

const { charts, ...parts } = resultsShapes;

/** The meaning of every key; "Part.key" where a part gives the same key another meaning. A test demands one for each key of the schema. */
export const meanings: Readonly<Record<string, string>> = {
  format: "The format's name and version.",
  stamp: "Period, company and inputs.",
  findings: "At most three sentences, most money first.",
  keyFigures: "Four to six figures.",
  trust: "What was read, used and left out.",
  sections: "The pages in their order.",
  actions: "What to do next, most expected money first.",
  subject: "What it is about, the same in every quarter and language.",
  action: "What to do.",
  why: "The finding behind it.",
  atStake: "Money at stake in a quarter.",
  expected: "The same, weighed by how sure it is.",
  definitions: "The terms used, with `term` and `definition`.",
  reproduce: "Command lines that give the same bytes again.",
  product: "The program that wrote the file.",
  version: "Its version.",
  period: "Name of the period, such as 2026-Q3.",
  periodStart: "First day of the period.",
  periodEnd: "Last day of the period.",
  asOf: "The date up to which data counts.",
  company: "Name of the company; empty where unknown.",
  currency: "ISO code of all money; empty where unknown.",
  currencyDigits: "Minor digits of the currency.",
  language: "Language of every text in the file.",
  inputHash: "SHA-256 over the hashes of the inputs.",
  configurationHash: "SHA-256 of the configuration.",
  inputs: "The files read.",
  file: "Name of the file.",
  sha256: "SHA-256 of the file.",
  object: "What its rows are.",
  crm: "The CRM it came from.",
  read: "Rows read.",
  loaded: "Rows loaded.",
  quarantined: "Rows set aside.",
  sentence: "One sentence with money and confidence.",
  money: "What it is worth.",
  confidence: "How sure it is.",
  section: "`id` of the section that proves it.",
  id: "Stable identifier.",
  label: "Name as shown.",
  kind: "How values are read and shown.",
  value: "The value; null where it can't be known.",
  low: "Lower end of the interval.",
  high: "Upper end of the interval.",
  n: "Number of cases behind the value.",
  goal: "The goal.",
  prior: "The prior period's value.",
  priorYear: "The same period's value a year before.",
  trend: "The last periods, oldest first.",
  better: "Which direction is good.",
  summary: "One sentence.",
  used: "Rows used.",
  leftOut: "Rows left out; read = used + leftOut.",
  reasons: "Why rows were left out, with `reason` and `count`.",
  reason: "The reason.",
  count: "How many.",
  freshness: "When the data was last changed.",
  immatureShare: "Share of cases too young to have an outcome.",
  notes: "Further sentences.",
  title: "Says what to see.",
  charts: "Drawn in this order.",
  tables: "The figures behind the section.",
  definition: "The meaning; of a table: what one row is and how its figures are defined.",
  term: "The term.",
  columns: "The columns in order.",
  rows: "Rows; a row has one cell a column.",
  totalRow: "A row that closes the table; absent where a total means nothing.",
  note: "What can't be known yet or was left out.",
  key: "Stable name of the column.",
  digits: "Decimals shown.",
  total: "How the workbook forms the total.",
  alternative: "Text alternative with the main figures.",
  steps: "The steps in order.",
  conversion: "Conversion from the step before with its interval; null for the first.",
  medianDays: "Median days in the stage.",
  highlighted: "The one to see.",
  unit: "Kind of the values.",
  ageLabel: "What the ages count.",
  ages: "Names of the ages.",
  size: "Size of the cohort.",
  values: "One an age; null where not observed yet.",
  average: "Weighted average per age.",
  cohorts: "Number of cohorts in the average.",
  bars: "The bars in order.",
  comparison: "Prior period or goal.",
  comparisonLabel: "What the comparison is.",
  series: "The lines.",
  role: "Which colour a line takes.",
  points: "The points in order.",
  bands: "Bands around the forecast.",
  level: "Probability of the band.",
  x: "Place on the horizontal axis.",
  y: "Value; null breaks the line.",
  opening: "The first column.",
  changes: "Rises and falls.",
  closing: "The last column; opening + changes.",
  entries: "Ranked entries in order.",
  unranked: "Entries without rank.",
  unrankedReason: "Why they have none.",
  reference: "A value to compare with.",
  from: "Lower edge.",
  to: "Upper edge.",
  probability: "Probability.",
  marks: "Labelled values.",
  xUnit: "Kind of x.",
  yUnit: "Kind of y.",
  xLabel: "Name of x.",
  yLabel: "Name of y.",
};

const names = new Map<unknown, string>([
  ...Object.entries(parts).map(([name, schema]) => [schema, name] as const),
  ...Object.entries(resultsValues).map(([name, schema]) => [schema, name] as const),
]);

const typeText = (one: Shape): string => {
  const named = names.get(one);
  if (named !== undefined) return named;
  if (one.type === "exact_optional") return typeText(one.wrapped as Shape);
  if (one.type === "nullable") return `${typeText(one.wrapped as Shape)} or null`;
  if (one.type === "array") return `list of ${typeText(one.item as Shape)}`;
  if (one.type === "strict_object") return `{ ${Object.keys(one.entries ?? {}).join(", ")} }`;
  if (one.type === "picklist") return (one.options ?? []).map((option) => `\`${String(option)}\``).join(", ");
  if (one.type === "literal") return `\`${one.literal}\``;
  if (one.type === "variant") return "chart";
  return one.type === "string" ? "text" : one.type;
};

/** The rows of an object and of the unnamed objects inside it, with dotted keys. */
const rowsOf = (one: Shape, prefix = ""): readonly string[] =>
  Object.entries(one.entries ?? {}).flatMap(([key, entry]) => {
    const optional = entry.type === "exact_optional" ? " (may be absent)" : "";
    const row = `| \`${prefix}${key}\` | ${typeText(entry)}${optional} | ${meanings[key] ?? ""} |`;
    let inner = entry;
    while (inner.wrapped !== undefined || inner.item !== undefined) inner = (inner.wrapped ?? inner.item) as Shape;
    const many = entry.type === "array" || entry.wrapped?.type === "array" ? "[]" : "";
    const unnamed = inner.type === "strict_object" && !names.has(inner);
    return unnamed ? [row, ...rowsOf(inner, `${prefix}${key}${many}.`)] : [row];
  });

/** Every key of the schema, for the test that each has a meaning. */
export const schemaKeys = (): readonly string[] => {
  const all = [...Object.values(parts), ...charts].flatMap((schema) => rowsOf(shape(schema)));
  return [...new Set(all.map((row) => (/^\| `(?:.*\.)?([^`.]+)`/.exec(row) as RegExpExecArray)[1] as string))];
};

const tableOf = (title: string, schema: GenericSchema): string =>
  [`## ${title}`, "", "| key | value | meaning |", "| --- | --- | --- |", ...rowsOf(shape(schema)), ""].join("\n");

/** docs/results.md, made from the schema. */
export const resultsReference = (): string =>
  [
    "# results.json",
    "",
    "Made from `core/results-schema.ts` by `npm run generate`.",
    "",
    "One run's results as data: `revsheet run` writes them, the report and the workbook draw them, the add-in loads them. Every text is in the",
    "pack's language. Unknown keys are refused; a value that can't be known is `null`, never 0.",
    "",
    "## Values",
    "",
    "| name | value |",
    "| --- | --- |",
    "| text | any text |",
    "| number | a finite JSON number |",
    "| count | a whole number from 0 |",
    "| share | a number from 0 to 1 |",
    "| day | `yyyy-mm-dd`, a day of the calendar |",
    '| decimal | a decimal number as text, such as `"1234.50"`; all money in findings and tables |',
    "| hash | 64 hexadecimal digits |",
    `| kind | ${typeText({ ...shape(resultsValues.kind) })} |`,
    "| cell | text, number, true, false or null; in a money, percent, integer, number or days column a number or a decimal, in a date column a day |",
    "",
    "Percentages are fractions: 0.05 is 5%. Chart values are numbers, for drawing only; exact money stands in the tables.",
    "",
    ...Object.entries(parts).map(([name, schema]) => tableOf(name, schema)),
    ...charts.map((schema) => tableOf(`Chart: ${schema.entries.kind.literal}`, schema)),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
