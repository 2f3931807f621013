import { isoDate } from "../calendar/iso-date.ts";
import { acceleratedCommission } from "../commission/accelerator.ts";
import { accrual } from "../commission/accrual.ts";
import { cappedCommission } from "../commission/caps.ts";
import { clawback } from "../commission/clawback.ts";
import { contractCostSchedule } from "../commission/contract-cost.ts";
import { drawPayments } from "../commission/draw.ts";
import { flatCommission } from "../commission/flat.ts";
import { flooredPay } from "../commission/floor.ts";
import { foreignCommission } from "../commission/fx-credit.ts";
import { holdback } from "../commission/holdback.ts";
import { kickedCommission } from "../commission/kickers.ts";
import { objectivesBonus } from "../commission/mbo.ts";
import { overrides } from "../commission/override.ts";
import { payCurve } from "../commission/pay-curve.ts";
import { payoutSchedule } from "../commission/payout-schedule.ts";
import { versionedCommission } from "../commission/plan-versions.ts";
import { prorated, proratedFraction } from "../commission/prorate.ts";
import { blendedQuota } from "../commission/quota-blend.ts";
import { quotaRelief } from "../commission/quota-relief.ts";
import { rampedQuotas } from "../commission/ramp.ts";
import { rateTableCommission } from "../commission/rate-table.ts";
import { compensationCostOfSales, effectiveRate, payMix, upsideLeverage } from "../commission/ratios.ts";
import { roundEach } from "../commission/round.ts";
import { spiffPayout } from "../commission/spiff.ts";
import { splitCommission } from "../commission/split.ts";
import { statement } from "../commission/statement.ts";
import { thresholdCommission } from "../commission/threshold.ts";
import { tieredCommission, tierMode } from "../commission/tiers.ts";
import { yearToDateTrueUp } from "../commission/true-up.ts";
import { allocate } from "../money/allocate.ts";
import { type Exact, sum, zero } from "../money/exact.ts";
import type { Adapter, Adapters } from "./adapter.ts";
import { plain } from "./plain.ts";
import { Reader } from "./reader.ts";

const defined = <K extends string>(key: K, value: Exact | undefined): { [P in K]?: Exact } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: Exact };

const tiersOf = (r: Reader) => r.list("tiers").map((t) => ({ from: t.exact("from"), rate: t.exact("rate") }));
const bandsOf = (r: Reader) =>
  r.list("bands").map((b) => ({ from: b.exact("from"), multiplier: b.exact("multiplier") }));
const dealsOf = (r: Reader) =>
  r.has("deals")
    ? r.list("deals").map((d) => ({ id: d.text("id"), amount: d.exact("amount") }))
    : [{ id: "amount", amount: r.exact("amount") }];
const ratedLines = (r: Reader) =>
  r.list("lines").map((l) => ({ id: l.text("id"), amount: l.exact("amount"), rate: l.exact("rate") }));
const yearOf = (r: Reader) => ({ start: isoDate(r.text("year_start")), end: isoDate(r.text("year_end")) });

