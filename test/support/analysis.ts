import { isoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod } from "../../core/calendar/period.ts";
import type { AnalysisContext } from "../../pipeline/analysis/context.ts";
import { walkJourneys } from "../../pipeline/analysis/journeys.ts";
import { createDealGroups } from "../../pipeline/deal-groups.ts";
import type { Database } from "../../pipeline/duckdb.ts";
import { createRates, createVocabulary } from "../../pipeline/load/vocabulary.ts";
import { checks, models, runModel } from "../../pipeline/models.ts";
import { createParameters, type RunParameters } from "../../pipeline/parameters.ts";
import { databaseWith, type RawRows } from "./raw-tables.ts";

const fiscal = { startMonth: 1, label: "end_year" } as const;

const defaults: RunParameters = {
  asOf: isoDate("2026-09-30"),
  period: parsePeriod("2026-Q3", fiscal),
  fiscal,
  currency: "EUR",
  currencyDigits: 2,
  language: "en",
  company: "Example",
  windowDays: 90,
  dimensions: ["rep", "team"],
};

/** The context of a run over raw rows: every model built as `revsheet run` builds it, quarter 2026-Q3 as of its last day unless told otherwise. */
export const analysisOf = async (rows: RawRows, given: Partial<RunParameters> = {}): Promise<AnalysisContext> => {
  const parameters = { ...defaults, ...given };
  const db = await databaseWith(rows);
  const { stages } = await createVocabulary(db, "generic", {}, parameters.fiscal);
  await createRates(db, {});
  const all = models();
  const run = async (layer: "staging" | "intermediate" | "marts") => {
    for (const model of all) if (model.layer === layer) await runModel(db, model);
  };
  await run("staging");
  await createParameters(db, parameters);
  await run("intermediate");
  await createDealGroups(db, parameters.dimensions);
  await walkJourneys(db, stages.filter(({ kind }) => kind === "open").length, parameters.windowDays);
  await run("marts");
  return { db, parameters };
};

/** The names of the checks that find a violation. */
export const failedChecks = async (db: Database): Promise<string[]> => {
  const failed: string[] = [];
  for (const { name, sql } of checks()) if ((await db.rows(sql)).length > 0) failed.push(name);
  return failed;
};
