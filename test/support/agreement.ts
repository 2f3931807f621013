// Core in TypeScript, the pipeline's tables, the portable models on DuckDB and on PostgreSQL: each pair that must say the same, side by side.
import type { PGlite } from "@electric-sql/pglite";
import { dateOfDayNumber, type IsoDate, isoDate, monthEnd, monthIndex } from "../../core/calendar/iso-date.ts";
import { cohortRetention } from "../../core/cohort/retention.ts";
import { revenueRetention } from "../../core/cohort/revenue-retention.ts";
import { funnelMachine } from "../../core/funnel/machine.ts";
import { dealSize } from "../../core/kpi/deal-size.ts";
import { salesCycle } from "../../core/kpi/sales-cycle.ts";
import { type DatedDeal, type Outcome, winRate } from "../../core/kpi/win-rate.ts";
import { add, type Exact, exact, toFixed, toNumber, zero } from "../../core/money/exact.ts";
import { ratio } from "../../core/stats/ratio.ts";
import type { Database } from "../../pipeline/duckdb.ts";
import { type KpiCounts, kpiOf } from "../../pipeline/kpi.ts";
import { portableModels } from "../../pipeline/portable-models.ts";
import { copyTable } from "./postgres.ts";

/** Two lists of lines that must be equal. */
export interface Pair {
  readonly what: string;
  readonly one: readonly string[];
  readonly other: readonly string[];
}

const plain = (value: unknown) => {
  const text = value === null ? "–" : String(value);
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text;
};
const lines = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(plain).join(" | ")).sort();

const names = async (db: Database, query: string) =>
  (await db.rows<{ column_name: string }>(`describe ${query}`)).map(({ column_name }) => column_name);

const asText = (columns: readonly string[], query: string) =>
  `select ${columns.map((name) => `cast("${name}" as varchar) as "${name}"`).join(", ")} from (${query}) as answer`;

const fromDuckDb = async (db: Database, columns: readonly string[], query: string) =>
  lines((await db.rows(asText(columns, query))).map((row) => Object.values(row)));

const fromPostgres = async (postgres: PGlite, columns: readonly string[], query: string) =>
  lines((await postgres.query<unknown[]>(asText(columns, query), [], { rowMode: "array" })).rows);

/** The portable models on tables that DuckDB has, as lines: on DuckDB, and on PostgreSQL, into which the tables are copied. */
export const portableAnswers = async (
  db: Database,
  postgres: PGlite,
  tables: readonly string[],
  wanted: readonly string[],
): Promise<Readonly<Record<string, { readonly duckdb: string[]; readonly postgres: string[] }>>> => {
  for (const table of tables) await copyTable(db, postgres, table);
  const there = portableModels("postgres");
  const answers: Record<string, { duckdb: string[]; postgres: string[] }> = {};
  for (const [i, { name, sql }] of portableModels("duckdb").entries()) {
    if (!wanted.includes(name)) continue;
    const columns = await names(db, sql);
    answers[name] = {
      duckdb: await fromDuckDb(db, columns, sql),
      postgres: await fromPostgres(postgres, columns, there[i]?.sql ?? ""),
    };
  }
  return answers;
};

/** The levels of core's ordered funnel over the table `funnel_events`, in the columns of the model `funnel_levels`. */
export const coreLevels = async (db: Database, steps: number, window: number): Promise<string[]> => {
  if (steps === 0) return [];
  const found: unknown[][] = [];
  const machine = funnelMachine<number>(
    { steps: Array.from({ length: steps }, (_, i) => i + 1), window },
    (entity, level, start) => level > 0 && found.push([entity, level, dateOfDayNumber(start)]),
  );
  for (const { entity, position, day } of await db.rows<{ entity: number; position: number; day: number }>(
    "select entity, position, date_diff('day', date '1970-01-01', happened_on) as day from funnel_events order by entity, happened_on, record",
  ))
    machine.event(entity, position, day);
  machine.end();
  return lines(found);
};

type Purchase = { readonly customer: string; readonly bought_on: IsoDate; readonly amount: string | null };

