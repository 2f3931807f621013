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

const tiers = (inputs: Inputs) => table(list(inputs.tiers), { from: "from", rate: "rate" });
const lineAmounts = (inputs: Inputs) => column(list(inputs.lines).map(({ amount }) => amount));
const lineRates = (inputs: Inputs) => column(list(inputs.lines).map(({ rate }) => rate));
const entries = (value: unknown): [string, unknown][] => Object.entries((value ?? {}) as Record<string, unknown>);

const ratesOf = (inputs: Inputs) => {
  const policy = String(inputs.policy);
  if (policy === "booking_rate") {
    const rows = entries(inputs.booking_rates).flatMap(([date, byCurrency]) =>
      entries(byCurrency).map(([currency, rate]) => ({ date, currency, rate })),
    );
    return table(rows, { date: "date", currency: "currency", rate: "rate" });
  }
  const given = policy === "plan_rate" ? inputs.plan_rates : inputs.payout_rates;
  return table(
    entries(given).map(([currency, rate]) => ({ currency, rate })),
    { currency: "currency", rate: "rate" },
  );
};

export const commission: CellAdapters = {
  "commission.flat": (inputs, host) => {
    const show = shower(host, "REV_FLAT", [lineAmounts(inputs), lineRates(inputs)], { digits: inputs.digits });
    const paid = values(show());
    return {
      lines: list(inputs.lines).map(({ id }, i) => ({ id, commission: paid[i] })),
      total: single(show("total")),
    };
  },
  "commission.tiers": (inputs, host) => {
    const deals = inputs.deals === undefined ? [{ id: "", amount: inputs.amount }] : list(inputs.deals);
    const more = {
      basis: inputs.basis,
      quota: inputs.quota,
      prior: inputs.prior,
      prior_paid: inputs.prior_paid,
      digits: inputs.digits,
    };
    const amounts = column(deals.map(({ amount }) => amount));
    const show = shower(host, "REV_TIERS", [amounts, tiers(inputs), typed(inputs.mode) ?? ""], more);
    const paid = values(show());
    return {
      commission: single(show("total")),
      deals: deals.map(({ id }, i) => ({ id, commission: paid[i] })),
      by_tier: inputs.mode === "marginal" ? records(show("tiers")) : null,
      rate: single(show("rate")),
      tier: single(show("tier")),
      attainment: single(show("attainment")),
      true_up: single(show("true_up")),
    };
  },
  "commission.rate_table": (inputs, host) => {
    const more = { digits: inputs.digits };
    const show = shower(host, "REV_RATE_TABLE", [typed(inputs.metric), typed(inputs.amount), tiers(inputs)], more);
    return { commission: single(show()), rate: single(show("rate")) };
  },
  "commission.attainment_multiplier": (inputs, host) => {
    const bands = table(list(inputs.bands), { from: "from", multiplier: "multiplier" });
    const cells = [
      typed(inputs.credited),
      typed(inputs.quota),
      typed(inputs.target_incentive),
      bands,
      typed(inputs.mode),
    ];
    const show = shower(host, "REV_ACCELERATOR", cells, { digits: inputs.digits });
    return {
      attainment: single(show("attainment")),
      base_rate: single(show("base_rate")),
      commission: single(show()),
    };
  },
  "commission.threshold": (inputs, host) => {
    const cells = [typed(inputs.amount), typed(inputs.rate), typed(inputs.threshold), typed(inputs.mode)];
    const show = shower(host, "REV_THRESHOLD", cells, { digits: inputs.digits });
    return { qualified: single(show("qualified")), commission: single(show()) };
  },
  "commission.caps": (inputs, host) => {
    const caps = [typed(inputs.rate_cap), typed(inputs.cap_per_deal), typed(inputs.cap_per_period)];
    const show = shower(host, "REV_CAPS", [lineAmounts(inputs), lineRates(inputs), ...caps], { digits: inputs.digits });
    const lines = records(show("lines"));
    return {
      lines: list(inputs.lines).map(({ id }, i) => ({ id, ...lines[i] })),
      total: single(show("total")),
      forgone: single(show("forgone")),
    };
  },
  "commission.floor": (inputs, host) => {
    const show = shower(host, "REV_FLOOR_PAY", [typed(inputs.earned), typed(inputs.floor)]);
    return { payout: single(show()), top_up: single(show("top_up")) };
  },
  "commission.kickers": (inputs, host) => {
    const kickers = table(list(inputs.kickers), { name: "name", type: "type", value: "value" });
    const cells = [typed(inputs.base), kickers, typed(inputs.amount), typed(inputs.stacking)];
    return { commission: single(shower(host, "REV_KICKERS", cells, { digits: inputs.digits })()) };
  },
  "commission.spiff": (inputs, host) => {
    const cells = [inputs.units, inputs.per_unit, inputs.min_units, inputs.max_payout, inputs.from_first].map(typed);
    return { payout: single(host.call("REV_SPIFF", ...cells)) };
  },
  "commission.split": (inputs, host) => {
    const splits = table(list(inputs.splits), { payee: "payee", share: "share" });
    const cells = [typed(inputs.amount), typed(inputs.rate), splits, typed(inputs.policy)];
    const show = shower(host, "REV_SPLIT", cells, { digits: inputs.digits });
    return { lines: records(show()), total: single(show("total")), share_total: single(show("share_total")) };
  },
  "commission.override": (inputs, host) => {
    const managers = new Map(entries(inputs.hierarchy));
    const credits = new Map(entries(inputs.credits));
    const rates = new Map(entries(inputs.rates));
    const names = new Set([
      ...managers.keys(),
      ...Array.from(managers.values(), String),
      ...credits.keys(),
      ...rates.keys(),
    ]);
    const people = Array.from(names, (person) => ({
      person,
      manager: managers.get(person),
      credit: credits.get(person),
      rate: rates.get(person),
    }));
    const headers = { person: "person", manager: "manager", credit: "credit", rate: "rate" };
    const show = shower(host, "REV_OVERRIDE", [table(people, headers), typed(inputs.include_own)]);
    return {
      managers: Object.fromEntries(records(show()).map((row) => [String(row.manager), row])),
      total: single(show("total")),
    };
  },
  "commission.draw": (inputs, host) => {
    const cells = [
      column(inputs.earned),
      typed(inputs.draw),
      typed(inputs.type),
      typed(inputs.opening_balance),
      typed(inputs.recoup_limit),
    ];
    const show = shower(host, "REV_DRAW", cells);
    const periods = records(show());
    return {
      pay: periods.map(({ pay }) => pay),
      recovered: periods.map(({ recovered }) => recovered),
      balance: periods.map(({ balance }) => balance),
      forgiven: single(show("forgiven")),
    };
  },
  "commission.clawback": (inputs, host) => {
    const cells = [inputs.paid, inputs.elapsed, inputs.method, inputs.term, inputs.full_until, inputs.refund_share].map(
      typed,
    );
    const call = (show: string) =>
      inputs.schedule === undefined
        ? host.call("REV_CLAWBACK", ...cells, options({ show }))
        : host.call(
            "REV_CLAWBACK",
            ...cells,
            options({ show }),
            "schedule",
            table(list(inputs.schedule), { until: "until", share: "share" }),
          );
    return { share: single(call("share")), clawback: single(call("clawback")), retained: single(call("retained")) };
  },
  "commission.holdback": (inputs, host) => {
    const cells = [
      column(inputs.collected),
      typed(inputs.earned),
      typed(inputs.holdback_rate),
      typed(inputs.invoice_total),
    ];
    const show = shower(host, "REV_HOLDBACK", cells);
    return { ...facts(show()), released: values(show("released")) };
  },
  "commission.payout_schedule": (inputs, host) => {
    const cells = [column(inputs.events), typed(inputs.commission), typed(inputs.total)];
    const show = shower(host, "REV_PAYOUT_SCHEDULE", cells);
    return { payments: values(show()), paid: single(show("paid")), unpaid: single(show("unpaid")) };
  },
  "commission.ytd_trueup": (inputs, host) => {
    const periods = list(inputs.periods);
    const cells = [
      column(periods.map(({ credited }) => credited)),
      column(periods.map(({ quota }) => quota)),
      tiers(inputs),
      typed(inputs.mode),
    ];
    const rows = records(shower(host, "REV_TRUE_UP", cells, { allow_negative: inputs.allow_negative })());
    const each = (name: string) => rows.map((row) => row[name]);
    return {
      attainment: each("attainment"),
      earned_ytd: each("earned_ytd"),
      payout: each("payout"),
      carry: each("carry"),
    };
  },
  "commission.prorate": (inputs, host) => {
    const dates = [inputs.from, inputs.to, inputs.year_start, inputs.year_end, inputs.method].map(typed);
    const part = (whole: unknown, show: string) =>
      single(
        host.call("REV_PRORATE", typed(whole ?? 0), ...dates, options({ start_by_day: inputs.start_by_day, show })),
      );
    return {
      fraction: part(inputs.quota, "fraction"),
      quota: inputs.quota === undefined ? null : part(inputs.quota, "prorated"),
      target_incentive: inputs.target_incentive === undefined ? null : part(inputs.target_incentive, "prorated"),
    };
  },
  "commission.blended_quota": (inputs, host) => {
    const segments = table(list(inputs.segments), { from: "from", to: "to", annual_quota: "annual_quota" });
    return { quota: single(host.call("REV_QUOTA_BLEND", segments, typed(inputs.year_start), typed(inputs.year_end))) };
  },
  "commission.quota_relief": (inputs, host) => {
    const { quota, leave_from, leave_to, from, to, relief_share, credited } = inputs;
    const cells = [quota, leave_from, leave_to, from, to, relief_share, credited].map(typed);
    const show = shower(host, "REV_QUOTA_RELIEF", cells);
    return {
      relief: single(show("relief")),
      quota_adjusted: single(show()),
      attainment_before: single(show("attainment_before")),
      attainment_after: single(show("attainment_after")),
    };
  },
  "commission.ramp": (inputs, host) => {
    const show = shower(host, "REV_RAMP_QUOTA", [
      column(inputs.ramp),
      typed(inputs.monthly_quota),
      typed(inputs.months),
    ]);
    return { quotas: values(show()), total: single(show("total")) };
  },
  "commission.fx": (inputs, host) => {
    const deals = table(list(inputs.deals), { amount: "amount", currency: "currency", booked: "booked" });
    const cells = [deals, ratesOf(inputs), typed(inputs.to), typed(inputs.policy), typed(inputs.rate)];
    const show = shower(host, "REV_FX_CREDIT", cells, { digits: inputs.digits });
    const lines = records(show("table"));
    return {
      lines: list(inputs.deals).map(({ id }, i) => ({ id, ...lines[i] })),
      total: single(show("total")),
    };
  },
  "commission.round": (inputs, host) => {
    const show = shower(host, "REV_ROUND", [column(inputs.values), typed(inputs.digits), typed(inputs.mode)]);
    return {
      rounded: values(show()),
      sum_of_rounded: single(show("sum_of_rounded")),
      rounded_sum: single(show("rounded_sum")),
    };
  },
  "commission.allocate": (inputs, host) => {
    const show = shower(host, "REV_ALLOCATE", [typed(inputs.total), column(inputs.weights)], { digits: inputs.digits });
    return { parts: values(show()), sum: single(show("sum")) };
  },
  "commission.mbo": (inputs, host) => {
    const headers = { weight: "weight", achievement: "achievement", min: "min", cap: "cap" };
    const show = shower(host, "REV_MBO", [table(list(inputs.objectives), headers), typed(inputs.target)]);
    return { lines: values(show("lines")), payout: single(show()), weight_total: single(show("weight_total")) };
  },
  "commission.pay_curve": (inputs, host) => {
    const points = table(list(inputs.points), { attainment: "attainment", payout: "payout" });
    const cells = [
      typed(inputs.attainment),
      points,
      typed(inputs.target_incentive),
      typed(inputs.below),
      typed(inputs.above),
    ];
    const show = shower(host, "REV_PAY_CURVE", cells);
    return { payout_pct: single(show("payout_share")), payout: single(show()) };
  },
  "commission.amortization": (inputs, host) => {
    const month = inputs.terminate === undefined || inputs.terminate === null ? null : String(inputs.terminate);
    const terminate = month === null ? null : typed(month.length === 7 ? `${month}-01` : month);
    const cells = [...[inputs.cost, inputs.start, inputs.months, inputs.convention].map(typed), terminate];
    const show = shower(host, "REV_CONTRACT_COST", cells, { expedient: inputs.apply_expedient });
    const rows = records(show());
    return {
      expensed_immediately: single(show("expensed_immediately")),
      capitalised: single(show("capitalised")),
      monthly: rows.map(({ month: name, expense }) => ({ month: name, expense })),
      asset_end: rows.map(({ asset_end }) => asset_end),
      write_off: single(show("write_off")),
    };
  },
  "commission.accrual": (inputs, host) => {
    const cells = [column(inputs.earned), column(inputs.paid), typed(inputs.opening), column(inputs.adjustments)];
    const show = shower(host, "REV_ACCRUAL", cells);
    return { closing: values(show()), expense: single(show("expense")) };
  },
  "commission.ratios": (inputs, host) => {
    const both = (a: unknown, b: unknown) => a !== undefined && b !== undefined;
    const ratio = (name: string, a: unknown, b: unknown) =>
      both(a, b) ? single(host.call(name, typed(a), typed(b))) : null;
    const cells = [inputs.base, inputs.target_incentive, inputs.max_incentive].map(typed);
    const mixed = both(inputs.base, inputs.target_incentive);
    const mix = (show: string) => (mixed ? single(host.call("REV_PAY_MIX", ...cells, options({ show }))) : null);
    const leverage = both(inputs.max_incentive, inputs.target_incentive)
      ? single(host.call("REV_PAY_MIX", cells[0] ?? 0, ...cells.slice(1), options({ show: "upside_leverage" })))
      : null;
    return {
      effective_rate: ratio("REV_EFFECTIVE_RATE", inputs.commission, inputs.credited),
      ccos: ratio("REV_COMP_COST", inputs.comp_cost, inputs.revenue),
      ote: mix("ote"),
      pay_mix: mixed ? [mix("base_share"), mix("incentive_share")] : null,
      upside_leverage: leverage,
    };
  },
};
