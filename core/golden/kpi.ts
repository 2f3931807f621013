import { isoDate } from "../calendar/iso-date.ts";
import { type HygieneRules, hygiene } from "../hygiene/rules.ts";
import { attainment } from "../kpi/attainment.ts";
import { attrition } from "../kpi/attrition.ts";
import { cacPayback } from "../kpi/cac-payback.ts";
import { consistency } from "../kpi/consistency.ts";
import { dealSize } from "../kpi/deal-size.ts";
import { diffInDiff } from "../kpi/diff-in-diff.ts";
import { magicNumber } from "../kpi/magic-number.ts";
import { rampTime } from "../kpi/ramp-time.ts";
import { revenueMovement } from "../kpi/revenue-movement.ts";
import { salesCycle } from "../kpi/sales-cycle.ts";
import { salesVelocity } from "../kpi/sales-velocity.ts";
import { type DatedDeal, type Outcome, type WinRateBasis, winRate } from "../kpi/win-rate.ts";
import { type Exact, exact, zero } from "../money/exact.ts";
import { twoProportionTest } from "../stats/two-proportion.ts";
import { wilson } from "../stats/wilson.ts";
import type { Adapters, Inputs } from "./adapter.ts";
import { decimal, list, optional } from "./decimal.ts";

const rows = (value: unknown) => value as readonly Inputs[];
const value = (input: unknown): Exact => exact(input as string | number);
const date = (input: unknown) => (input === null || input === undefined ? null : isoDate(input as string));
const count = (input: unknown) => Number(input);
const optionalCount = (input: unknown) => (input === null || input === undefined ? null : Number(input));

const deal = (row: Inputs): DatedDeal => ({
  outcome: row.status as Outcome,
  created: date(row.created),
  closed: date(row.closed),
  amount: optional(row.amount),
});

export const kpi: Adapters = {
  "kpi.win_rate": ({ basis, period_start, period_end, deals }) => {
    const found = winRate(
      rows(deals).map(deal),
      basis as WinRateBasis,
      isoDate(period_start as string),
      isoDate(period_end as string),
    );
    return {
      won: found.won,
      lost: found.lost,
      open: found.open,
      disqualified: found.disqualified,
      rate_count: decimal(found.rateCount),
      rate_value: decimal(found.rateValue),
      rate_created: decimal(found.rateCreated),
      complete: found.complete,
    };
  },
  "kpi.sales_cycle": ({ deals }) => {
    const found = salesCycle(rows(deals).map(deal));
    return { n: found.n, mean: decimal(found.mean), median: decimal(found.median) };
  },
  "kpi.sales_velocity": ({ opportunities, win_rate, average_deal, cycle_days }) => {
    const found = salesVelocity(count(opportunities), value(win_rate), value(average_deal), value(cycle_days));
    return { per_day: decimal(found.perDay), per_month_30: decimal(found.perMonth) };
  },
  "kpi.asp": ({ amounts }) => {
    const found = dealSize(list(amounts));
    return { n: found.n, mean: decimal(found.mean), median: decimal(found.median) };
  },
  "kpi.attainment": ({ reps, edges }) => {
    const found = attainment(
      rows(reps).map(({ credited, quota }) => ({ credited: value(credited), quota: optional(quota) })),
      edges === undefined ? [] : list(edges),
    );
    return {
      attainment: found.attainment.map(decimal),
      team: decimal(found.team),
      mean: decimal(found.mean),
      median: decimal(found.median),
      share_at_quota: decimal(found.shareAtQuota),
      buckets: found.buckets,
    };
  },
  "kpi.ramp_time": ({ window, threshold, benchmark, reps }) => ({
    reps: rows(reps).map(({ rep, monthly }) => {
      const found = rampTime(list(monthly), count(window), value(threshold), value(benchmark));
      return { rep, months: found.months, censored_at: found.censoredAt };
    }),
  }),
  "kpi.attrition": ({ headcount_start, headcount_end, leavers, months, regretted }) => {
    const found = attrition({
      start: count(headcount_start),
      end: count(headcount_end),
      leavers: count(leavers),
      months: count(months),
      regretted: optionalCount(regretted),
    });
    return {
      average_headcount: decimal(found.averageHeadcount),
      period_rate: decimal(found.periodRate),
      annualised: decimal(found.annualised),
      regretted_annualised: decimal(found.regrettedAnnualised),
    };
  },
  "kpi.consistency": ({ values }) => {
    const found = consistency(list(values));
    return { mean: decimal(found.mean), sd: decimal(found.sd), cv: decimal(found.cv) };
  },
  "kpi.hygiene": ({ as_of, rules, deals }) => {
    const found = hygiene(
      rows(deals)
        .filter(({ status }) => status === "open")
        .map((row) => ({
          closeDate: date(row.close_date),
          amount: optional(row.amount),
          nextStep: (row.next_step as string | null | undefined) ?? null,
          lastActivity: date(row.last_activity),
          pushes: optionalCount(row.pushes),
        })),
      rules as HygieneRules,
      isoDate(as_of as string),
    );
    return {
      open_deals: found.openDeals,
      pass_rate: Object.fromEntries([...found.passRates].map(([name, rate]) => [name, decimal(rate)])),
      clean: found.clean,
      clean_rate: decimal(found.cleanRate),
      score: decimal(found.score),
    };
  },
  "kpi.revenue_retention": (inputs) => {
    const found = revenueMovement({
      start: value(inputs.start),
      expansion: optional(inputs.expansion) ?? zero,
      contraction: optional(inputs.contraction) ?? zero,
      churn: optional(inputs.churn) ?? zero,
      new: optional(inputs.new) ?? zero,
      logosStart: optionalCount(inputs.logos_start),
      logosLost: optionalCount(inputs.logos_lost),
    });
    return {
      nrr: decimal(found.nrr),
      grr: decimal(found.grr),
      quick_ratio: decimal(found.quickRatio),
      end: decimal(found.end),
      logo_churn: decimal(found.logoChurn),
    };
  },
  "kpi.cac_payback": ({ sales_marketing, new_customers, new_mrr, gross_margin }) => {
    const found = cacPayback(value(sales_marketing), count(new_customers), value(new_mrr), value(gross_margin));
    return { cac: decimal(found.cac), months: decimal(found.months) };
  },
  "kpi.magic_number": ({ revenue, revenue_prior, sales_marketing_prior }) => ({
    magic_number: decimal(magicNumber(value(revenue), value(revenue_prior), value(sales_marketing_prior))),
  }),
  "kpi.diff_in_diff": ({ treated_before, treated_after, control_before, control_after }) => {
    const found = diffInDiff(
      { before: value(treated_before), after: value(treated_after) },
      { before: value(control_before), after: value(control_after) },
    );
    return {
      treated_change: decimal(found.treatedChange),
      control_change: decimal(found.controlChange),
      effect: decimal(found.effect),
    };
  },
  "stats.wilson": ({ k, n, confidence }) => ({
    ...wilson(count(k), count(n), confidence === undefined ? 0.95 : Number(confidence)),
  }),
  "stats.two_proportion": ({ k1, n1, k2, n2 }) => {
    const found = twoProportionTest(count(k1), count(n1), count(k2), count(n2));
    return { diff: decimal(found.difference), z: found.z, p_value: found.pValue };
  },
};
