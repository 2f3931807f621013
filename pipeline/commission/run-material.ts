import { isoDate } from "../../core/calendar/iso-date.ts";
import type { QuotaRow, RunInputs } from "../../core/commission/engine/inputs.ts";
import type { InputTable } from "../../core/commission/engine/table-columns.ts";
import { inputTables } from "../../core/commission/engine/table-columns.ts";
import { type RunTables, readRunTables } from "../../core/commission/engine/tables.ts";
import { type ParsedPlans, parsePlans } from "../../core/commission/plan/parse.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import { type ErrorParameters, RevError } from "../../core/errors/error.ts";
import { exact } from "../../core/money/exact.ts";
import type { BuiltTables } from "../build-tables.ts";
import { type Database, literal } from "../duckdb.ts";
import type { LoadedFolder } from "../load/load-folder.ts";
import type { Compensation } from "./compensation-files.ts";
import { ledgerOf } from "./ledger.ts";
import { periodInputs } from "./period-inputs.ts";
import { bookTerms, payeeExtras, rowsOfPeriod } from "./side-columns.ts";
import type { RunMaterial, Snapshot } from "./snapshot.ts";
import { columnsRead, wonDeals } from "./won-deals.ts";

/** A problem of a table with its file before the cell, so that it can be found. */
const inFile = (error: RevError, file: string): RevError => {
  const parameters = error.parameters as Readonly<Record<string, string | number>>;
  if (parameters.place === undefined) return error;
  const place = String(parameters.place).replace(/^[a-zA-Z]+ (?=[A-Z]+\d+$)/, "");
  return new RevError(error.code, { ...parameters, place: `${file} ${place}` } as ErrorParameters<typeof error.code>);
};

/** Tables that can't be read; every problem with file, cell and cure. */
export class CompensationProblems extends Error {
  readonly problems: readonly RevError[];

  constructor(problems: readonly RevError[]) {
    super(problems.map(({ message }) => message).join(" "));
    this.name = "CompensationProblems";
    this.problems = problems;
  }
}

/** Tables whose rows belong to one pay period. */
const ofPeriod: readonly InputTable[] = ["adjustments", "collections", "objectives"];

const plansOf = (compensation: Compensation, folder: string): ParsedPlans & { readonly file: string } => {
  const plan = compensation.get("plan");
  if (plan === undefined || !compensation.has("people")) throw new RevError("COMPENSATION_MISSING", { folder });
  return { ...parsePlans(plan.cells), file: plan.file };
};

const tablesOf = (compensation: Compensation, parameters: BuiltTables["parameters"]) => {
  const { period, fiscal } = parameters;
  const tables: Record<string, RunTables[InputTable]> = {};
  for (const name of Object.keys(inputTables) as InputTable[]) {
    const found = compensation.get(name);
    if (found === undefined) continue;
    tables[name] = ofPeriod.includes(name) ? rowsOfPeriod(found.cells, period, fiscal) : found.cells;
  }
  return readRunTables(tables, fiscal);
};

/** Quotas of the export for payees whose plan counts in the company's currency, where compensation has no table of its own. */
const exportedQuotas = async (
  db: Database,
  people: RunInputs["people"],
  plans: readonly Plan[],
  currency: string,
): Promise<QuotaRow[]> => {
  const own = new Set(plans.filter((plan) => plan.currency === currency).map(({ name }) => name));
  const payees = new Set(people.filter(({ plan }) => own.has(plan)).map(({ payee }) => payee));
  const rows = await db.rows<{ rep: string; amount: string; start_on: string; end_on: string }>(
    `select rep, amount :: varchar as amount, start_on :: varchar as start_on, end_on :: varchar as end_on
      from int_quotas where level = 'rep' and amount > 0 order by all`,
  );
  return rows
    .filter(({ rep }) => payees.has(rep))
    .map(({ rep, amount, start_on, end_on }) => ({
      payee: rep,
      from: isoDate(start_on),
      to: isoDate(end_on),
      amount: exact(amount),
    }));
};

