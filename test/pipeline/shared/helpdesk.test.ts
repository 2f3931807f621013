import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byKey, differences, spread, valueByKey } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

// In the order of time, ties in the order of the file; `seen` is whether the stage was entered before in the same case.
const events = `create temp table events as
  select deal_id, stage, changed_at, _key,
    lag(stage) over place as before, lead(stage) over place as after,
    date_diff('second', changed_at, lead(changed_at) over place) as seconds,
    row_number() over (partition by deal_id, stage order by changed_at, _key) > 1 as seen,
    row_number() over place as place, _key <> lag(_key) over place + 1 as out_of_order
  from raw_stage_history
  window place as (partition by deal_id order by changed_at, _key)`;

describe.skipIf(sharedIsMissing)("helpdesk: an event log alone, read without configuration", () => {
  const expected = sharedIsMissing ? {} : reference("helpdesk_events");
  let run: FolderRun;
  beforeAll(async () => {
    run = await runShared(["event-logs/helpdesk.csv.gz"]);
    await run.db.run(events);
  });
  afterAll(() => run.db.close());

  it("totals", async () => {
    const found =
      await run.db.row(`select count(*) as events, count(distinct deal_id) as cases, count(distinct stage) as activities,
      count(*) filter (where stage = before) as self_loops,
      count(*) filter (where seen and stage <> before) as regressions,
      count(distinct deal_id) filter (where seen and stage <> before) as cases_with_regression,
      (select count(distinct variant) from (select string_agg(stage, '>' order by place) as variant from events group by deal_id)) as variants,
      (select count(*) from (select deal_id from raw_stage_history
        group by deal_id having list(changed_at order by _key) <> list(changed_at order by changed_at)))
        as cases_not_in_time_order_in_file,
      min(changed_at) :: varchar as first, max(changed_at) :: varchar as last
      from events`);
    expect(differences(found, expected.totals)).toEqual([]);
  });

  it("transitions, the first and the last stage of each case", async () => {
    const count = (key: string, where: string) =>
      valueByKey(run.db, `select ${key} as key, count(*) as value from events where ${where} group by all`);
    expect(differences(await count("before || '>' || stage", "before is not null"), expected.transitions)).toEqual([]);
    expect(differences(await count("stage", "before is null"), expected.first_activity)).toEqual([]);
    expect(differences(await count("stage", "after is null"), expected.last_activity)).toEqual([]);
  });

  it("seconds in each stage, and from the first to the last event", async () => {
    for (const [stage, figures] of Object.entries(expected.time_in_stage_seconds)) {
      const found = await spread(run.db, "seconds", `events where stage = '${stage}' and seconds is not null`);
      expect(differences(found, figures, stage)).toEqual([]);
    }
    const { stages } = await run.db.row("select count(distinct stage) as stages from events");
    expect(stages).toBe(Object.keys(expected.time_in_stage_seconds).length);
    const cases =
      "(select date_diff('second', min(changed_at), max(changed_at)) as seconds from events group by deal_id)";
    expect(differences(await spread(run.db, "seconds", cases), expected.case_duration_seconds)).toEqual([]);
  });

  it("cases that reach a stage, and the most frequent ways through", async () => {
    const reaching = "select stage as key, count(distinct deal_id) as value from events group by all";
    expect(differences(await valueByKey(run.db, reaching), expected.cases_reaching)).toEqual([]);
    const variants = await valueByKey(
      run.db,
      `select key, count(*) as value from (select string_agg(stage, '>' order by place) as key from events group by deal_id)
      group by key order by value desc, key limit ${Object.keys(expected.top_variants).length}`,
    );
    expect(differences(variants, expected.top_variants)).toEqual([]);
  });

  it("the history stands for its deals: one a case, from its first event, in the stage of its last", async () => {
    const deals = await run.db.row(
      `select count(*) as cases, count(distinct deal_id) as ids, min(created_on) :: varchar as first from int_deals`,
    );
    const { cases, first } = expected.totals;
    expect(deals).toEqual({ cases, ids: cases, first: first.slice(0, 10) });
    const last = "select name as key, count(*) as value from int_deals join stage_list using (position) group by all";
    expect(differences(await valueByKey(run.db, last), expected.last_activity)).toEqual([]);
  });

  it("every event is a stage entry of the product's own journeys", async () => {
    expect(run.tables.journeys.entries).toBe(expected.totals.events);
    const stages = run.tables.vocabulary.stages;
    const found = await byKey(
      run.db,
      "select deal_key as key, level, regressions from int_journeys where regressions > 0 order by key limit 1",
    );
    expect(stages.map(({ name }) => name).sort()).toEqual(Object.keys(expected.cases_reaching));
    expect(Object.keys(found).length).toBe(1);
  });

  it("no stage is a known one, so nothing is called won or lost until the configuration says what is", async () => {
    expect(run.section("funnel")?.title).toBe("Deals pass 9 stages; the export closes none");
    expect(run.results.findings.map(({ section }) => section)).not.toContain("cohorts");
    const told = await runShared(["event-logs/helpdesk.csv.gz"], {
      configuration: 'stages: [{name: "6", kind: won}]\n',
    });
    const { won } = await told.db.row("select count(*) as won from int_deals where outcome = 'won'");
    expect(won).toBe(expected.last_activity["6"]);
    expect(told.section("funnel")?.title).not.toBe(run.section("funnel")?.title);
    told.db.close();
  });
});
