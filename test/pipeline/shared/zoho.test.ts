import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kpiOf } from "../../../pipeline/kpi.ts";
import { kpiBy } from "../../../pipeline/kpi-by.ts";
import { byKey, differences, spread } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

const files = [
  "zoho/Potentials_first200.csv",
  "zoho/Accounts.csv",
  "zoho/Users.csv",
  "zoho/Leads.csv.gz",
  "zoho/Calls.csv.gz",
  "zoho/Tasks.csv.gz",
];

// The export was made in October, so every potential is in the state it has in the file.
const figures = `count(*) as rows, count(*) filter (where outcome = 'won') as won, count(*) filter (where outcome = 'lost') as lost,
  count(*) filter (where outcome = 'open') as open, if(won + lost = 0, null, won / (won + lost)) as win_rate,
  sum(amount) as amount, coalesce(sum(amount) filter (where outcome = 'won'), 0) as won_amount`;

describe.skipIf(sharedIsMissing)("Zoho: a whole export, read without configuration", () => {
  const expected = sharedIsMissing ? {} : reference("zoho_potentials_first200");
  let run: FolderRun;
  beforeAll(async () => {
    run = await runShared(files);
    await run.db.run(`create temp table potentials as
      select deals.*, raw.stage, raw.expected_revenue, raw.created_at, raw.close_date,
        raw.probability as stated
      from int_deals as deals join raw_deals as raw on raw._key = deals.deal_key`);
  });
  afterAll(() => run.db.close());

  it("totals", async () => {
    const found = await run.db.row(`select ${figures}, sum(expected_revenue) as expected_revenue,
      count(distinct deal_name) as distinct_potential_names,
      strftime(min(created_at), '%Y-%m-%dT%H:%M:%S') as created_min, strftime(max(created_at), '%Y-%m-%dT%H:%M:%S') as created_max,
      strftime(min(close_date), '%Y-%m-%dT%H:%M:%S') as closing_min, strftime(max(close_date), '%Y-%m-%dT%H:%M:%S') as closing_max
      from potentials`);
    const stages = await byKey(run.db, "select trim(stage) as key, count(*) as n from potentials group by all");
    const stages_raw = Object.fromEntries(Object.entries(stages).map(([stage, { n }]) => [stage, n]));
    expect(differences({ ...found, stages_raw }, expected.totals)).toEqual([]);
    expect(run.loaded.quarantine).toEqual([]);
    const [counts] = await kpiBy(run.db, { by: [] });
    const kpi = counts && kpiOf(counts, 2);
    expect(
      differences([kpi?.winRate.rate, kpi?.bookings], [expected.totals.win_rate, expected.totals.won_amount]),
    ).toEqual([]);
  });

  it.each([
    ["by_owner", "rep"],
    ["by_lead_source", "lead_source"],
    ["by_type", "type"],
  ])("%s", async (name, column) => {
    const found = await byKey(run.db, `select ${column} as key, ${figures} from potentials group by all`);
    expect(differences(found, expected[name])).toEqual([]);
  });

  it("by stage", async () => {
    const found = await byKey(
      run.db,
      "select trim(stage) as key, count(*) as rows, sum(amount) as amount from potentials group by all",
    );
    expect(differences(found, expected.by_stage)).toEqual([]);
  });

  it("won by quarter, in the product's own mart", async () => {
    const found = await byKey(
      run.db,
      "select quarter as key, won, won_amount as amount from mart_kpi where dimension = 'all' and won > 0",
    );
    expect(differences(found, expected.won_by_closing_quarter)).toEqual([]);
  });

  it("cycle days", async () => {
    expect(
      differences(await spread(run.db, "cycle_days", "potentials where outcome = 'won'"), expected.cycle_days_won),
    ).toEqual([]);
  });

  it("what is odd in it", async () => {
    const columns = run.loaded.tables.find(({ object }) => object === "deals")?.columns ?? [];
    const found = await run.db.row(`select
      count(*) filter (where close_date < created_at) as closing_before_created,
      count(*) filter (where lead_source is null) as blank_lead_source,
      count(*) filter (where stated is null) as blank_probability,
      count(*) filter (where outcome = 'won' and stated <> 1) as closed_won_probability_not_100,
      count(*) filter (where outcome = 'lost' and stated <> 0) as closed_lost_probability_not_0,
      (select count(*) from raw_deals) - (select count(*) from (select distinct ${columns.map(({ name }) => `"${name}"`).join(", ")} from raw_deals))
        as exact_duplicate_rows,
      count(*) filter (where amount = 0) as amount_zero, count(*) filter (where amount < 0) as amount_negative,
      count(*) filter (where expected_revenue > amount) as expected_revenue_over_amount
      from potentials`);
    expect(differences(found, expected.data_quality)).toEqual([]);
  });
});
