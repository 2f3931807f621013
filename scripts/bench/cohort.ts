// Customer cohorts from purchases, in core and in the pipeline's model; the references only count the same rows by customer.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dateOfDayNumber, type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { type CohortEntity, cohortRetention } from "../../core/cohort/retention.ts";
import { randomFrom } from "../../core/stats/random.ts";
import { Database } from "../../pipeline/duckdb.ts";
import { sqlFiles } from "../../pipeline/models.ts";
import { cpuSeconds } from "./cpu-seconds.ts";

const asOf = isoDate("2026-09-30");
const firstDay = 19_723; // 2024-01-01
const days = 1_000;

/** Purchases of customers who start on any day and come back less and less: five each on average. */
const purchases = (count: number): { customer: number[]; day: IsoDate[] } => {
  const random = randomFrom(3);
  const customers = Math.ceil(count / 5);
  const starts = Array.from({ length: customers }, () => Math.floor(random() * days));
  const calendar = Array.from({ length: days + 1 }, (_, i) => dateOfDayNumber(firstDay + i));
  const customer: number[] = [];
  const day: IsoDate[] = [];
  for (let i = 0; i < count; i++) {
    const who = i < customers ? i : Math.floor(random() * customers);
    const start = starts[who] ?? 0;
    customer.push(who);
    day.push(calendar[i < customers ? start : start + Math.floor(random() ** 3 * (days - start))] as IsoDate);
  }
  return { customer, day };
};

const inCore = (customer: readonly number[], day: readonly IsoDate[]) => {
  const entities = new Map<number, { start: IsoDate; active: IsoDate[] }>();
  customer.forEach((who, i) => {
    const on = day[i] as IsoDate;
    const known = entities.get(who);
    if (known === undefined) entities.set(who, { start: on, active: [on] });
    else {
      if (on < known.start) known.start = on;
      known.active.push(on);
    }
  });
  return cohortRetention([...entities.values()] as CohortEntity[], "bounded", 33, asOf);
};

const counted = (customer: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const who of customer) counts.set(who, (counts.get(who) ?? 0) + 1);
  return counts.size;
};

const cpu = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1e6);
  }
  return Math.min(...times);
};

const line = (what: string, rows: number, seconds: number, reference: number) =>
  console.log(
    `${what.padEnd(28)} ${seconds.toFixed(2)} s CPU, ${(rows / seconds / 1e6).toFixed(1)} M rows/s, ${(seconds / reference).toFixed(1)} x`,
  );

/** `npm run bench -- cohort [purchases]`, one million unless told otherwise. */
export const benchCohort = async ([size = "1000000"]: readonly string[]): Promise<void> => {
  const rows = Number(size);
  const { customer, day } = purchases(rows);
  const reference = cpuSeconds(() => counted(customer)).seconds;
  line("counted by customer", rows, reference, reference);
  line("core: cohortRetention", rows, cpuSeconds(() => inCore(customer, day)).seconds, reference);

  const spill = mkdtempSync(join(tmpdir(), "revsheet-bench-cohort-"));
  const db = await Database.open({ spill });
  try {
    await db.run("select setseed(0.5)");
    await db.run(`create table int_purchases as
      select 'C' || cast(floor(random() * ${rows / 5}) as integer) as customer,
        cast(date '2024-01-01' + cast(floor(random() * ${days}) as integer) as date) as bought_on,
        cast(random() * 1000 as decimal(18, 4)) as amount
      from range(${rows})`);
    const bare = await cpu(() =>
      db.rows("select count(*) from (select customer, count(*) from int_purchases group by customer)"),
    );
    const model = sqlFiles("marts").find(({ name }) => name === "mart_retention")?.sql ?? "";
    line("DuckDB: counted by customer", rows, bare, bare);
    line("DuckDB: mart_retention", rows, await cpu(() => db.rows(model)), bare);
  } finally {
    db.close();
    rmSync(spill, { recursive: true, force: true });
  }
};
