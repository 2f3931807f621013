import { existsSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { parseDocument } from "yaml";
import { dateOf } from "../core/calendar/iso-date.ts";
import { RevError } from "../core/errors/error.ts";
import { crms, objectKinds } from "../core/import/fields.ts";
import { fold } from "../core/locale/fold.ts";
import { languages } from "../core/locale/language.ts";
import { fileError } from "./source/file-bytes.ts";

const described = <T extends v.GenericSchema>(schema: T, description: string) =>
  v.pipe(schema, v.description(description));

const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, "expected a date such as 2026-09-30"),
  v.check((text) => {
    const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
    return dateOf(year, month, date) !== undefined;
  }, "expected a day that exists"),
);
const currencyCode = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "expected a currency code such as EUR"));
const decimal = v.union([
  v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, "expected a number such as 1.05")),
  v.pipe(v.number(), v.minValue(0, "expected a number above 0")),
]);
const wholeDays = v.pipe(v.number(), v.integer("expected whole days"), v.minValue(1, "expected at least 1 day"));

/** Days a customer has for the onboarding where the configuration says nothing: a quarter. */
export const defaultOnboardingDays = 90;

const layoutColumn = v.strictObject({
  name: described(v.string(), "Header the column gets."),
  start: described(v.pipe(v.number(), v.integer(), v.minValue(1)), "First character, counted from 1."),
  length: described(v.pipe(v.number(), v.integer(), v.minValue(1)), "Number of characters."),
});

const file = v.strictObject({
  match: described(v.string(), "File name, or a pattern with * such as deals*.csv."),
  crm: described(v.optional(v.picklist(crms)), "CRM that wrote the file, where it is not recognised."),
  object: described(v.optional(v.picklist(objectKinds)), "What one row of the file is."),
  columns: described(
    v.optional(v.record(v.string(), v.nullable(v.string()))),
    "Header of the file to field of RevSheet; null keeps the column as a dimension. Fields: docs/headers.md.",
  ),
  encoding: described(v.optional(v.string()), "Encoding, such as windows-1250."),
  delimiter: described(v.optional(v.string()), "Delimiter, such as ; or tab."),
  decimal: described(v.optional(v.picklist([".", ","])), "Decimal mark of the numbers."),
  date_format: described(v.optional(v.string()), "Date format where two readings fit: dd/mm/yyyy or mm/dd/yyyy."),
  locale: described(v.optional(v.string()), "Locale that settles number and date formats, such as en-GB."),
  snapshot: described(v.optional(day), "Date on which this file was exported, where several snapshots are given."),
  layout: described(v.optional(v.array(layoutColumn)), "Columns of a fixed-width file without a header."),
});

const stage = v.strictObject({
  name: described(v.string(), "Stage as reports show it."),
  kind: described(
    v.optional(v.picklist(["open", "won", "lost", "disqualified"])),
    "What the stage means; open by default.",
  ),
  also: described(v.optional(v.array(v.string())), "Other spellings of the stage in the exports."),
});

const goal = v.strictObject({
  period: described(v.string(), "Month, quarter or year, such as 2026-Q3."),
  rep: described(v.optional(v.string()), "Rep the goal belongs to; left out for the company."),
  amount: described(decimal, "Goal in the company's currency."),
});

const training = v.strictObject({
  name: described(v.string(), "Name of the training, process change or whatever else began."),
  on: described(day, "Day on which it took place or began."),
  reps: described(
    v.pipe(v.array(v.string()), v.minLength(1, "expected at least one rep")),
    "Reps it reached, by name or id.",
  ),
  certified: described(v.optional(v.array(v.string())), "Those of them who passed."),
});

const tool = v.pipe(
  v.strictObject({
    name: described(v.string(), "Name of the tool."),
    go_live: described(day, "Day from which it was used and paid for."),
    cost_per_month: described(v.optional(decimal), "Its cost a month in the company's currency."),
    users: described(v.optional(v.array(v.string())), "Reps who have it, by name or id; all by default."),
    column: described(
      v.optional(v.string()),
      "Column of the activities that shows its use; without it every user counts as active.",
    ),
    value: described(v.optional(v.string()), "What stands in the column when it was used; anything by default."),
  }),
  v.check(({ users, column }) => users !== undefined || column !== undefined, "expected users, column or both"),
);

const acquisition = v.strictObject({
  gross_margin: described(
    v.optional(
      v.pipe(v.number(), v.gtValue(0, "expected a share above 0"), v.maxValue(1, "expected a share such as 0.7")),
    ),
    "Gross margin as a share, such as 0.7.",
  ),
  costs: described(
    v.array(
      v.strictObject({
        period: described(v.string(), "Quarter or year, such as 2026-Q3."),
        cost: described(decimal, "Sales and marketing cost of the period."),
        new_mrr: described(v.optional(decimal), "Monthly recurring revenue of the customers won in it."),
      }),
    ),
    "Costs by period; new customers are counted in the data.",
  ),
});