/** Customers still there, and revenue kept, by cohort and age as core counts them; months that are over on the as-of date only. */
const cohortPairs = async (db: Database, asOf: IsoDate): Promise<Pair[]> => {
  const purchases = await db.rows<Purchase>("select customer, bought_on, amount from int_purchases");
  const customers = new Map<string, { start: IsoDate; active: IsoDate[]; revenue: Map<number, Exact> }>();
  for (const { customer, bought_on, amount } of purchases) {
    const known = customers.get(customer) ?? { start: bought_on, active: [], revenue: new Map<number, Exact>() };
    customers.set(customer, known);
    if (bought_on < known.start) known.start = bought_on;
    known.active.push(bought_on);
    const month = monthIndex(bought_on);
    known.revenue.set(month, add(known.revenue.get(month) ?? zero, exact(amount ?? "0")));
  }
  const all = [...customers.values()];
  const ages = Math.max(0, ...all.map(({ start }) => monthIndex(asOf) - monthIndex(start))) + 1;
  const cells = await db.rows<{ cohort: IsoDate; age: number; customers: number; amount: string; kept_amount: string }>(
    "from mart_retention",
  );
  const over = cells.filter(({ cohort, age }) => monthEnd(monthIndex(cohort) + age) <= asOf);
  const starts = new Map(cells.filter(({ age }) => age === 0).map(({ cohort, amount }) => [cohort, amount]));
  const counted = cohortRetention(all, "bounded", ages, asOf).flatMap(({ cohort, retained }) =>
    retained.flatMap((count, age) => (count === null || count === 0 ? [] : [[`${cohort}-01`, age, count]])),
  );
  const kept = [...starts.keys()].flatMap((cohort) => {
    const month = monthIndex(cohort);
    const members = all.filter(({ start }) => monthIndex(start) === month);
    const last = monthIndex(asOf) - month;
    const revenue = members.map((member) =>
      Array.from({ length: last + 1 }, (_, age) => member.revenue.get(month + age) ?? zero),
    );
    const there = new Set(cells.filter((cell) => cell.cohort === cohort).map(({ age }) => age));
    return revenueRetention(revenue, last).flatMap(({ nrr, grr }, age) =>
      there.has(age)
        ? [[cohort, age, nrr === null ? null : toFixed(nrr, 9), grr === null ? null : toFixed(grr, 9)]]
        : [],
    );
  });
  const share = (part: string | null, start: string | null | undefined) => {
    const found = ratio(exact(part ?? "0"), exact(start ?? "0"));
    return found === null ? null : toFixed(found, 9);
  };
  return [
    {
      what: "customers by cohort and age, core and mart_retention",
      one: lines(counted),
      other: lines(over.map((cell) => [cell.cohort, cell.age, cell.customers])),
    },
    {
      what: "revenue kept by cohort and age, core and mart_retention",
      one: lines(kept),
      other: lines(
        cells.map(({ cohort, age, amount, kept_amount }) => [
          cohort,
          age,
          share(amount, starts.get(cohort)),
          share(kept_amount, starts.get(cohort)),
        ]),
      ),
    },
  ];
};

type DealRow = { outcome: Outcome; created: IsoDate | null; closed: IsoDate | null; amount: string | null };

/** The KPIs of every quarter as core computes them from the deals, and from the counts of `mart_kpi`. */
const kpiPair = async (db: Database): Promise<Pair> => {
  const deals = (
    await db.rows<DealRow>("select outcome, created_on as created, closed_on as closed, amount from int_deals")
  ).map((deal): DatedDeal => ({ ...deal, amount: deal.amount === null ? null : exact(deal.amount) }));
  const quarters = await db.rows<KpiCounts & { quarter: string; start: IsoDate; end: IsoDate }>(
    `select mart_kpi.*, start_on as start, end_on as "end" from mart_kpi
     join periods on kind = 'quarter' and label = quarter where dimension = 'all'`,
  );
  const number = (value: Exact | null) => (value === null ? null : toNumber(value));
  const money = (value: Exact | null) => (value === null ? null : toFixed(value, 2));
  return {
    what: "KPIs by quarter, core and mart_kpi",
    one: lines(
      quarters.map(({ quarter, start, end }) => {
        const [from, to] = [isoDate(start), isoDate(end)];
        const closed = winRate(deals, "closed_period", from, to);
        const created = winRate(deals, "created_cohort", from, to);
        const won = deals.filter(
          (deal) => deal.outcome === "won" && deal.closed !== null && deal.closed >= from && deal.closed <= to,
        );
        const cycle = salesCycle(won);
        const size = dealSize(won.flatMap(({ amount }) => (amount === null ? [] : [amount])));
        return [
          ...[
            quarter,
            closed.won,
            closed.lost,
            closed.disqualified,
            number(closed.rateCount),
            number(closed.rateValue),
          ],
          ...[number(created.rateCreated), created.complete, number(cycle.mean), number(cycle.median)],
          ...[money(size.mean), money(size.median)],
        ];
      }),
    ),
    other: lines(
      quarters.map(({ quarter, ...counts }) => {
        const kpi = kpiOf(counts, 2);
        return [
          ...[quarter, kpi.won, kpi.lost, kpi.disqualified, kpi.winRate.rate, kpi.winRateByValue],
          ...[kpi.winRateCreated, kpi.complete, kpi.meanCycle, kpi.medianCycle],
          ...[kpi.meanDeal, kpi.medianDeal],
        ];
      }),
    ),
  };
};

const inputs = [
  "stage_list",
  "params",
  "periods",
  "int_deals",
  "stg_stage_entries",
  "int_deal_groups",
  "int_purchases",
];
const results = ["int_journeys", "mart_funnel", "mart_retention"];

/** All pairs of a run: funnel, cohorts and KPIs by core, by the pipeline and by the portable models on both engines. */
export const agreementOf = async (db: Database, postgres: PGlite): Promise<Pair[]> => {
  const { steps, window, as_of } = await db.row<{ steps: number; window: number; as_of: IsoDate }>(
    `select (select count(*) from stage_list where kind = 'open') as steps, window_days as "window", as_of from params`,
  );
  await db.run(`create or replace temp view funnel_events as
    select deal_key as entity, if(position <= ${steps}, position, 0) as position, cast(entered_at as date) as happened_on, record
    from stg_stage_entries`);
  const answers = await portableAnswers(
    db,
    postgres,
    [...inputs, "funnel_events", "int_journeys"],
    ["funnel_levels", ...results],
  );
  const pairs: Pair[] = [];
  for (const [name, { duckdb, postgres: there }] of Object.entries(answers)) {
    const known =
      name === "funnel_levels"
        ? await coreLevels(db, steps, window)
        : await fromDuckDb(db, await names(db, `from ${name}`), `from ${name}`);
    pairs.push({ what: `${name}, portable on DuckDB`, one: known, other: duckdb });
    pairs.push({ what: `${name}, portable on PostgreSQL`, one: known, other: there });
  }
  return [...pairs, ...(await cohortPairs(db, as_of)), await kpiPair(db)];
};
