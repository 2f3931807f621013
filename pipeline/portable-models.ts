import { RevError } from "../core/errors/error.ts";
import type { OptionValues } from "./command.ts";
import { sqlFiles } from "./models.ts";
import type { Terminal } from "./terminal.ts";

/** What the portable models write as functions and each engine spells its own way; $1 and $2 are the arguments. */
export const dialects = {
  duckdb: {
    days_between: "date_diff('day', $1, $2)",
    months_between: "date_diff('month', $1, $2)",
    month_of: "cast(date_trunc('month', $1) as date)",
  },
  postgres: {
    days_between: "($2 - $1)",
    months_between:
      "cast(12 * (extract(year from $2) - extract(year from $1)) + extract(month from $2) - extract(month from $1) as integer)",
    month_of: "cast(date_trunc('month', $1) as date)",
  },
} as const;

export type Dialect = keyof typeof dialects;

/**
 * The funnel and retention models in SQL that warehouses understand, in the order in which they read each other: the name of the table that
 * each makes, and its query. It gives the rows of the pipeline's table of that name; `funnel_levels` those of core's ordered funnel.
 */
export const portableModels = (dialect: Dialect): { readonly name: string; readonly sql: string }[] =>
  sqlFiles("portable").map(({ name, sql }) => ({
    name,
    sql: Object.entries(dialects[dialect]).reduce(
      (text, [word, spelling]) => text.replace(new RegExp(`\\b${word}\\(([^(),]+)(?:, ([^(),]+))?\\)`, "g"), spelling),
      sql,
    ),
  }));

const isDialect = (text: string): text is Dialect => text in dialects;

/** `revsheet sql --models DIALECT`: the portable models as one script. Gives 0; OPTION_INVALID for an unknown dialect. */
export const printModels = ({ models: asked }: OptionValues, terminal: Terminal): number => {
  if (typeof asked !== "string" || !isDialect(asked))
    throw new RevError("OPTION_INVALID", {
      option: "--models",
      value: String(asked),
      expected: Object.keys(dialects).join(", "),
    });
  terminal.result(
    portableModels(asked)
      .map(({ name, sql }) => `create table ${name} as\n${sql.trimEnd()};\n`)
      .join("\n"),
  );
  return 0;
};
