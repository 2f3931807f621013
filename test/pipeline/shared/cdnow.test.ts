import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byKey, differences } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

// A fixed-width file without a header says nothing about its columns: only the configuration can.
const configuration = `files:
  - match: CDNOW_master.txt.gz
    object: orders
    layout:
      - {name: customer, start: 2, length: 5}
      - {name: date, start: 8, length: 8}
      - {name: cds, start: 17, length: 2}
      - {name: usd, start: 20, length: 8}
    columns: {customer: customer_id, date: ordered_at, cds: quantity, usd: amount}
`;

const cohorts = (where: string) => `with bought as (
    select customer, date_trunc('month', ordered_on) as month, amount from stg_orders where ${where}
  ),
  firsts as (select customer, min(month) as cohort from bought group by customer),
  sizes as (select cohort, count(*) as size from firsts group by cohort),
  grid as (
    select sizes.*, age, cohort + to_months(age) as month
    from sizes, range(0, 24) as ages(age)
    where cohort + to_months(age) <= (select max(month) from bought)
  ),
  cells as (
    select firsts.cohort, month, count(distinct customer) as customers, sum(amount) as revenue, count(*) as transactions
    from bought join firsts using (customer) group by all
  )
  select strftime(grid.cohort, '%Y-%m') as key, any_value(size) as size,
    list(coalesce(customers, 0) order by age) as customers,
    list(coalesce(customers, 0) / size order by age) as retention,
    list(coalesce(revenue, 0) order by age) as revenue,
    list(coalesce(transactions, 0) order by age) as transactions
  from grid left join cells on grid.cohort = cells.cohort and grid.month = cells.month
  group by all`;

describe.skipIf(sharedIsMissing)("CDNOW: purchases of customers, read with a declared layout", () => {
  const expected = sharedIsMissing ? {} : reference("cdnow_retention");
  let run: FolderRun;
  beforeAll(async () => {
    run = await runShared(["cdnow/CDNOW_master.txt.gz"], { configuration });
  });
  afterAll(() => run.db.close());

  it("totals: every line is loaded, free and repeated ones included", async () => {
    const found = await run.db.row(`select count(*) as transactions, count(distinct customer_id) as customers,
      sum(amount) as revenue, min(ordered_at) :: date :: varchar as first_date, max(ordered_at) :: date :: varchar as last_date,
      sum(quantity) :: bigint as units, count(*) filter (where amount = 0) as zero_amount_lines,
      count(*) - (select count(*) from (select distinct customer_id, ordered_at, quantity, amount from raw_orders))
        as exact_duplicate_lines,
      (select count(*) from (select customer_id from raw_orders group by all having count(*) = 1)) as customers_with_one_line
      from raw_orders`);
    expect(differences(found, expected.totals)).toEqual([]);
    expect(run.loaded.quarantine).toEqual([]);
  });

  it("monthly cohorts: customers, retention, revenue and transactions of every month", async () => {
    expect(differences(await byKey(run.db, cohorts("true")), expected.cohorts)).toEqual([]);
  });

  it("the product's own mart holds the same cohorts; a month without a purchase has no row", async () => {
    const found = await byKey(
      run.db,
      `select strftime(cohort, '%Y-%m') as key, any_value(customers) filter (where age = 0) as size,
        list(customers order by age) as customers, list(amount order by age) as revenue
      from mart_retention group by all`,
    );
    const theirs = Object.entries(expected.cohorts as Record<string, Record<string, unknown>>).map(
      ([month, { size, customers, revenue }]) => [month, { size, customers, revenue }],
    );
    expect(differences(found, Object.fromEntries(theirs))).toEqual([]);
  });

  it("the product shows their retention, month by month up to a year", () => {
    const chart = run.section("retention")?.charts.find(({ kind }) => kind === "cohort");
    if (chart?.kind !== "cohort") throw new Error("no cohort chart");
    const theirs = Object.values(expected.cohorts as Record<string, { size: number; retention: number[] }>);
    expect(chart.rows.map(({ size }) => size)).toEqual(theirs.map(({ size }) => size));
    for (const [i, { values }] of chart.rows.entries()) {
      expect(differences(values, theirs[i]?.retention.slice(0, 13))).toEqual([]);
    }
  });

  it("the variant without free lines", async () => {
    const { totals, cohorts: theirs } = expected.variant_positive_amount_only;
    const found =
      await run.db.row(`select count(*) as transactions, count(distinct customer) as customers, sum(amount) as revenue,
      min(ordered_on) :: varchar as first_date, max(ordered_on) :: varchar as last_date from stg_orders where amount > 0`);
    expect(differences(found, totals)).toEqual([]);
    const matrix = await byKey(run.db, cohorts("amount > 0"));
    const sizes = Object.entries(matrix).map(([month, { size, customers }]) => [month, { size, customers }]);
    expect(differences(Object.fromEntries(sizes), theirs)).toEqual([]);
  });
});
