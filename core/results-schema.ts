import * as v from "valibot";
import { dateOf } from "./calendar/iso-date.ts";
import { RevError } from "./errors/error.ts";
import { languages } from "./locale/language.ts";
import { type Results, resultsFormat } from "./results.ts";

const text = v.string();
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(number, v.integer(), v.minValue(0));
const share = v.pipe(number, v.minValue(0), v.maxValue(1));
const isDay = (value: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match !== null && dateOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
};
const day = v.pipe(text, v.check(isDay, "Expected a day as yyyy-mm-dd"));
const decimalPattern = /^-?\d+(\.\d+)?$/;
const decimal = v.pipe(text, v.regex(decimalPattern, "Expected a decimal number as text, such as 1234.50"));
const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, "Expected 64 hexadecimal digits"));
const list = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.readonly());
const cell = v.union([text, number, v.boolean(), v.null()]);
const kind = v.picklist(["text", "integer", "number", "money", "percent", "date", "days"]);
const digits = v.pipe(count, v.maxValue(20));

const column = v.strictObject({
  key: text,
  label: text,
  kind,
  digits: v.exactOptional(digits),
  total: v.exactOptional(v.picklist(["sum", "none"])),
});

type Kind = v.InferOutput<typeof kind>;
type Cell = v.InferOutput<typeof cell>;
const fits = (value: Cell, of: Kind): boolean => {
  if (value === null || of === "text") return true;
  if (of === "date") return typeof value === "string" && isDay(value);
  return typeof value === "number" || (typeof value === "string" && decimalPattern.test(value));
};

const table = v.pipe(
  v.strictObject({
    id: text,
    title: text,
    definition: text,
    columns: list(column),
    rows: list(list(cell)),
    totalRow: v.exactOptional(list(cell)),
    note: v.exactOptional(text),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const keys = value.columns.map(({ key }) => key);
    const twice = keys.find((key, i) => keys.indexOf(key) !== i);
    if (twice !== undefined) addIssue({ message: `Table "${value.id}" has two columns "${twice}"` });
    const rows = value.totalRow === undefined ? value.rows : [...value.rows, value.totalRow];
    rows.forEach((row, r) => {
      const place = r < value.rows.length ? `row ${r + 1}` : "the total row";
      if (row.length !== value.columns.length) {
        addIssue({ message: `Table "${value.id}", ${place}: ${row.length} cells for ${value.columns.length} columns` });
        return;
      }
      value.columns.forEach((one, c) => {
        const found = row[c] as Cell;
        if (!fits(found, one.kind))
          addIssue({
            message: `Table "${value.id}", ${place}, column "${one.key}": ${JSON.stringify(found)} is no ${one.kind}`,
          });
      });
    });
  }),
);

const estimate = { value: v.nullable(number), low: v.nullable(number), high: v.nullable(number) };
const chartBase = { title: text, alternative: text };
const level = v.strictObject({ label: text, value: number });
const entry = v.strictObject({ label: text, n: count, ...estimate });
const point = { x: number, y: number };

const charts = [
  v.strictObject({
    kind: v.literal("funnel"),
    ...chartBase,
    steps: list(
      v.strictObject({
        label: text,
        count,
        conversion: v.nullable(v.strictObject(estimate)),
        medianDays: v.nullable(number),
        highlighted: v.exactOptional(v.boolean()),
      }),
    ),
  }),
  v.strictObject({
    kind: v.literal("cohort"),
    ...chartBase,
    unit: v.picklist(["percent", "number"]),
    ageLabel: text,
    ages: list(text),
    rows: list(v.strictObject({ label: text, size: count, values: list(v.nullable(number)) })),
    average: list(v.strictObject({ value: v.nullable(number), cohorts: count })),
  }),
  v.strictObject({
    kind: v.literal("bars"),
    ...chartBase,
    unit: kind,
    bars: list(
      v.strictObject({
        label: text,
        value: number,
        comparison: v.exactOptional(v.nullable(number)),
        highlighted: v.exactOptional(v.boolean()),
      }),
    ),
    comparisonLabel: v.exactOptional(text),
  }),
  v.strictObject({
    kind: v.literal("line"),
    ...chartBase,
    unit: kind,
    series: list(
      v.strictObject({
        label: text,
        role: v.picklist(["accent", "comparison"]),
        points: list(v.strictObject({ x: day, y: v.nullable(number) })),
      }),
    ),
    bands: v.exactOptional(
      list(v.strictObject({ level: share, points: list(v.strictObject({ x: day, low: number, high: number })) })),
    ),
    goal: v.exactOptional(level),
    asOf: v.exactOptional(day),
  }),
  v.strictObject({ kind: v.literal("waterfall"), ...chartBase, opening: level, changes: list(level), closing: level }),
  v.strictObject({
    kind: v.literal("intervals"),
    ...chartBase,
    unit: kind,
    entries: list(entry),
    unranked: v.exactOptional(list(entry)),
    unrankedReason: v.exactOptional(text),
    reference: v.exactOptional(level),
  }),
  v.strictObject({
    kind: v.literal("distribution"),
    ...chartBase,
    unit: kind,
    steps: list(v.strictObject({ from: number, to: number, probability: share })),
    marks: list(level),
    goal: v.exactOptional(v.strictObject({ label: text, value: number, probability: share })),
  }),
  v.strictObject({
    kind: v.literal("curve"),
    ...chartBase,
    xUnit: kind,
    yUnit: kind,
    xLabel: text,
    yLabel: text,
    series: list(v.strictObject({ label: text, points: list(v.strictObject(point)) })),
    marks: list(v.strictObject({ label: text, ...point })),
  }),
] as const;