const tables: Readonly<Record<string, (r: Reader, digits: number) => unknown>> = {
  "commission.flat": (r, digits) => flatCommission(ratedLines(r), digits),
  "commission.tiers": (r, digits) => {
    const result = tieredCommission(tierMode(r.maybeText("mode")), tiersOf(r), dealsOf(r), {
      basis: r.maybeText("basis") === "attainment" ? "attainment" : "amount",
      ...defined("quota", r.maybe("quota")),
      ...defined("prior", r.maybe("prior")),
      ...defined("priorPaid", r.maybe("prior_paid")),
      digits,
    });
    return { ...result, by_tier: result.byTier, true_up: result.trueUp };
  },
  "commission.rate_table": (r, digits) => rateTableCommission(r.exact("metric"), r.exact("amount"), tiersOf(r), digits),
  "commission.attainment_multiplier": (r, digits) => {
    const plan = { quota: r.exact("quota"), targetIncentive: r.exact("target_incentive"), bands: bandsOf(r) };
    const result = acceleratedCommission(tierMode(r.maybeText("mode")), plan, r.exact("credited"), digits);
    return { ...result, base_rate: result.baseRate };
  },
  "commission.threshold": (r, digits) =>
    thresholdCommission(
      r.exact("amount"),
      r.exact("rate"),
      r.exact("threshold"),
      r.choice("mode", ["from_first", "above_only"]),
      digits,
    ),
  "commission.caps": (r, digits) => {
    const caps = {
      ...defined("rateCap", r.maybe("rate_cap")),
      ...defined("perDeal", r.maybe("cap_per_deal")),
      ...defined("perPeriod", r.maybe("cap_per_period")),
    };
    const result = cappedCommission(ratedLines(r), caps, digits);
    return { ...result, lines: result.lines.map((line) => ({ ...line, capped_by: line.cappedBy })) };
  },
  "commission.floor": (r) => {
    const { payout, topUp } = flooredPay(r.exact("earned"), r.exact("floor"));
    return { payout, top_up: topUp };
  },
  "commission.kickers": (r, digits) => {
    const kickers = r.list("kickers").map((k) => ({
      name: k.text("name"),
      type: k.choice("type", ["multiplier", "add_rate", "flat"]),
      value: k.exact("value"),
    }));
    const stacking = r.choice("stacking", ["multiplicative", "additive"], "multiplicative");
    return { commission: kickedCommission(r.exact("base"), r.maybe("amount"), kickers, stacking, digits) };
  },
  "commission.spiff": (r, digits) => {
    const spiff = {
      perUnit: r.exact("per_unit"),
      minUnits: r.exact("min_units", zero),
      fromFirst: r.flag("from_first", true),
      ...defined("maxPayout", r.maybe("max_payout")),
    };
    return { payout: spiffPayout(r.exact("units"), spiff, digits) };
  },
  "commission.split": (r, digits) => {
    const splits = r.list("splits").map((s) => ({ payee: s.text("payee"), share: s.exact("share") }));
    const policy = r.choice("policy", ["must_equal_100", "overlay"]);
    const result = splitCommission(r.exact("amount"), r.exact("rate"), policy, splits, digits);
    return { ...result, share_total: result.shareTotal };
  },
  "commission.override": (r, digits) =>
    overrides(
      new Map(r.texts("hierarchy")),
      new Map(r.entries("credits")),
      new Map(r.entries("rates")),
      r.flag("include_own", false),
      digits,
    ),
  "commission.draw": (r, digits) => {
    const type = r.choice("type", ["recoverable", "non_recoverable", "recoverable_forgiven"]);
    const draw = { type, amount: r.exact("draw"), ...defined("recoupLimit", r.maybe("recoup_limit")) };
    return drawPayments(draw, r.exacts("earned"), r.exact("opening_balance", zero), digits);
  },
  "commission.clawback": (r, digits) => {
    const method = r.choice("method", ["full", "linear", "linear_after_full", "steps"]);
    const rule =
      method === "steps"
        ? { method, schedule: r.list("schedule").map((s) => ({ until: s.exact("until"), share: s.exact("share") })) }
        : method === "linear_after_full"
          ? { method, term: r.exact("term"), fullUntil: r.exact("full_until") }
          : { method, term: r.exact("term") };
    return clawback(r.exact("paid"), rule, r.exact("elapsed"), r.maybe("refund_share"), digits);
  },
  "commission.holdback": (r, digits) => {
    const result = holdback(
      r.exact("earned"),
      r.exact("holdback_rate"),
      r.exact("invoice_total"),
      r.exacts("collected"),
      digits,
    );
    return { ...result, paid_now: result.paidNow };
  },
  "commission.payout_schedule": (r, digits) =>
    payoutSchedule(r.exact("commission"), r.exacts("events"), r.maybe("total"), digits),
  "commission.ytd_trueup": (r, digits) => {
    const periods = r.list("periods").map((p) => ({ credited: p.exact("credited"), quota: p.exact("quota") }));
    const allowNegative = r.flag("allow_negative", true);
    const result = yearToDateTrueUp(tierMode(r.maybeText("mode")), tiersOf(r), periods, allowNegative, digits);
    return { ...result, earned_ytd: result.earnedToDate };
  },
};

