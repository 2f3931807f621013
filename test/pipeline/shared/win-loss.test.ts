import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kpiOf } from "../../../pipeline/kpi.ts";
import { kpiBy } from "../../../pipeline/kpi-by.ts";
import { byKey, differences, spread } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

// 93 numbers stand on several rows, most of them different deals, and the reference counts every row: the number is not an id.
const configuration = `files:
  - match: sales_win_loss*
    columns: {Opportunity Number: null}
`;
// No row carries a date, so the day has to be told.
const asOf = "2026-09-30";

const figures = `count(*) as rows, count(*) filter (where outcome = 'won') as won,
  count(*) filter (where outcome = 'won') / count(*) as win_rate, sum(amount) as amount,
  coalesce(sum(amount) filter (where outcome = 'won'), 0) as won_amount`;

describe.skipIf(sharedIsMissing)("Win/Loss: closed deals without dates, read without an id column", () => {
  const expected = sharedIsMissing ? {} : reference("win_loss_even");
  let run: FolderRun;
  let columns: Map<string, string>;
  beforeAll(async () => {
    run = await runShared(["win-loss/sales_win_loss_even.csv.gz"], { configuration, asOf });
    columns = new Map(
      run.loaded.tables.flatMap((table) => table.columns.map(({ name, plan }) => [plan.header, name] as const)),
    );
    await run.db.run(
      `create temp table told as select raw.*, deals.outcome from raw_deals as raw join int_deals as deals on deals.deal_key = raw._key`,
    );
  });
  afterAll(() => run.db.close());

  const column = (header: string) => `"${columns.get(header) ?? header}"`;
  const inFile = () => [...columns.values()].map((name) => `"${name}"`).join(", ");

  it("totals: every row is a deal", async () => {
    const number = column("Opportunity Number");
    const found = await run.db.row(`select count(*) as rows, count(distinct ${number}) as distinct_opportunity_numbers,
      (select count(*) from (select ${number} from told group by all having count(*) > 1))
        as opportunity_numbers_with_more_than_one_row,
      count(*) - (select count(*) from (select distinct ${inFile()} from told)) as exact_duplicate_rows
      from told`);
    const results = await run.db.rows<{ result: string; n: number }>(
      "select status as result, count(*) as n from told group by all",
    );
    expect(
      differences(
        { ...found, results: Object.fromEntries(results.map(({ result, n }) => [result, n])) },
        expected.totals,
      ),
    ).toEqual([]);
    expect(run.loaded.quarantine).toEqual([]);
  });

  it("win rate and amounts, with and without rows that repeat exactly", async () => {
    expect(differences(await run.db.row(`select ${figures} from told`), expected.raw)).toEqual([]);
    const once = await run.db.row(`select ${figures} from (select distinct ${inFile()}, outcome from told)`);
    expect(differences(once, expected.dedup_exact)).toEqual([]);
    const [counts] = await kpiBy(run.db, { by: [] });
    const kpi = counts && kpiOf(counts, 2);
    expect(differences(kpi?.winRate.rate, expected.raw.win_rate)).toEqual([]);
    expect(differences(kpi?.bookings, expected.raw.won_amount)).toEqual([]);
  });

  const attributes = Object.keys(expected).filter((key) => key.startsWith("by "));
  it.each(attributes)("%s", async (name) => {
    const found = await byKey(run.db, `select ${column(name.slice(3))} as key, ${figures} from told group by all`);
    expect(differences(found, expected[name])).toEqual([]);
  });

  it("the product breaks its win rate down by the region", async () => {
    const groups = await kpiBy(run.db, { by: ["territory"] });
    const found = groups.map((row) => {
      const { won, closed, winRate, bookings } = kpiOf(row, 2);
      return [row.group[0], { rows: closed, won, win_rate: winRate.rate, won_amount: bookings }] as const;
    });
    const theirs = Object.entries(expected["by Region"] as Record<string, Record<string, number>>).map(
      ([region, { rows, won, win_rate, won_amount }]) => [region, { rows, won, win_rate, won_amount }],
    );
    expect(differences(Object.fromEntries(found), Object.fromEntries(theirs))).toEqual([]);
    expect(run.section("results")?.tables.some(({ id }) => id.includes("territory"))).toBe(true);
  });

  it.each([
    ["cycle_days_Won", "Total Days Identified Through Closing", "won"],
    ["cycle_days_Loss", "Total Days Identified Through Closing", "lost"],
    ["elapsed_days_in_stage_Won", "Elapsed Days In Sales Stage", "won"],
    ["elapsed_days_in_stage_Loss", "Elapsed Days In Sales Stage", "lost"],
  ])("%s", async (name, header, outcome) => {
    const found = await spread(run.db, `${column(header)} :: bigint`, `told where outcome = '${outcome}'`);
    expect(differences(found, expected[name])).toEqual([]);
  });

  it("what is odd in it", async () => {
    const competitor = column("Competitor Type");
    const found = await run.db.row(`select count(*) filter (where amount = 0) as amount_zero,
      count(*) filter (where ${column("Elapsed Days In Sales Stage")} :: bigint < 0) as negative_elapsed_days,
      count(*) filter (where ${competitor} = 'Unknown') as "competitor Unknown",
      count(*) filter (where ${competitor} = 'None') as "competitor None" from told`);
    expect(differences(found, expected.data_quality)).toEqual([]);
  });
});