const section = v.strictObject({
  id: text,
  title: text,
  sentence: text,
  charts: list(v.variant("kind", charts)),
  tables: list(table),
  notes: list(text),
});

const stamp = v.strictObject({
  product: text,
  version: text,
  period: text,
  periodStart: day,
  periodEnd: day,
  asOf: day,
  company: text,
  currency: text,
  currencyDigits: digits,
  language: v.picklist(languages),
  inputHash: hash,
  configurationHash: hash,
  inputs: list(
    v.strictObject({
      file: text,
      sha256: hash,
      object: text,
      crm: text,
      read: count,
      loaded: count,
      quarantined: count,
    }),
  ),
});

const finding = v.strictObject({
  sentence: text,
  money: v.nullable(decimal),
  confidence: v.picklist(["high", "medium", "low"]),
  section: text,
});

const action = v.strictObject({ subject: text, action: text, why: text, atStake: decimal, expected: decimal });

const keyFigure = v.strictObject({
  id: text,
  label: text,
  kind,
  value: cell,
  low: v.exactOptional(v.nullable(number)),
  high: v.exactOptional(v.nullable(number)),
  n: v.exactOptional(count),
  goal: cell,
  prior: cell,
  priorYear: cell,
  trend: list(v.nullable(number)),
  better: v.picklist(["higher", "lower"]),
});

const trust = v.strictObject({
  summary: text,
  read: count,
  used: count,
  leftOut: count,
  reasons: list(v.strictObject({ reason: text, count })),
  freshness: text,
  immatureShare: v.nullable(share),
  notes: list(text),
});

/**
 * The shape of `results.json`, format "revsheet-results/1": exactly these keys, finite numbers, real days, every cell of its column's kind,
 * rows as long as their columns. The parsed value has its keys in this order. `docs/results.md` is checked against it.
 */
export const resultsSchema = v.strictObject({
  format: v.literal(resultsFormat),
  stamp,
  findings: list(finding),
  keyFigures: list(keyFigure),
  trust,
  sections: list(section),
  actions: list(action),
  definitions: list(v.strictObject({ term: text, definition: text })),
  reproduce: list(text),
});

/** The named parts of the format and its kinds of values, for the reference page. */
export const resultsShapes = {
  Results: resultsSchema,
  Stamp: stamp,
  Finding: finding,
  PlannedAction: action,
  KeyFigure: keyFigure,
  Trust: trust,
  Section: section,
  Table: table,
  Column: column,
  charts,
} as const;
export const resultsValues = { cell, kind, day, decimal, hash, share, count } as const;

/** One problem of a results file: the path to the value and what was expected. */
export interface ResultsProblem {
  readonly path: string;
  readonly message: string;
}

/** All problems of a value that should be results; empty where it is valid. */
export const resultsProblems = (value: unknown): readonly ResultsProblem[] => {
  const parsed = v.safeParse(resultsSchema, value);
  return parsed.success
    ? []
    : parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? "", message: issue.message }));
};

/** The value as results, keys in the order of the schema; RESULTS_INVALID lists every problem. */
export const parseResults = (value: unknown): Results => {
  const parsed = v.safeParse(resultsSchema, value);
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "results.json"}: ${issue.message}`);
  throw new RevError("RESULTS_INVALID", { count: problems.length, problems: problems.join("; ") });
};