const onboarding = v.strictObject({
  steps: described(
    v.optional(
      v.pipe(
        v.array(v.string()),
        v.minLength(2, "expected at least two steps"),
        v.maxLength(30, "expected at most 30 steps"),
        v.check((steps) => new Set(steps.map(fold)).size === steps.length, "expected each step once"),
      ),
    ),
    "Steps in their order, first to last, as the table writes them; found in the data by default.",
  ),
  window_days: described(
    v.optional(wholeDays),
    `Longest time from a customer's first step to the last that counts; ${defaultOnboardingDays} by default.`,
  ),
});

/** The file revsheet.yaml. Every key is optional; a description is its comment in `revsheet init` and in the JSON Schema. */
export const configurationSchema = v.strictObject({
  company: described(v.optional(v.string()), "Name on the report."),
  language: described(v.optional(v.picklist(languages)), "Language of the pack."),
  currency: described(v.optional(currencyCode), "Currency of the company; all money is shown in it."),
  rates: described(
    v.optional(v.record(currencyCode, decimal)),
    "Price of one unit of a foreign currency in the company's currency, such as CHF: 1.05.",
  ),
  time_zone: described(
    v.optional(v.string()),
    "Zone that decides to which day a moment belongs, such as Europe/Berlin; UTC by default.",
  ),
  fiscal_year: described(
    v.optional(
      v.strictObject({
        start_month: described(
          v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
          "Month in which the fiscal year starts; 1 by default.",
        ),
        label: described(
          v.optional(v.picklist(["end_year", "start_year"])),
          "Calendar year that names the fiscal year: the one in which it ends (default) or starts.",
        ),
        pattern: described(
          v.optional(v.picklist(["4-4-5", "4-5-4", "5-4-4"])),
          "Weeks per period of a week-based year.",
        ),
      }),
    ),
    "Fiscal calendar; the calendar year by default.",
  ),
  stages: described(v.optional(v.array(stage)), "Stages in their order, first to last; found in the data by default."),
  funnel: described(
    v.optional(
      v.strictObject({
        window_days: described(v.optional(wholeDays), "Longest time from creation to win that counts as a conversion."),
      }),
    ),
    "Funnel settings.",
  ),
  dimensions: described(
    v.optional(v.array(v.string())),
    "Columns of deals by which results are broken down, such as lead_source or a header of the export.",
  ),
  goals: described(v.optional(v.array(goal)), "Goals where the export holds no quotas."),
  trainings: described(
    v.optional(v.array(training)),
    "Trainings and process changes whose effect is measured, where the folder has no table of them.",
  ),
  tools: described(v.optional(v.array(tool)), "Tools whose use, cost and effect are measured."),
  onboarding: described(v.optional(onboarding), "Steps of customer onboarding, where the folder has a table of them."),
  acquisition: described(v.optional(acquisition), "What new customers cost, for CAC and its payback."),
  files: described(v.optional(v.array(file)), "Settings for single files."),
});

export type Configuration = v.InferOutput<typeof configurationSchema>;
export type ToolSettings = v.InferOutput<typeof tool>;
export type OnboardingSettings = v.InferOutput<typeof onboarding>;
export type Acquisition = v.InferOutput<typeof acquisition>;
export type FileSettings = v.InferOutput<typeof file>;

const textOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw fileError(error, path);
  }
};

/**
 * Reads and validates a configuration file. A syntax error names line and column (CONFIG_SYNTAX); every value that does not fit is named
 * with its place in one CONFIG_INVALID error.
 */
export const readConfiguration = (path: string): Configuration => {
  if (!existsSync(path)) throw new RevError("FILE_NOT_FOUND", { file: path });
  const document = parseDocument(textOf(path));
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line = 1, col = 1 } = broken.linePos?.[0] ?? {};
    throw new RevError("CONFIG_SYNTAX", { file: path, line, column: col, reason: broken.message.split("\n")[0] ?? "" });
  }
  const result = v.safeParse(configurationSchema, document.toJS() ?? {});
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => {
    const place = v.getDotPath(issue) ?? "(top level)";
    return issue.expected === "never" ? `${place}: unknown key` : `${place}: ${issue.message}`;
  });
  throw new RevError("CONFIG_INVALID", { file: path, problems: problems.join("; ") });
};

/** The settings of the first entry of `files` whose pattern fits the file's name. */
export const settingsFor = (configuration: Configuration, name: string): FileSettings | undefined =>
  configuration.files?.find(({ match }) => {
    const pattern = match.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${pattern.join(".*")}$`, "i").test(name);
  });

interface SchemaNode {
  readonly wrapped?: unknown;
  readonly item?: unknown;
  readonly entries?: object;
}

/** The object a schema describes, through optional and list. */
const inside = ({ entries, wrapped, item }: SchemaNode): object =>
  entries ?? ((wrapped ?? item) === undefined ? {} : inside((wrapped ?? item) as SchemaNode));

/** Every key with its meaning, one line each, keys of inner objects indented: the comment of a new revsheet.yaml. */
export const describeConfiguration = (node: SchemaNode = configurationSchema, indent = ""): string[] =>
  Object.entries(inside(node)).flatMap(([key, child]: [string, v.GenericSchema & SchemaNode]) => [
    `${indent}${key}: ${v.getDescription(child) ?? ""}`,
    ...describeConfiguration(child, `${indent}  `),
  ]);