const calendars: Readonly<Record<string, (r: Reader, digits: number) => unknown>> = {
  "commission.prorate": (r, digits) => {
    const onPlan = { from: isoDate(r.text("from")), to: isoDate(r.text("to")) };
    const fraction = proratedFraction(
      r.choice("method", ["days", "months"]),
      yearOf(r),
      onPlan,
      r.count("start_by_day", 15),
    );
    const part = (whole: Exact | undefined) => (whole === undefined ? null : prorated(whole, fraction, digits));
    return { fraction, quota: part(r.maybe("quota")), target_incentive: part(r.maybe("target_incentive")) };
  },
  "commission.blended_quota": (r, digits) => {
    const segments = r.list("segments").map((s) => ({
      from: isoDate(s.text("from")),
      to: isoDate(s.text("to")),
      annualQuota: s.exact("annual_quota"),
    }));
    return { quota: blendedQuota(yearOf(r), segments, digits) };
  },
  "commission.quota_relief": (r, digits) => {
    const result = quotaRelief(
      { from: isoDate(r.text("from")), to: isoDate(r.text("to")) },
      r.exact("quota"),
      { from: isoDate(r.text("leave_from")), to: isoDate(r.text("leave_to")) },
      r.maybe("relief_share"),
      r.maybe("credited"),
      digits,
    );
    const { relief, quotaAdjusted, attainmentBefore, attainmentAfter } = result;
    return {
      relief,
      quota_adjusted: quotaAdjusted,
      attainment_before: attainmentBefore,
      attainment_after: attainmentAfter,
    };
  },
  "commission.ramp": (r, digits) => rampedQuotas(r.exact("monthly_quota"), r.exacts("ramp"), r.count("months"), digits),
  "commission.fx": (r, digits) => {
    const deals = r.list("deals").map((d) => ({
      id: d.text("id"),
      amount: d.exact("amount"),
      currency: d.text("currency"),
      booked: d.maybeText("booked") ?? "",
    }));
    const rates = {
      plan: new Map(r.entries("plan_rates")),
      booking: new Map(r.readers("booking_rates").map(([date, table]) => [date, new Map(table.ownEntries())])),
      payout: new Map(r.entries("payout_rates")),
    };
    const policy = r.choice("policy", ["plan_rate", "booking_rate", "payout_rate"]);
    return foreignCommission(r.text("to"), policy, r.exact("rate"), rates, deals, digits);
  },
  "commission.round": (r, digits) => {
    const mode = r.choice("mode", ["half_up", "half_even", "down"], "half_up");
    const { rounded, sumOfRounded, roundedSum } = roundEach(r.exacts("values"), digits, mode);
    return { rounded, sum_of_rounded: sumOfRounded, rounded_sum: roundedSum };
  },
  "commission.allocate": (r, digits) => {
    const parts = allocate(r.exact("total"), r.exacts("weights"), digits);
    return { parts, sum: sum(parts) };
  },
  "commission.mbo": (r, digits) => {
    const objectives = r.list("objectives").map((o) => ({
      weight: o.exact("weight"),
      achievement: o.exact("achievement"),
      ...defined("min", o.maybe("min")),
      ...defined("cap", o.maybe("cap")),
    }));
    const { lines, payout, weightTotal } = objectivesBonus(r.exact("target"), objectives, digits);
    return { lines, payout, weight_total: weightTotal };
  },
  "commission.pay_curve": (r, digits) => {
    const curve = {
      points: r.list("points").map((p) => ({ attainment: p.exact("attainment"), payout: p.exact("payout") })),
      below: r.choice("below", ["zero", "first"], "zero"),
      above: r.choice("above", ["flat", "extrapolate"], "flat"),
    };
    const { payoutShare, payout } = payCurve(curve, r.exact("attainment"), r.exact("target_incentive"), digits);
    return { payout_pct: payoutShare, payout };
  },
  "commission.amortization": (r, digits) => {
    const month = r.maybeText("terminate");
    const result = contractCostSchedule(
      {
        cost: r.exact("cost"),
        start: isoDate(r.text("start")),
        months: r.count("months"),
        convention: r.choice("convention", ["full_month", "daily"]),
        applyExpedient: r.flag("apply_expedient", false),
        ...(month === undefined ? {} : { terminated: isoDate(month.length === 7 ? `${month}-01` : month) }),
      },
      digits,
    );
    const { capitalised, monthly } = result;
    return {
      expensed_immediately: result.expensedImmediately,
      capitalised,
      monthly,
      asset_end: result.assetEnd,
      write_off: result.writeOff,
    };
  },
  "commission.accrual": (r) =>
    accrual(r.exact("opening", zero), r.exacts("earned"), r.exacts("paid"), r.exacts("adjustments")),
  "commission.ratios": (r) => {
    const [base, target] = [r.maybe("base"), r.maybe("target_incentive")];
    const mix = base === undefined || target === undefined ? null : payMix(base, target);
    return {
      effective_rate: effectiveRate(r.maybe("commission"), r.maybe("credited")),
      ccos: compensationCostOfSales(r.maybe("comp_cost"), r.maybe("revenue")),
      ote: mix?.ote ?? null,
      pay_mix: mix?.mix ?? null,
      upside_leverage: upsideLeverage(r.maybe("max_incentive"), target),
    };
  },
  "commission.plan_versions": (r, digits) => {
    const versions = r.list("versions").map((v) => {
      const to = v.maybeText("to");
      return { from: isoDate(v.text("from")), ...(to === undefined ? {} : { to: isoDate(to) }), tiers: tiersOf(v) };
    });
    const deals = r
      .list("deals")
      .map((d) => ({ id: d.text("id"), date: isoDate(d.text("date")), amount: d.exact("amount") }));
    return versionedCommission(r.choice("accumulator", ["continue", "reset"]), versions, deals, digits);
  },
  "commission.statement": (r, digits) => {
    const p = r.reader("plan");
    const plan = {
      quota: p.exact("quota"),
      baseRate: p.exact("base_rate"),
      bands: bandsOf(p),
      ...defined("capPerDeal", p.maybe("cap_per_deal")),
      ...defined("capPerPeriod", p.maybe("cap_per_period")),
      ...defined("holdbackRate", p.maybe("holdback_rate")),
      ...defined("draw", p.maybe("draw")),
    };
    const deals = r.list("deals").map((d) => ({
      id: d.text("id"),
      amount: d.exact("amount"),
      ...defined("share", d.maybe("share")),
      ...defined("fx", d.maybe("fx")),
      kickers: d.exacts("kickers"),
    }));
    const extras = {
      drawBalance: r.exact("draw_balance", zero),
      spiffs: r.exacts("spiffs"),
      clawbacks: r.exacts("clawbacks"),
    };
    const result = statement(plan, deals, extras, digits);
    return {
      ...result,
      clawed_back: result.clawedBack,
      net_before_draw: result.netBeforeDraw,
      draw_balance: result.drawBalance,
    };
  },
};

/** One adapter per commission op: reads the case's inputs, calls the core, gives plain JSON. */
export const commission: Adapters = Object.fromEntries(
  Object.entries({ ...tables, ...calendars }).map(([op, run]): [string, Adapter] => [
    op,
    (inputs) => {
      const reader = new Reader(inputs);
      return plain(run(reader, reader.count("digits", 2)));
    },
  ]),
);
