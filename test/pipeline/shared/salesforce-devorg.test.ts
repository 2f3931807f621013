import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kpiOf } from "../../../pipeline/kpi.ts";
import { kpiBy } from "../../../pipeline/kpi-by.ts";
import { byKey, differences, spread, valueByKey } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

const files = ["Opportunity", "OpportunityHistory", "OpportunityHistoryGroup", "Account", "Contact", "Lead"].map(
  (name) => `salesforce-devorg/${name}.csv`,
);

describe.skipIf(sharedIsMissing)("Salesforce developer org re-saved by Excel, read without configuration", () => {
  const expected = sharedIsMissing ? {} : reference("salesforce_devorg");
  let run: FolderRun;
  beforeAll(async () => {
    run = await runShared(files);
  });
  afterAll(() => run.db.close());

  it("opportunities, wins and amounts", async () => {
    const found =
      await run.db.row(`select count(*) as opportunities, count(*) filter (where outcome <> 'open') as closed,
      count(*) filter (where outcome = 'won') as won, sum(amount) as amount_sum,
      sum(amount) filter (where outcome = 'won') as won_amount, count(*) - count(amount) as blank_amount,
      (select sum(expected_revenue) from raw_deals) as expected_revenue from int_deals`);
    const { opportunities, closed, won, amount_sum, won_amount, blank_amount, expected_revenue } = expected;
    expect(
      differences(found, { opportunities, closed, won, amount_sum, won_amount, blank_amount, expected_revenue }),
    ).toEqual([]);
    const [counts] = await kpiBy(run.db, { by: [] });
    expect(differences(counts && kpiOf(counts, 2).winRate.rate, won / closed)).toEqual([]);
  });

  it("by stage", async () => {
    const found = await byKey(
      run.db,
      `select list.name as key, count(*) as rows, coalesce(sum(amount), 0) as amount
      from int_deals join stage_list as list using (position) group by all`,
    );
    expect(differences(found, expected.by_stage)).toEqual([]);
  });

  it("the history of the opportunities", async () => {
    const found = await run.db.row(`select count(*) as history_rows, count(distinct deal_id) as history_opportunities,
      coalesce(list(distinct deal_id) filter (where deal_id not in (select deal_id from int_deals)), [])
        as history_opportunities_not_in_opportunity_file,
      coalesce((select list(deal_id) from int_deals where deal_id not in (select deal_id from raw_stage_history)), [])
        as opportunities_without_history
      from raw_stage_history`);
    const history_rows_per_opportunity = await valueByKey(
      run.db,
      "select rows as key, count(*) as value from (select count(*) as rows from raw_stage_history group by deal_id) group by all",
    );
    const names = Object.keys({ ...found, history_rows_per_opportunity });
    expect(
      differences(
        { ...found, history_rows_per_opportunity },
        Object.fromEntries(names.map((name) => [name, expected[name]])),
      ),
    ).toEqual([]);
  });

  it("the days between the publisher's own dates", async () => {
    const day = (header: string) => {
      const column = run.loaded.tables
        .flatMap(({ columns }) => columns)
        .find(({ plan }) => plan.header === header && plan.field === null);
      return `strptime("${column?.name}", '%m/%d/%y')`;
    };
    const days = `date_diff('day', ${day("Opp Creation Date_Simulated")}, ${day("Opp Close Date_Simulated")})`;
    expect(differences(await spread(run.db, days, "raw_deals"), expected.lifecycle_days)).toEqual([]);
  });

  it("a deal that closes before it was created has no cycle", async () => {
    const { cycles } = await run.db.row(
      "select count(cycle_days) as cycles from int_deals where closed_on < created_on",
    );
    expect(cycles).toBe(0);
  });
});
