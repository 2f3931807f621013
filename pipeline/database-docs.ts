import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calendarYear } from "../core/calendar/fiscal.ts";
import { isoDate } from "../core/calendar/iso-date.ts";
import { parsePeriod } from "../core/calendar/period.ts";
import { objectKinds } from "../core/import/fields.ts";
import { walkJourneys } from "./analysis/journeys.ts";
import { createDealGroups } from "./deal-groups.ts";
import { Database, literal } from "./duckdb.ts";
import { createRawTables } from "./load/raw-tables.ts";
import { createRates, createVocabulary } from "./load/vocabulary.ts";
import { models, runModel, sqlFiles } from "./models.ts";
import { createParameters } from "./parameters.ts";
import { type Dialect, dialects } from "./portable-models.ts";
import { createQuarantine, packTables } from "./write-pack.ts";

/** Grains of the tables that no model file describes. */
const ownGrains: Readonly<Record<string, string>> = {
  params: "One row: the parameters of the run.",
  periods: "One row per month, quarter and year that the sections look at.",
  stage_list: "One row per stage in funnel order: open stages 1 to n, then won, lost, disqualified.",
  int_journeys:
    "One row per deal: how far it came in the funnel, stages skipped and steps back, as core's state machine decides.",
  quarantine: "One row per record set aside.",
};

/** The sentences of the comment at the head of a model. */
const grainOf = (sql: string): string => {
  const lines = sql.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("--"));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^--\s*/, ""))
    .join(" ");
};

/** A database with every table of a run on an export without a single record. */
const emptyRun = async (spill: string): Promise<Database> => {
  const db = await Database.open({ spill, threads: 1 });
  await createRawTables(db, new Map(objectKinds.map((object) => [object, []])));
  const { stages } = await createVocabulary(db, "generic", {}, calendarYear);
  await createRates(db, {});
  const asOf = isoDate("2026-09-30");
  const run = async (layer: string) => {
    for (const model of models()) if (model.layer === layer) await runModel(db, model);
  };
  await run("staging");
  await createParameters(db, {
    asOf,
    period: parsePeriod("2026-Q3", calendarYear),
    fiscal: calendarYear,
    windowDays: 90,
  });
  await run("intermediate");
  await createDealGroups(db, []);
  await walkJourneys(db, stages.length, 90);
  await run("marts");
  await createQuarantine(db, []);
  return db;
};

const section = async (db: Database, table: string, grain: string): Promise<string[]> => {
  const columns = await db.rows<{ name: string; type: string }>(
    `select column_name as name, data_type as type from duckdb_columns() where table_name = ${literal(table)} order by column_index`,
  );
  return [
    `### ${table}`,
    "",
    grain,
    "",
    "| column | type |",
    "| --- | --- |",
    ...columns.map(({ name, type }) => `| \`${name}\` | ${type} |`),
    "",
  ];
};

/** How the portable models are used, with what each engine spells its own way. */
const warehouse = (): string[] => {
  const names = Object.keys(dialects) as Dialect[];
  const words = Object.keys(dialects.duckdb) as (keyof typeof dialects.duckdb)[];
  return [
    "## In a warehouse",
    "",
    "The funnel and retention models also exist in SQL that warehouses understand: common table expressions, joins and window functions, no lambdas,",
    "no `ASOF`, no `FILTER`. `revsheet sql --models postgres` prints them as one script that reads the tables of a kept database by their names",
    "(`params`, `periods`, `stage_list`, `int_deals`, `int_deal_groups`, `int_purchases`, `stg_stage_entries`) and makes those below. Each gives the",
    "same rows as the table of its name above, which the tests check on DuckDB and on PostgreSQL.",
    "",
    "```",
    "revsheet sql --models postgres | psql",
    "```",
    "",
    "| model | rows |",
    "| --- | --- |",
    ...sqlFiles("portable").map(({ name, sql }) => `| \`${name}\` | ${grainOf(sql)} |`),
    "",
    "What each engine spells its own way; another engine is another column in `pipeline/portable-models.ts`:",
    "",
    `| | ${names.join(" | ")} |`,
    `| --- |${" --- |".repeat(names.length)}`,
    ...words.map((word) => `| \`${word}\` | ${names.map((name) => `\`${dialects[name][word]}\``).join(" | ")} |`),
    "",
  ];
};

/** docs/database.md: every table of a pack and of a kept database, with its grain, columns and types as DuckDB binds them. */
export const databaseReference = async (): Promise<string> => {
  const spill = mkdtempSync(join(tmpdir(), "revsheet-docs-"));
  const db = await emptyRun(spill);
  try {
    const all = models();
    const grain = (name: string) => ownGrains[name] ?? grainOf(all.find((model) => model.name === name)?.sql ?? "");
    const inPack = [...packTables(), "quarantine"];
    const inDatabase = all.map(({ name }) => name).filter((name) => !inPack.includes(name));
    const part = async (names: readonly string[]) => {
      const texts: string[] = [];
      for (const name of names) texts.push(...(await section(db, name, grain(name))));
      return texts;
    };
    return [
      "# Database",
      "",
      "Made from `pipeline/models` by `npm run generate`. Money is in the company's currency; days and moments are those of the company's time",
      'zone; null is "not known" or "can\'t be known yet".',
      "",
      "```",
      "revsheet sql \"select quarter, won, lost from mart_kpi where dimension = 'all' order by quarter\"",
      'revsheet sql --db run.duckdb "from raw_deals limit 5"',
      "```",
      "",
      "## In every pack",
      "",
      "Parquet files in `tables/`, one a table.",
      "",
      ...(await part(inPack)),
      "## In the database of `revsheet run --db FILE` besides",
      "",
      ...(await part(inDatabase)),
      "### raw_deals and the other raw tables",
      "",
      `One table an object (${objectKinds.map((object) => `\`raw_${object}\``).join(", ")}), one row a loaded record, under the fields of`,
      "`docs/headers.md`. `_file` and `_record` say where the record stands in the export.",
      "",
      ...warehouse(),
    ].join("\n");
  } finally {
    db.close();
    rmSync(spill, { recursive: true, force: true });
  }
};
