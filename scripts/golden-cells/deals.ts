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

const firstDay = Date.parse("2001-01-01T00:00:00Z");
const dayAfter = (days: number) => ({ date: new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10) });

const snapshot = (value: unknown) =>
  table(list(value), { deal: "id", amount: "amount", "close date": "close_date", status: "status" });
const period = (inputs: Inputs) => [typed(inputs.period_start), typed(inputs.period_end)];
const weightedDeals = (inputs: Inputs) => table(list(inputs.deals), { amount: "amount", probability: "probability" });
const dated = { created: "created", closed: "closed", status: "status", amount: "amount" };

export const deals: CellAdapters = {
  "forecast.weighted": (inputs, host) => facts(host.call("REV_FORECAST_WEIGHTED", weightedDeals(inputs))),
  "forecast.stage_conversion": (inputs, host) => {
    const entries = table(list(inputs.deals), { entered: "entered", status: "outcome", closed: "closed" });
    return facts(host.call("REV_STAGE_RATES", entries, typed(inputs.as_of), typed(inputs.horizon_days)));
  },
  "forecast.win_probability": (inputs, host) => {
    const observations = table(list(inputs.observations), { days: "days", outcome: "outcome" });
    const show = shower(host, "REV_WIN_CURVE", [observations, typed(inputs.horizon_days)]);
    return { steps: records(show("steps")), win_by_horizon: single(show()) };
  },
  "forecast.rollup": (inputs, host) => {
    const rows = table(list(inputs.deals), { amount: "amount", category: "category" });
    return facts(host.call("REV_FORECAST_ROLLUP", rows, typed(inputs.mode)));
  },
  "forecast.coverage": (inputs, host) => {
    const cells = [inputs.open_pipeline, inputs.quota, inputs.closed_won, inputs.win_rate].map(typed);
    return records(host.call("REV_COVERAGE", ...cells, "show=table"))[0];
  },
  "forecast.distribution": (inputs, host) => {
    const more = { quantiles: inputs.quantiles };
    const show = shower(host, "REV_WIN_DISTRIBUTION", [weightedDeals(inputs), column(inputs.at_least)], more);
    return {
      ...facts(show("summary")),
      prob_at_least: records(show("at_least")).map(({ probability }) => probability),
      quantiles: records(show("quantiles")).map(({ total }) => total),
      pmf: records(show("pmf")).map(({ total, probability }) => ({ total, p: probability })),
    };
  },
  "forecast.create_and_close": (inputs, host) => {
    const past = list(inputs.history);
    const start = (p: number) => p * 1000;
    const rows = past.flatMap((one, p) =>
      list(one.deals).map((deal): Inputs => {
        const won = typeof deal.won_day === "number" ? deal.won_day : null;
        return {
          created: dayAfter(start(p) + Number(deal.created_day) - 1).date,
          closed: won === null ? null : dayAfter(start(p) + won - 1).date,
          amount: deal.amount,
          status: won === null ? "open" : "won",
        };
      }),
    );
    const periods = past.map(
      (one, p): Inputs => ({
        from: dayAfter(start(p)).date,
        to: dayAfter(start(p) + Number(one.length) - 1).date,
      }),
    );
    const cells = [table(rows, dated), table(periods, { from: "from", to: "to" }), typed(inputs.day)];
    const show = shower(host, "REV_CREATE_CLOSE", cells);
    return { by_period: values(show("by_period")), expected: single(show()) };
  },
  "forecast.linearity": (inputs, host) => {
    const rows = records(host.call("REV_LINEARITY", column(inputs.bookings)));
    return { share: rows.map(({ share }) => share), cumulative: rows.map(({ cumulative }) => cumulative) };
  },
  "forecast.slippage": (inputs, host) =>
    facts(host.call("REV_SLIPPAGE", snapshot(inputs.opening), snapshot(inputs.closing), ...period(inputs))),
  "forecast.waterfall": (inputs, host) =>
    facts(host.call("REV_WATERFALL", snapshot(inputs.opening), snapshot(inputs.closing), ...period(inputs))),
  "forecast.accuracy": (inputs, host) =>
    facts(host.call("REV_FORECAST_ACCURACY", table(list(inputs.pairs), { forecast: "forecast", actual: "actual" }))),
  "forecast.seasonal_naive": (inputs, host) => ({
    forecast: values(
      host.call("REV_SEASONAL_NAIVE", column(inputs.history), typed(inputs.season), typed(inputs.periods)),
    ),
  }),
  "forecast.holt_winters_additive": (inputs, host) => {
    const { level, trend, alpha, beta, gamma, periods } = inputs;
    const cells = [level, trend, alpha, beta, gamma, periods].map(typed);
    const show = shower(host, "REV_HOLT_WINTERS", [column(inputs.history), column(inputs.seasonal), ...cells]);
    return {
      forecast: values(show()),
      fitted: values(show("fitted")),
      level: single(show("level")),
      trend: single(show("trend")),
      seasonal: values(show("seasonal")),
    };
  },
  "kpi.win_rate": (inputs, host) =>
    facts(host.call("REV_WIN_RATE", table(list(inputs.deals), dated), typed(inputs.basis), ...period(inputs))),
  "kpi.sales_cycle": (inputs, host) => {
    const rows = table(list(inputs.deals), { created: "created", closed: "closed", status: "status" });
    return facts(host.call("REV_SALES_CYCLE", rows));
  },
  "kpi.asp": (inputs, host) => {
    const amounts = ((inputs.amounts ?? []) as readonly unknown[]).map((amount): Inputs => ({ amount }));
    return facts(host.call("REV_DEAL_SIZE", table(amounts, { amount: "amount" })));
  },
  "kpi.hygiene": (inputs, host) => {
    const rules = (inputs.rules ?? {}) as Inputs;
    const headers = {
      deal: "id",
      status: "status",
      "close date": "close_date",
      amount: "amount",
      "next step": "next_step",
      "last activity": "last_activity",
      pushes: "pushes",
    };
    const text = options({
      close_date: rules.close_date_not_past === true ? "yes" : "no",
      amount: rules.amount_present === true ? "yes" : "no",
      next_step: rules.next_step_present === true ? "yes" : "no",
      activity_within_days: rules.activity_within_days,
      pushes_at_most: rules.pushes_at_most,
    });
    const found = facts(host.call("REV_HYGIENE", table(list(inputs.deals), headers), typed(inputs.as_of), text));
    const passed = Object.entries(found).filter(([word]) => word in rules);
    return { ...found, pass_rate: Object.fromEntries(passed) };
  },
};
