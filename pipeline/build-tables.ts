import type { FiscalCalendar } from "../core/calendar/fiscal.ts";
import { type IsoDate, isoDate } from "../core/calendar/iso-date.ts";
import { type Period, parsePeriod, periodContaining, previousPeriod } from "../core/calendar/period.ts";
import { RevError } from "../core/errors/error.ts";
import { formatDate } from "../core/locale/format.ts";
import type { Language } from "../core/locale/language.ts";
import { currencyDigits } from "../core/money/currency.ts";
import { type JourneySummary, walkJourneys } from "./analysis/journeys.ts";
import type { Compensation } from "./commission/compensation-files.ts";
import { tableRates } from "./commission/table-rates.ts";
import type { Configuration } from "./configuration.ts";
import { createDealGroups } from "./deal-groups.ts";
import type { Database } from "./duckdb.ts";
import type { LoadedFolder } from "./load/load-folder.ts";
import { companyCurrency, createRates, createVocabulary, requireRates, type Vocabulary } from "./load/vocabulary.ts";
import { checks, type Model, models, runModel } from "./models.ts";
import { createParameters, type RunParameters } from "./parameters.ts";
import type { RunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";

export interface BuiltTables {
  readonly parameters: RunParameters;
  readonly vocabulary: Vocabulary;
  readonly journeys: JourneySummary;
  /** Laws that did not hold on this export, with how often: findings of the audit. */
  readonly violations: readonly { readonly name: string; readonly count: number }[];
}

interface Request {
  readonly folder: string;
  readonly loaded: LoadedFolder;
  readonly compensation: Compensation;
  readonly configuration: Configuration;
  readonly options: RunOptions;
  readonly language: Language;
  readonly terminal: Terminal;
}

/** The latest day on which something happened: a deal was created, changed or closed, moved on, worked on; not a planned close. */
const latestDate = async (db: Database): Promise<IsoDate | undefined> => {
  const { latest } = await db.row<{ latest: string | null }>(`select max(latest) :: date :: varchar as latest from (
    select greatest(max(created_at), max(modified_at), max(ended_at)) as latest from stg_deals
    union all select max(changed_at) from raw_stage_history
    union all select greatest(max(created_at), max(converted_at)) from raw_leads
    union all select max(completed_at) from raw_activities
    union all select max(ordered_at) from raw_orders)`);
  return latest === null ? undefined : isoDate(latest);
};

const lastClosedQuarter = (asOf: IsoDate, fiscal: FiscalCalendar): Period => {
  const present = periodContaining(asOf, "quarter", fiscal);
  return present.end <= asOf ? present : previousPeriod(present, fiscal);
};

const choosePeriod = (text: string | undefined, asOf: IsoDate, fiscal: FiscalCalendar, language: Language): Period => {
  if (text === undefined) return lastClosedQuarter(asOf, fiscal);
  const period = parsePeriod(text, fiscal, "--period");
  if (period.end > asOf)
    throw new RevError("PERIOD_NOT_CLOSED", {
      period: period.label,
      end: formatDate(period.end, language),
      asOf: formatDate(asOf, language),
    });
  return period;
};

/** PERIOD_WITHOUT_DATA for a period beside the deals; NO_CLOSED_QUARTER where none was asked for and the first
 * deal lies in the quarter that is not over on the as-of date. */
const requireDeals = async (
  db: Database,
  { period, asked, asOf, fiscal }: { period: Period; asked: boolean; asOf: IsoDate; fiscal: FiscalCalendar },
  language: Language,
): Promise<void> => {
  const { first, last } = await db.row<{ first: string | null; last: string | null }>(
    `select least(min(created_at), min(ended_at)) :: date :: varchar as first,
      greatest(max(created_at), max(ended_at)) :: date :: varchar as last from stg_deals`,
  );
  if (first === null || last === null) return;
  const present = periodContaining(asOf, "quarter", fiscal);
  if (!asked && period.end < first && first <= asOf)
    throw new RevError("NO_CLOSED_QUARTER", {
      first: formatDate(isoDate(first), language),
      asOf: formatDate(asOf, language),
      period: present.label,
      end: present.end,
    });
  if (period.end < first || period.start > last)
    throw new RevError("PERIOD_WITHOUT_DATA", {
      period: period.label,
      first: formatDate(isoDate(first), language),
      last: formatDate(isoDate(last), language),
    });
};

const candidates = [
  "rep",
  "team",
  "manager",
  "territory",
  "pipeline",
  "type",
  "lead_source",
  "product",
  "industry",
  "country",
];
const mostValues = 50;

/** The columns by which results are broken down: those asked for, else the usual ones that hold 2 to 50 values (reps: any number above 1). */
const chooseDimensions = async (db: Database, asked: readonly string[] | undefined): Promise<string[]> => {
  if (asked !== undefined) return [...asked];
  const counts = candidates.map((name) => `count(distinct ${name}) as ${name}`);
  const row = await db.row<Record<string, number>>(`select ${counts.join(", ")} from int_deals`);
  return candidates.filter((name) => (row[name] ?? 0) >= 2 && (name === "rep" || (row[name] ?? 0) <= mostValues));
};

/** The window in which a deal counts as converted: as told, else nine of ten won deals closed in it, in whole months of 30 days. */
const chooseWindow = async (db: Database, asked: number | undefined): Promise<number> => {
  if (asked !== undefined) return asked;
  const { days } = await db.row<{ days: number | null }>(
    "select quantile_cont(cycle_days, 0.9) as days from (select date_diff('day', created_at :: date, ended_at :: date) as cycle_days from stg_deals where outcome = 'won') where cycle_days >= 0",
  );
  return days === null ? 180 : Math.min(720, Math.max(30, Math.ceil(days / 30) * 30));
};

/**
 * Turns the raw tables into marts: core's words, then the models layer by layer, the journeys walked by core, then the checks. Decides as-of
 * date, period, currency, window and dimensions where they were not given.
 */
export const buildTables = async (
  db: Database,
  { folder, loaded, compensation, configuration, options, language, terminal }: Request,
): Promise<BuiltTables> => {
  const { start_month, label, pattern } = configuration.fiscal_year ?? {};
  const fiscal: FiscalCalendar = {
    startMonth: start_month ?? 1,
    label: label ?? "end_year",
    ...(pattern === undefined ? {} : { pattern }),
  };
  terminal.begin("model");
  const vocabulary = await createVocabulary(db, loaded.crm, configuration, fiscal);
  const currency = await companyCurrency(db, configuration);
  await createRates(db, { ...tableRates(compensation, currency, options.asOf), ...configuration.rates });
  await requireRates(db, currency);
  const runLayer = async (layer: Model["layer"]) => {
    for (const model of models()) if (model.layer === layer) await runModel(db, model);
  };
  await runLayer("staging");

  const asOf = options.asOf ?? (await latestDate(db));
  if (asOf === undefined) throw new RevError("NO_DATES", { folder });
  const period = choosePeriod(options.period, asOf, fiscal, language);
  await requireDeals(db, { period, asked: options.period !== undefined, asOf, fiscal }, language);
  const draft: Omit<RunParameters, "dimensions"> = {
    asOf,
    period,
    fiscal,
    currency,
    currencyDigits: currency === "" ? 2 : currencyDigits(currency),
    language,
    company: configuration.company ?? "",
    windowDays: await chooseWindow(db, configuration.funnel?.window_days),
  };
  await createParameters(db, draft);
  await runLayer("intermediate");
  const parameters: RunParameters = { ...draft, dimensions: await chooseDimensions(db, configuration.dimensions) };
  await createDealGroups(db, parameters.dimensions);
  const { rows } = await db.row<{ rows: number }>("select count(*) as rows from int_deals");
  terminal.finish("model", rows);

  terminal.begin("journeys");
  const open = vocabulary.stages.filter(({ kind }) => kind === "open").length;
  const journeys = await walkJourneys(db, open, parameters.windowDays);
  terminal.finish("journeys", journeys.entries);

  terminal.begin("marts");
  await runLayer("marts");
  const violations = [];
  for (const { name, sql } of checks()) {
    const { count } = await db.row<{ count: number }>(`select count(*) as count from (${sql.replace(/;\s*$/, "")})`);
    if (count > 0) violations.push({ name, count });
  }
  terminal.finish("marts");
  return { parameters, vocabulary, journeys, violations };
};
