import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tieredCommission } from "../../../core/commission/tiers.ts";
import { salesVelocity } from "../../../core/kpi/sales-velocity.ts";
import { exact, sum, toFixed, toNumber } from "../../../core/money/exact.ts";
import { ratio } from "../../../core/stats/ratio.ts";
import { standardDeviation } from "../../../core/stats/standard-deviation.ts";
import { balance } from "../../../core/territory/balance.ts";
import { kpiOf } from "../../../pipeline/kpi.ts";
import { kpiBy } from "../../../pipeline/kpi-by.ts";
import { byKey, differences, spread, valueByKey } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

const blank = "(blank)";

// Maven's own names do not join: the pipeline writes GTXPro, the price list GTX Pro. The mapping is the reference's, not the product's.
const listed = `create temp table listed as
  select deals.*, list.name as stage, prices.list_price, coalesce(deals.account_name, '${blank}') as account,
    coalesce(deals.industry, '${blank}') as sector, if(product = 'GTXPro', 'GTX Pro', product) as mapped
  from int_deals as deals
  left join stage_list as list using (position)
  left join raw_products as prices on prices.product_name = if(product = 'GTXPro', 'GTX Pro', product)`;

describe.skipIf(sharedIsMissing)("Maven: five files of a hardware seller, read without configuration", () => {
  const expected = sharedIsMissing ? {} : reference("maven");
  let run: FolderRun;
  beforeAll(async () => {
    const files = ["sales_pipeline", "accounts", "products", "sales_teams", "data_dictionary"];
    run = await runShared(files.map((name) => `maven/${name}.csv`));
    await run.db.run(listed);
  });
  afterAll(() => run.db.close());

  /** Counts and values by one column: the product's KPIs beside the open deals at list price. */
  const by = async (column: string) => {
    const kpis = new Map(
      (await kpiBy(run.db, { by: column === "all" ? [] : [column] })).map((row) => [row.group[0] ?? blank, row]),
    );
    const rows = await byKey(
      run.db,
      `select coalesce(${column === "sector" ? "industry" : column}, '${blank}') as key, count(*) as rows,
        count(*) filter (where outcome = 'open') as open,
        coalesce(sum(list_price) filter (where outcome = 'open'), 0) as open_list_value
      from listed group by all`,
    );
    return Object.fromEntries(
      Object.entries(rows).map(([key, row]) => {
        const counts = kpis.get(key);
        const kpi = counts === undefined ? undefined : kpiOf(counts, 6);
        return [
          key,
          {
            ...row,
            won: kpi?.won ?? 0,
            lost: kpi?.lost ?? 0,
            win_rate: kpi?.winRate.rate ?? null,
            won_revenue: kpi?.bookings ?? "0",
            avg_won_value: kpi?.meanDeal ?? null,
            median_won_value: kpi?.medianDeal ?? null,
            mean_cycle_days_won: kpi?.meanCycle ?? null,
            median_cycle_days_won: kpi?.medianCycle ?? null,
          },
        ];
      }),
    );
  };

  it("as of the last day of the data", () => {
    expect(run.tables.parameters.asOf).toBe(expected.as_of);
    expect(run.loaded.quarantine).toEqual([]);
    expect(run.loaded.tables.map(({ name, object }) => [name, object])).toEqual([
      ["accounts.csv", "accounts"],
      ["products.csv", "products"],
      ["sales_pipeline.csv", "deals"],
      ["sales_teams.csv", "users"],
    ]);
  });

  it("totals, win rates by count and by list price", async () => {
    const [counts] = await kpiBy(run.db, { by: [] });
    if (counts === undefined) throw new Error("no deals");
    const kpi = kpiOf(counts, 6);
    const found = await run.db.row(`select count(*) as rows,
      count(*) filter (where stage = 'Prospecting') as prospecting, count(*) filter (where stage = 'Engaging') as engaging,
      count(*) filter (where outcome = 'won') / count(*) as win_rate_all_rows,
      (sum(list_price) filter (where outcome = 'won') / sum(list_price) filter (where outcome <> 'open')) :: double
        as win_rate_by_list_value,
      sum(list_price) filter (where outcome = 'won') as won_list_value,
      sum(list_price) filter (where outcome = 'lost') as lost_list_value,
      (sum(amount) filter (where outcome = 'won') / sum(list_price) filter (where outcome = 'won')) :: double
        as realised_price_ratio
      from listed`);
    expect(
      differences(
        {
          ...found,
          won: kpi.won,
          lost: kpi.lost,
          won_revenue: kpi.bookings,
          avg_won_value: kpi.meanDeal,
          median_won_value: kpi.medianDeal,
          win_rate: kpi.winRate.rate,
        },
        expected.totals,
      ),
    ).toEqual([]);
  });

  it("a win rate by value is blank, since no lost deal has one", async () => {
    const [counts] = await kpiBy(run.db, { by: [] });
    expect(counts && kpiOf(counts, 2).winRateByValue).toBeNull();
  });

  it.each([
    ["by_agent", "rep"],
    ["by_manager", "manager"],
    ["by_region", "territory"],
    ["by_product_raw", "product"],
    ["by_sector_raw", "sector"],
    ["by_account", "account_name"],
  ])("%s", async (name, column) => {
    const found = await by(column === "sector" ? "industry" : column);
    expect(differences(found, expected[name])).toEqual([]);
  });

  it("by product as mapped: one product of another name", async () => {
    const { GTXPro, ...others } = await by("product");
    expect(differences({ ...others, "GTX Pro": GTXPro }, expected.by_product_mapped)).toEqual([]);
  });

  it("won by quarter, in the product's own mart", async () => {
    const found = await byKey(
      run.db,
      `select quarter as key, won, lost, won / (won + lost) as win_rate, won_amount as won_revenue,
        (won_amount / won_with_amount) :: double as avg_won_value
      from mart_kpi where dimension = 'all' and won + lost > 0`,
    );
    expect(differences(found, expected.won_by_close_quarter)).toEqual([]);
  });

  it("won by month", async () => {
    const found = await byKey(
      run.db,
      `select strftime(closed_on, '%Y-%m') as key, count(*) filter (where outcome = 'won') as won,
        count(*) filter (where outcome = 'lost') as lost, won / count(*) as win_rate,
        sum(amount) filter (where outcome = 'won') as won_revenue
      from int_deals where closed_on is not null group by all`,
    );
    expect(differences(found, expected.won_by_close_month)).toEqual([]);
    const amounts = await valueByKey(
      run.db,
      "select strftime(start_on, '%Y-%m') as key, amount as value from mart_linearity where won > 0",
    );
    const revenue = Object.entries(expected.won_by_close_month as Record<string, { won_revenue: number }>);
    expect(
      differences(amounts, Object.fromEntries(revenue.map(([month, { won_revenue }]) => [month, won_revenue]))),
    ).toEqual([]);
  });

  it("cycle days", async () => {
    const of = (where: string) => spread(run.db, "cycle_days", `listed where ${where}`);
    const found = {
      won: await of("outcome = 'won'"),
      lost: await of("outcome = 'lost'"),
      closed: await of("outcome <> 'open'"),
    };
    expect(differences(found, expected.cycle_days)).toEqual([]);
    for (const [product, figures] of Object.entries(expected.cycle_days_won_by_product_mapped)) {
      expect(differences(await of(`outcome = 'won' and mapped = '${product}'`), figures, product)).toEqual([]);
    }
  });

  it("velocity: two counts of deals and two cycles, one formula", async () => {
    const [counts] = await kpiBy(run.db, { by: [] });
    if (counts === undefined) throw new Error("no deals");
    const { open, closed, days } = await run.db.row<{ open: number; closed: number; days: number }>(
      `select count(*) filter (where outcome = 'open') as open, count(*) filter (where outcome <> 'open') as closed,
        sum(cycle_days) as days from int_deals`,
    );
    const { won, lost, won_amount, cycle_sum, cycle_count } = counts;
    const rate = ratio(won, won + lost);
    const deal = ratio(exact(won_amount as string), won);
    const ofWon = ratio(cycle_sum ?? 0, cycle_count);
    const ofClosed = ratio(days, closed);
    if (rate === null || deal === null || ofWon === null || ofClosed === null) throw new Error("no won deals");
    const perDay = (deals: number, cycle: Parameters<typeof salesVelocity>[3]) =>
      toNumber(salesVelocity(deals, rate, deal, cycle).perDay ?? exact("0"));
    const { open_opportunities_now, closed_in_data } = expected.velocity;
    expect(differences(perDay(open, ofWon), open_opportunities_now.value_usd_per_day)).toEqual([]);
    expect([open, closed]).toEqual([open_opportunities_now.opportunities, closed_in_data.opportunities]);
    expect(differences(perDay(closed, ofClosed), closed_in_data.value_usd_per_day)).toEqual([]);
  });

  it("open pipeline by stage, and its age", async () => {
    const found = await byKey(
      run.db,
      `select stage as key, count(*) as count, sum(list_price) as list_value,
        count(*) filter (where account_id is null) as blank_account,
        count(*) filter (where created_on is null) as blank_engage_date
      from listed where outcome = 'open' group by all`,
    );
    const products = async (stage: string) =>
      valueByKey(
        run.db,
        `select mapped as key, count(*) as value from listed where outcome = 'open' and stage = '${stage}' group by all`,
      );
    const whole = Object.fromEntries(
      await Promise.all(
        Object.entries(found).map(async ([stage, row]) => [
          stage,
          { ...row, by_product_mapped: await products(stage) },
        ]),
      ),
    );
    expect(differences(whole, expected.open_pipeline_by_stage)).toEqual([]);
    const age = await spread(run.db, "date_diff('day', created_on, as_of)", "listed, params where stage = 'Engaging'");
    expect(differences(age, expected.open_engaging_age_days)).toEqual([]);
  });

  it("agents by won revenue, those without a deal last", async () => {
    const rows = await run.db.rows<Record<string, string | number | null>>(
      `select person_name as agent, coalesce(sum(amount) filter (where outcome = 'won'), 0) as won_revenue,
        count(*) filter (where outcome = 'won') as won, count(*) filter (where outcome = 'lost') as lost,
        count(*) filter (where outcome = 'open') as open,
        if(won + lost = 0, null, won / (won + lost)) as win_rate,
        avg(amount) filter (where outcome = 'won') as avg_won_value,
        median(cycle_days) filter (where outcome = 'won') as median_cycle_days_won,
        row_number() over (order by count(deal_key) = 0, won_revenue desc, agent) as rank
      from stg_people left join int_deals on rep = person_name group by person_name order by rank`,
    );
    expect(differences(rows, expected.agent_ranking)).toEqual([]);
  });

  it("stage conversion from the recorded dates and outcomes", async () => {
    const { n, engaged, closed, won, lost } = await run.db.row<Record<string, number>>(
      `select count(*) as n, count(created_on) as engaged, count(*) filter (where outcome <> 'open') as closed,
        count(*) filter (where outcome = 'won') as won, count(*) filter (where outcome = 'lost') as lost from int_deals`,
    );
    const step = (part = 0, whole = 0) => ({ n: part, d: whole, rate: part / whole });
    expect(
      differences(
        {
          prospecting_to_engaging: step(engaged, n),
          engaging_to_closed: step(closed, engaged),
          engaging_to_won: step(won, engaged),
          engaging_to_lost: step(lost, engaged),
          closed_to_won: step(won, closed),
          prospecting_to_won: step(won, n),
        },
        expected.stage_conversion,
      ),
    ).toEqual([]);
  });

  it("months of engagement as cohorts: theirs counts young deals as not won", async () => {
    const within = (days: number) =>
      `count(*) filter (where outcome = 'won' and cycle_days <= ${days}) as won_within_${days}`;
    const found = await byKey(
      run.db,
      `select strftime(created_on, '%Y-%m') as key, count(*) as size, count(*) filter (where outcome = 'won') as won,
        count(*) filter (where outcome = 'lost') as lost, count(*) filter (where outcome = 'open') as open,
        ${[30, 60, 90].map(within).join(", ")}, coalesce(sum(amount) filter (where outcome = 'won'), 0) as won_revenue
      from int_deals where created_on is not null group by all`,
    );
    expect(differences(found, expected.engage_month_cohorts)).toEqual([]);
  });

  it("the product's cohorts have the same sizes and wins, and blanks where a month is not over", async () => {
    const found = await byKey(
      run.db,
      `select strftime(cohort, '%Y-%m') as key, any_value(size) as size, sum(won) as won, any_value(still_open) as open
        from mart_cohort_created group by all`,
    );
    const theirs = Object.entries(expected.engage_month_cohorts as Record<string, Record<string, number>>);
    expect(
      differences(
        found,
        Object.fromEntries(theirs.map(([month, { size, won, open }]) => [month, { size, won, open }])),
      ),
    ).toEqual([]);
    const chart = run.section("cohorts")?.charts.find((each) => each.kind === "cohort");
    if (chart?.kind !== "cohort") throw new Error("no cohort chart");
    const last = chart.rows[chart.rows.length - 1];
    expect(last?.values.slice(-1)).toEqual([null]);
  });

  it("the example commission: marginal tiers on each agent's quarter", async () => {
    const rows = await run.db.rows<{ rep: string; quarter: string; amount: string }>(
      `select rep, label as quarter, sum(amount) as amount
      from int_deals join periods on kind = 'quarter' and closed_on between start_on and end_on
      where outcome = 'won' group by all`,
    );
    const tiers = [
      ["0", "0.05"],
      ["75000", "0.07"],
      ["125000", "0.1"],
    ].map(([from = "", rate = ""]) => ({ from: exact(from), rate: exact(rate) }));
    const found: Record<string, Record<string, { won_revenue: string; commission: string }>> = {};
    const paid = rows.map(({ rep, quarter, amount }) => {
      const { commission } = tieredCommission("marginal", tiers, [{ id: rep, amount: exact(amount) }]);
      found[rep] = { ...found[rep], [quarter]: { won_revenue: amount, commission: toFixed(commission, 2) } };
      return commission;
    });
    expect(differences(found, expected.commission_example.by_agent_quarter)).toEqual([]);
    expect(toFixed(sum(paid), 2)).toBe(expected.commission_example.total);
  });

  it("the balance of the territories", async () => {
    const revenue = await run.db.rows<{ amount: string }>(
      "select coalesce(sum(amount) filter (where outcome = 'won'), 0) as amount from int_deals group by rep",
    );
    const values = revenue.map(({ amount }) => exact(amount));
    const { mean, gini, cv, maxMinRatio } = balance(values);
    const number = (value: typeof mean) => (value === null ? null : toNumber(value));
    const regions = await byKey(
      run.db,
      `select people.territory as key, count(distinct person_name) as agents_in_team_file,
        count(distinct rep) as agents_with_rows, count(*) filter (where outcome = 'open') as open,
        sum(list_price) filter (where outcome = 'open') as open_list_value,
        sum(amount) filter (where outcome = 'won') as won_revenue, count(distinct account_id) as accounts_touched
      from stg_people as people left join listed on rep = person_name group by all`,
    );
    expect(
      differences(
        {
          agents_with_rows: values.length,
          mean_won_revenue_per_agent: number(mean),
          population_sd: number(standardDeviation(values, "population")),
          coefficient_of_variation: number(cv),
          gini: number(gini),
          max_over_min: number(maxMinRatio),
          by_region: regions,
        },
        expected.territory_balance,
      ),
    ).toEqual([]);
  });

  it("what is missing or does not join", async () => {
    const counts = await run.db.row(`select
      count(*) filter (where account_id is null) as blank_account_rows,
      count(*) filter (where created_on is null) as blank_engage_date,
      count(*) filter (where closed_on is null) as blank_close_date,
      count(*) filter (where amount is null) as blank_close_value,
      count(*) filter (where outcome = 'lost' and amount <> 0) as lost_with_nonzero_value,
      count(*) filter (where outcome = 'won' and amount = 0) as won_with_zero_value,
      count(*) - count(distinct deal_id) as duplicate_opportunity_id,
      count(*) filter (where closed_on < created_on) as close_before_engage,
      count(*) filter (where product not in (select product_name from raw_products)) as product_not_in_products_raw,
      list(distinct product) filter (where product not in (select product_name from raw_products))
        as products_not_in_products_raw,
      count(*) filter (where rep not in (select person_name from stg_people)) as agent_not_in_teams,
      (select list(person_name order by person_name) from stg_people
        where person_name not in (select rep from int_deals)) as agents_without_rows,
      count(*) filter (where account_id is not null and account_id not in (select account_id from stg_accounts))
        as account_not_in_accounts,
      coalesce((select list(account_name) from raw_accounts
        where account_name not in (select account_name from int_deals where account_name is not null)), [])
        as accounts_without_rows,
      (select count(parent_name) from raw_accounts) as accounts_with_parent,
      coalesce((select list(parent_name) from raw_accounts
        where parent_name not in (select account_name from raw_accounts)), []) as parents_not_in_accounts,
      count(*) filter (where outcome = 'won' and amount < list_price / 2)
        as "won_value_far_below_list (value < 50% of list)",
      count(*) filter (where closed_on = created_on) as closed_same_day_as_engaged
      from listed`);
    const values = (column: string) =>
      valueByKey(run.db, `select ${column} as key, count(*) as value from raw_accounts group by all`);
    expect(
      differences(
        {
          ...counts,
          blank_account_by_stage: await valueByKey(
            run.db,
            "select stage as key, count(*) as value from listed where account_id is null group by all",
          ),
          sector_values: await values("industry"),
          office_location_values: await values("country"),
        },
        expected.data_quality,
      ),
    ).toEqual([]);
  });
});
