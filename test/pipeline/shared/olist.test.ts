import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byKey, differences, spread, valueByKey } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

const leads = "olist/olist_marketing_qualified_leads_dataset.csv.gz";

/** Every lead with the calendar days to its deal; null where it has none. */
const contacts = `create temp table contacts as
  select leads.lead_id, leads.created_at, coalesce(leads.lead_source, '(blank)') as origin, deals.lead_id is not null as closed,
    date_diff('day', leads.created_at :: date, deals.won_at :: date) as days
  from raw_leads as leads left join raw_deals as deals using (lead_id)`;

const within = (days: number) =>
  `count(*) filter (where days between 0 and ${days}) as within_${days}, within_${days} / count(*) as rate_${days}`;

const conversion = (key: string) => `select ${key} as key, count(*) as mql, ${[30, 60, 90].map(within).join(", ")},
  count(*) filter (where closed) as "any", count(*) filter (where closed) / count(*) as rate_any from contacts group by all`;

describe.skipIf(sharedIsMissing)("Olist: leads and the deals that came of them, read without configuration", () => {
  const expected = sharedIsMissing ? {} : reference("olist_funnel");
  let run: FolderRun;
  let resaved: FolderRun;
  beforeAll(async () => {
    run = await runShared([leads, "olist/olist_closed_deals_dataset.csv"]);
    resaved = await runShared([leads, "olist/variant_us_dates_closed_deals.csv"]);
    for (const { db } of [run, resaved]) await db.run(contacts);
  });
  afterAll(() => {
    run.db.close();
    resaved.db.close();
  });

  it("totals", async () => {
    const found = await run.db.row(`select
      (select count(*) from raw_leads) as mql, count(*) as closed,
      (select count(distinct lead_id) from raw_leads) as distinct_mql_ids, count(distinct lead_id) as distinct_closed_mql_ids,
      count(*) filter (where lead_id not in (select lead_id from raw_leads)) as closed_without_mql,
      (select count(*) from contacts where days < 0) as negative_days,
      (select min(created_at) :: date :: varchar from raw_leads) as first_contact_min,
      (select max(created_at) :: date :: varchar from raw_leads) as first_contact_max,
      min(won_at) :: date :: varchar as won_min, max(won_at) :: date :: varchar as won_max,
      count(*) / (select count(*) from raw_leads) as conversion_any
      from raw_deals`);
    expect(differences(found, expected.totals)).toEqual([]);
    const { won } = await run.db.row("select count(*) as won from int_deals where outcome = 'won'");
    expect(won).toBe(expected.totals.closed);
  });

  it("conversion of all leads, by month of first contact and by origin: theirs counts young leads as not converted", async () => {
    const all = await byKey(run.db, conversion("'all'"));
    expect(differences(all, { all: expected.overall })).toEqual([]);
    expect(
      differences(await byKey(run.db, conversion("strftime(created_at, '%Y-%m')")), expected.monthly_cohorts),
    ).toEqual([]);
    expect(differences(await byKey(run.db, conversion("origin")), expected.by_origin)).toEqual([]);
  });

  it("days from the first contact to the deal", async () => {
    expect(differences(await spread(run.db, "days", "contacts where closed"), expected.days_to_close)).toEqual([]);
  });

  it.each([
    ["closed_by_month", "strftime(won_at, '%Y-%m')"],
    ["closed_by_business_segment", "industry"],
    ["closed_by_lead_type", "type"],
    ["closed_by_lead_behaviour_profile", "x_lead_behaviour_profile"],
    ["closed_by_business_type", "x_business_type"],
    ["closed_by_sr_id", "owner_id"],
    ["closed_by_sdr_id", "x_sdr_id"],
  ])("%s", async (name, column) => {
    const counts = `select coalesce(${column}, '(blank)') as key, count(*) as value from raw_deals group by all`;
    expect(differences(await valueByKey(run.db, counts), expected[name])).toEqual([]);
    expect(differences(await valueByKey(resaved.db, counts), expected[name])).toEqual([]);
  });

  it("every column keeps its blanks, and the declared revenue its cents", async () => {
    const columns = (run.loaded.tables.find(({ object }) => object === "deals")?.columns ?? []).map(
      ({ name, plan }) => `count(*) - count("${name}") as "${plan.header}"`,
    );
    expect(differences(await run.db.row(`select ${columns.join(", ")} from raw_deals`), expected.blank_counts)).toEqual(
      [],
    );
    const revenue = run.loaded.tables.flatMap(({ columns: own }) =>
      own.flatMap(({ name, plan }) => (plan.header === "declared_monthly_revenue" ? [name] : [])),
    );
    const found = await run.db.row(
      `select sum(r) as sum, count(*) filter (where r <> 0) as nonzero from (select cast("${revenue[0]}" as decimal(18, 4)) as r from raw_deals)`,
    );
    expect(differences(found, expected.declared_monthly_revenue)).toEqual([]);
  });

  it("the deals re-saved with American dates are the same deals on the same days", async () => {
    const days = "select lead_id as key, won_at :: date :: varchar as value from raw_deals order by all";
    expect(await valueByKey(resaved.db, days)).toEqual(await valueByKey(run.db, days));
    const cohorts = await byKey(resaved.db, conversion("strftime(created_at, '%Y-%m')"));
    expect(differences(cohorts, expected.monthly_cohorts)).toEqual([]);
  });

  it("the product shows the same conversion, since every lead is old enough, and no win rate where nothing was lost", async () => {
    const found = await byKey(
      run.db,
      `select strftime(cohort, '%Y-%m') as key, leads as mql, within_30, within_60, within_90, converted as "any"
        from mart_lead_cohorts`,
    );
    const theirs = Object.entries(expected.monthly_cohorts as Record<string, Record<string, number>>).map(
      ([month, { mql, within_30, within_60, within_90, any }]) => [
        month,
        { mql, within_30, within_60, within_90, any },
      ],
    );
    expect(differences(found, Object.fromEntries(theirs))).toEqual([]);
    const sources = run.section("leads")?.tables.find(({ id }) => id === "leads_by_lead_source")?.rows ?? [];
    const shown = sources.map(([source, mql, within_90, rate_90]) => [source, { mql, within_90, rate_90 }] as const);
    const origins = Object.entries(expected.by_origin as Record<string, Record<string, number>>).map(
      ([origin, { mql, within_90, rate_90 }]) => [origin, { mql, within_90, rate_90 }],
    );
    expect(differences(Object.fromEntries(shown), Object.fromEntries(origins))).toEqual([]);
    expect(run.results.keyFigures.find(({ id }) => id === "win_rate")?.value ?? null).toBeNull();
    expect(run.results.findings.map(({ sentence }) => sentence).join(" ")).not.toContain("100%");
  });
});