/** One payee may have a single problem in many rows; each is reported with the file it stands in. */
const problemsOf = (compensation: Compensation, problems: readonly RevError[]): RevError[] =>
  problems.map((problem) => {
    const place = String((problem.parameters as Readonly<Record<string, unknown>>).place ?? "");
    const table = /^([a-zA-Z]+)[ ,]/.exec(place)?.[1] as InputTable | undefined;
    const file = table === undefined ? undefined : compensation.get(table)?.file;
    return file === undefined ? problem : inFile(problem, file);
  });

export interface MaterialRequest {
  readonly folder: string;
  readonly compensation: Compensation;
  readonly loaded: LoadedFolder;
  readonly tables: BuiltTables;
  readonly locks: readonly Snapshot[];
}

export interface FoundMaterial {
  readonly material: RunMaterial;
  /** Deals that are cancelled in any period. */
  readonly cancelled: ReadonlySet<string>;
}

/**
 * Everything a commission run of the period is computed from: won deals of the database, tables of compensation, what earlier periods paid
 * and carried. COMPENSATION_MISSING without plan and people; CompensationProblems with every cell that can't be read.
 */
export const runMaterial = async (db: Database, request: MaterialRequest): Promise<FoundMaterial> => {
  const { folder, compensation, loaded, tables, locks } = request;
  const { period, fiscal, currency, asOf, company } = tables.parameters;
  const { plans, problems, file } = plansOf(compensation, folder);
  const read = tablesOf(compensation, tables.parameters);
  const found = [...problems.map((problem) => inFile(problem, file)), ...problemsOf(compensation, read.problems)];
  if (found.length > 0) throw new CompensationProblems(found);

  const { people } = read.inputs;
  const payees = new Set(people.map(({ payee }) => payee));
  const quotas = read.inputs.quotas ?? (await exportedQuotas(db, people, plans, currency));
  const deals = await wonDeals(db, { payees, columns: columnsRead(plans), currency });
  const { people: _people, ...others } = read.inputs;
  const whole: RunInputs = { period, calendar: fiscal, plans, people, deals, ...others, quotas };
  const before = locks.filter((lock) => lock.inputs.period.end < period.start);
  const { inputs, recomputed, balancesOf } = periodInputs(whole, before);

  const ids = new Set(inputs.deals.map(({ id }) => id));
  const names = await db.rows<{ deal_id: string; name: string }>(
    `select deal_id, coalesce(deal_name, account_name) as name from int_deals
      where outcome = 'won' and coalesce(deal_name, account_name) is not null order by deal_id`,
  );
  const dealFiles = new Set(loaded.tables.filter(({ object }) => object === "deals").map(({ name }) => name));
  const aside = loaded.quarantine.filter((record) => dealFiles.has(record.file)).length;
  const { booked } = await db.row<{ booked: string | null }>(
    `select sum(amount) :: varchar as booked from int_deals where outcome = 'won'
      and closed_on between date ${literal(period.start)} and date ${literal(period.end)}`,
  );
  const labels = recomputed.map(({ label }) => label).join(", ");
  const books = compensation.get("books");
  const material: RunMaterial = {
    asOf,
    company,
    inputs,
    files: [
      ...loaded.tables.map(({ name, survey }) => ({ file: name, sha256: survey.sha256 })),
      ...[...compensation.values()].map((each) => ({ file: each.file, sha256: each.sha256 })),
    ].sort((a, b) => (a.file < b.file ? -1 : 1)),
    extras: payeeExtras(compensation.get("people")?.cells ?? []),
    books: books === undefined ? [] : bookTerms(books.cells),
    ledger: ledgerOf(before),
    bookings: currency === "" || booked === null ? null : { currency, amount: exact(booked) },
    dealNames: new Map(names.flatMap(({ deal_id, name }) => (ids.has(deal_id) ? [[deal_id, name] as const] : []))),
    notes: [
      ...(aside === 0 ? [] : [{ key: "noteAside" as const, parameters: { count: aside } }]),
      ...(labels === "" ? [] : [{ key: "noteRecomputed" as const, parameters: { periods: labels } }]),
      ...(balancesOf === null ? [] : [{ key: "noteBalances" as const, parameters: { period: balancesOf } }]),
    ],
  };
  return { material, cancelled: new Set((whole.cancellations ?? []).map(({ deal }) => deal)) };
};
