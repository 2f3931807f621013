import type { Inputs } from "../../core/golden/adapter.ts";
import {
  type CellAdapters,
  column,
  facts,
  list,
  options,
  records,
  shower,
  single,
  table,
  typed,
  values,
} from "./cells.ts";

const row =
  (name: string, ...keys: readonly string[]): CellAdapters[string] =>
  (inputs, host) =>
    records(host.call(name, ...keys.map((key) => typed(inputs[key])), "show=table"))[0];

const firstDay = Date.parse("2001-01-01T00:00:00Z");
const dayAfter = (days: number) => new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10);

const activityRows = (inputs: Inputs) =>
  list(inputs.entities).flatMap((entity, i) => {
    const active = (entity.active ?? []) as readonly unknown[];
    return (active.length === 0 ? [null] : active).map((date): Inputs => ({ id: `c${i}`, start: entity.start, date }));
  });
const activity = (inputs: Inputs) => table(activityRows(inputs), { customer: "id", start: "start", date: "date" });

export const figures: CellAdapters = {
  "kpi.sales_velocity": row("REV_VELOCITY", "opportunities", "win_rate", "average_deal", "cycle_days"),
  "kpi.attrition": row("REV_ATTRITION", "headcount_start", "headcount_end", "leavers", "months", "regretted"),
  "kpi.revenue_retention": row(
    "REV_RETENTION_REVENUE",
    "start",
    "expansion",
    "contraction",
    "churn",
    "new",
    "logos_start",
    "logos_lost",
  ),
  "kpi.cac_payback": row("REV_CAC_PAYBACK", "sales_marketing", "new_customers", "new_mrr", "gross_margin"),
  "kpi.magic_number": row("REV_MAGIC_NUMBER", "revenue", "revenue_prior", "sales_marketing_prior"),
  "kpi.diff_in_diff": row("REV_DIFF_IN_DIFF", "treated_before", "treated_after", "control_before", "control_after"),
  "stats.wilson": (inputs, host) =>
    records(host.call("REV_WILSON", typed(inputs.k), typed(inputs.n), typed(inputs.confidence)))[0],
  "stats.two_proportion": row("REV_COMPARE_RATES", "k1", "n1", "k2", "n2"),
  "kpi.attainment": (inputs, host) => {
    const reps = list(inputs.reps);
    const cells = [column(reps.map(({ credited }) => credited)), column(reps.map(({ quota }) => quota))];
    const show = shower(host, "REV_ATTAINMENT", cells, { edges: inputs.edges });
    return {
      attainment: values(show()),
      team: single(show("team")),
      mean: single(show("mean")),
      median: single(show("median")),
      share_at_quota: single(show("share_at_quota")),
      buckets: records(show("buckets")).map(({ count }) => count),
    };
  },
  "kpi.ramp_time": (inputs, host) => {
    const rows = list(inputs.reps).flatMap(({ rep, monthly }) =>
      (monthly as readonly unknown[]).map((amount, i): Inputs => ({ rep, month: i + 1, amount })),
    );
    const cells = [inputs.window, inputs.threshold, inputs.benchmark].map(typed);
    const production = table(rows, { rep: "rep", month: "month", amount: "amount" });
    return { reps: records(host.call("REV_RAMP_TIME", production, ...cells)) };
  },
  "kpi.consistency": (inputs, host) => {
    const show = shower(host, "REV_CONSISTENCY", [column(inputs.values)]);
    return { cv: single(show()), mean: single(show("mean")), sd: single(show("sd")) };
  },
  "funnel.level": (inputs, host) => {
    const events = list(inputs.events).map(({ t, step }): Inputs => ({ id: "e", step, date: dayAfter(Number(t)) }));
    const cells = [
      table(events, { deal: "id", step: "step", date: "date" }),
      column(inputs.steps),
      typed(inputs.window),
      null,
      options({ mode: inputs.mode, entry: inputs.entry }),
    ];
    return { level: records(host.call("REV_FUNNEL", ...cells)).filter(({ count }) => Number(count) > 0).length };
  },
  "funnel.count": (inputs, host) => {
    const events = table(list(inputs.events), { deal: "id", step: "step", date: "date" });
    const cells = [events, column(inputs.steps), typed(inputs.window_days), typed(inputs.as_of)];
    const more = { mode: inputs.mode, entry: inputs.entry, skip: inputs.skip, mature_only: inputs.mature_only };
    const show = shower(host, "REV_FUNNEL", cells, more);
    const steps = records(show());
    return {
      counts: steps.map(({ count }) => count),
      step_rate: steps.map(({ step_rate }) => step_rate),
      overall: single(show("overall")),
      excluded_immature: single(show("excluded_immature")),
      skipped_steps: single(show("skipped_steps")),
    };
  },
  "funnel.breakdown": (inputs, host) => {
    const events = table(list(inputs.events), { deal: "id", step: "step", date: "date", prop: "prop" });
    const cells = [events, column(inputs.steps), typed(inputs.window_days), null];
    const show = shower(host, "REV_FUNNEL", cells, { by: "prop", attribution: inputs.attribution });
    const steps = records(show());
    const groups = records(show("overall")).map(({ prop, overall }) => {
      const own = steps.filter((step) => step.prop === prop);
      return [String(prop ?? ""), { counts: own.map(({ count }) => count), overall }];
    });
    return { groups: Object.fromEntries(groups) };
  },
  "funnel.stage_history": (inputs, host) => {
    const changes = table(list(inputs.changes), { stage: "stage", date: "date" });
    const show = shower(host, "REV_STAGE_HISTORY", [changes, column(inputs.stages), typed(inputs.as_of)]);
    return {
      days_in_stage: Object.fromEntries(records(show()).map(({ stage, days }) => [String(stage), days])),
      regressions: single(show("regressions")),
      skipped: single(show("skipped")),
      furthest: single(show("furthest")),
    };
  },
  "funnel.time_in_stage": (inputs, host) => {
    const stays = table(list(inputs.observations), { days: "days", left: "left" });
    const show = shower(host, "REV_TIME_IN_STAGE", [stays, typed(inputs.horizon)]);
    const found = facts(show());
    return { ...found, naive_median_left_only: found.naive_median, steps: records(show("steps")) };
  },
  "funnel.bottleneck": (inputs, host) => {
    const steps = table(list(inputs.steps), { step: "name", conversion: "conversion" });
    const cells = [steps, typed(inputs.entries), typed(inputs.average_deal), typed(inputs.points)];
    const show = shower(host, "REV_STEP_UPLIFT", cells);
    const ranking = records(show());
    const byStep = new Map(ranking.map(({ step, uplift }) => [step, uplift]));
    return {
      revenue: single(show("revenue")),
      uplift: list(inputs.steps).map(({ name }) => ({ step: name, uplift: byStep.get(name) })),
      ranking: ranking.map(({ step }) => step),
    };
  },
  "cohort.retention": (inputs, host) => {
    const cells = [activity(inputs), typed(inputs.periods), typed(inputs.type), typed(inputs.as_of)];
    const rows = records(host.call("REV_COHORT", ...cells));
    return {
      rows: rows.map((found) => ({
        cohort: found.cohort,
        size: found.size,
        retention: Array.from({ length: Number(inputs.periods) }, (_, age) => found[String(age)]),
      })),
    };
  },
  "cohort.nday": (inputs, host) => {
    const questions = list(inputs.query).map(({ type, n, from, to }): Inputs => ({ type, from: from ?? n, to }));
    const asked = table(questions, { type: "type", from: "from", to: "to" });
    return { results: records(host.call("REV_COHORT_DAYS", activity(inputs), asked, typed(inputs.as_of))) };
  },
  "cohort.weighted_average": (inputs, host) => {
    const rows = list(inputs.rows);
    const most = Math.max(...rows.map(({ retained }) => (retained as readonly unknown[]).length));
    const range = [
      ["size", ...Array.from({ length: most }, (_, age) => String(age))],
      ...rows.map(({ size, retained }) => [
        typed(size),
        ...Array.from({ length: most }, (_, age) => typed((retained as readonly unknown[])[age])),
      ]),
    ];
    const found = records(host.call("REV_COHORT_AVERAGE", range));
    return {
      weighted: found.map(({ rate }) => rate),
      cohorts_used: found.map(({ cohorts }) => cohorts),
      wrong_if_blank_is_zero: found.map(({ if_blank_were_zero }) => if_blank_were_zero),
    };
  },
  "cohort.revenue_retention": (inputs, host) => {
    const rows = list(inputs.customers).flatMap(({ id, mrr }) =>
      (mrr as readonly unknown[]).flatMap((amount, age): Inputs[] =>
        amount === null || amount === undefined ? [] : [{ id, age, amount }],
      ),
    );
    const payments = table(rows, { customer: "id", age: "age", amount: "amount" });
    const cells = [payments, typed(inputs.periods), { date: "2026-01-01" }];
    const found = records(shower(host, "REV_COHORT_REVENUE", cells, { gross: inputs.grr_mode })());
    const each = (word: string) => found.map((age) => age[word]);
    return { nrr: each("nrr"), grr: each("grr"), logo: each("logo") };
  },
  "territory.balance": (inputs, host) => {
    const show = shower(host, "REV_TERRITORY_BALANCE", [column(inputs.values)]);
    return { ...facts(show()), index: values(show("index")) };
  },
  "territory.assign": (inputs, host) => {
    const headers = {
      account: "id",
      potential: "potential",
      workload: "workload",
      territory: "current",
      locked: "locked",
    };
    const cells = [table(list(inputs.accounts), headers), column(inputs.territories)];
    const show = shower(host, "REV_TERRITORY_MOVES", cells, (inputs.weights ?? {}) as Inputs);
    const found = records(show());
    return {
      objective_before: single(show("objective_before")),
      objective: single(show("objective")),
      optimal_solutions: single(show("optimal_solutions")),
      assignment: Object.fromEntries(found.map(({ account, after }) => [String(account), after])),
      moved: found.filter(({ moved }) => moved === true).map(({ account }) => account),
    };
  },
  "territory.disruption": (inputs, host) => {
    const headers = { potential: "potential", before: "before", after: "after" };
    return facts(host.call("REV_TERRITORY_CHANGE", table(list(inputs.accounts), headers)));
  },
  "icp.segment_lift": (inputs, host) => {
    const segments = table(list(inputs.segments), { segment: "name", won: "won", total: "total" });
    const more = { min_total: inputs.min_total, confidence: inputs.confidence };
    const show = shower(host, "REV_ICP_LIFT", [segments], more);
    return { base_rate: single(show("base_rate")), segments: records(show()) };
  },
  "icp.woe_iv": (inputs, host) => {
    const segments = table(list(inputs.bins), { segment: "name", won: "won", lost: "lost" });
    const show = shower(host, "REV_ICP_WOE", [segments], { adjust: inputs.adjust });
    const bins = records(show()).map(({ segment, ...more }) => ({ bin: segment, ...more }));
    return { bins, iv: single(show("iv")) };
  },
  "quota.allocate": (inputs, host) => {
    const cells = [column(inputs.weights), ...[inputs.target, inputs.over_assignment, inputs.unit].map(typed)];
    const show = shower(host, "REV_QUOTA_ALLOCATE", cells);
    return { parts: values(show()), assigned_total: single(show("assigned_total")) };
  },
  "quota.seasonality": (inputs, host) => {
    const show = shower(host, "REV_QUOTA_SEASON", [column(inputs.weights), typed(inputs.annual)], {
      digits: inputs.digits,
    });
    return { periods: values(show()), cumulative: values(show("cumulative")) };
  },
  "quota.capacity": (inputs, host) => {
    const reps = table(list(inputs.reps), { "start month": "start_month", count: "count", tenured: "tenured" });
    const cells = [
      reps,
      typed(inputs.months),
      typed(inputs.monthly_productivity),
      inputs.ramp === undefined ? null : column(inputs.ramp),
      typed(inputs.monthly_attrition),
      typed(inputs.target),
    ];
    const show = shower(host, "REV_CAPACITY", cells);
    return {
      by_month: values(show()),
      total: single(show("total")),
      gap: single(show("gap")),
      capacity_ratio: single(show("capacity_ratio")),
    };
  },
  "calendar.fiscal": (inputs, host) =>
    records(host.call("REV_FISCAL", typed(inputs.date), typed(inputs.start_month), typed(inputs.label)))[0],
  "calendar.retail": (inputs, host) => {
    const found = records(host.call("REV_FISCAL", typed(inputs.date), null, null, String(inputs.pattern)))[0];
    return { ...found, year_start: (found?.year_start as { date: string } | undefined)?.date };
  },
  "crm.duplicates": (inputs, host) => {
    const known = table(list(inputs.records), { id: "id", name: "name", domain: "domain" });
    const show = shower(host, "REV_DUPLICATES", [known], { free_domains: inputs.free_domains });
    const groups = new Map<unknown, unknown[]>();
    for (const { group, id } of records(show())) groups.set(group, [...(groups.get(group) ?? []), id]);
    return { groups: Array.from(groups.values()), duplicate_rate: single(show("rate")) };
  },
};
