import { findDuplicates, type NamedRecord } from "../hygiene/duplicates.ts";
import { type Segment, segmentLift } from "../icp/segment-lift.ts";
import { type EvidenceBin, weightOfEvidence } from "../icp/weight-of-evidence.ts";
import { exact, one, zero } from "../money/exact.ts";
import { allocateQuota } from "../quota/allocate.ts";
import { capacity } from "../quota/capacity.ts";
import { seasonalQuota } from "../quota/seasonality.ts";
import { assignTerritories } from "../territory/assign.ts";
import { balance } from "../territory/balance.ts";
import { disruption } from "../territory/disruption.ts";
import type { Adapters, Inputs } from "./adapter.ts";
import { decimal, list, optional } from "./decimal.ts";

const rows = (value: unknown) => value as readonly Inputs[];
const text = (value: unknown) => (value as string | null | undefined) ?? null;

export const planning: Adapters = {
  "territory.balance": ({ values }) => {
    const found = balance(list(values));
    return {
      mean: decimal(found.mean),
      gini: decimal(found.gini),
      cv: decimal(found.cv),
      max_min_ratio: decimal(found.maxMinRatio),
      index: found.index.map(decimal),
      max_deviation: decimal(found.maxDeviation),
    };
  },
  "territory.assign": ({ territories, weights, accounts }) => {
    const { potential, workload, disruption: moves } = weights as Inputs;
    const list = rows(accounts).map((account) => ({
      id: account.id as string,
      potential: exact(account.potential as string),
      workload: exact(account.workload as string),
      current: text(account.current),
      locked: account.locked === true,
    }));
    const found = assignTerritories(
      list,
      (territories as string[]).map((name) => ({ name })),
      {
        potential: optional(potential) ?? zero,
        workload: optional(workload) ?? zero,
        disruption: optional(moves) ?? zero,
      },
    );
    return {
      objective_before: decimal(found.objectiveBefore),
      objective: decimal(found.objective),
      optimal_solutions: found.optimalSolutions,
      assignment: Object.fromEntries(list.map(({ id }, i) => [id, found.assignment[i]])),
      moved: found.moved,
    };
  },
  "territory.disruption": ({ accounts }) => {
    const found = disruption(
      rows(accounts).map(({ potential, before, after }) => ({
        potential: exact(potential as string),
        before: text(before),
        after: text(after),
      })),
    );
    return {
      moved: found.moved,
      share_accounts: decimal(found.shareAccounts),
      share_potential: decimal(found.sharePotential),
    };
  },
  "icp.segment_lift": ({ segments, min_total, confidence }) => {
    const found = segmentLift(
      rows(segments) as unknown as readonly Segment[],
      (min_total as number | undefined) ?? 0,
      Number(confidence ?? 0.95),
    );
    return {
      base_rate: decimal(found.baseRate),
      segments: found.segments.map(({ segment, rate, lift, low, high, verdict }) => ({
        segment,
        rate: decimal(rate),
        lift: decimal(lift),
        low,
        high,
        verdict,
      })),
    };
  },
  "icp.woe_iv": ({ bins, adjust }) => ({
    ...weightOfEvidence(rows(bins) as unknown as readonly EvidenceBin[], Number(adjust ?? 0)),
  }),
  "quota.allocate": ({ target, over_assignment, unit, weights }) => {
    const found = allocateQuota(
      exact(target as string),
      optional(over_assignment) ?? zero,
      optional(unit) ?? exact("0.01"),
      list(weights),
    );
    return { assigned_total: decimal(found.assignedTotal), parts: found.parts.map(decimal) };
  },
  "quota.seasonality": ({ annual, weights, digits }) => {
    const found = seasonalQuota(exact(annual as string), list(weights), (digits as number | undefined) ?? 0);
    return { periods: found.periods.map(decimal), cumulative: found.cumulative.map(decimal) };
  },
  "quota.capacity": ({ months, monthly_productivity, ramp, monthly_attrition, target, reps }) => {
    const found = capacity(
      {
        months: months as number,
        monthlyProductivity: exact(monthly_productivity as string),
        ramp: ramp === undefined ? [] : list(ramp),
        monthlyAttrition: optional(monthly_attrition) ?? zero,
        target: optional(target),
      },
      rows(reps).map(({ start_month, count, tenured }) => ({
        startMonth: (start_month as number | undefined) ?? 1,
        count: optional(count) ?? one,
        tenured: tenured === true,
      })),
    );
    return {
      by_month: found.byMonth.map(decimal),
      total: decimal(found.total),
      gap: decimal(found.gap),
      capacity_ratio: decimal(found.ratio),
    };
  },
  "crm.duplicates": ({ records, free_domains }) => {
    const found = findDuplicates(
      rows(records).map((row): NamedRecord => ({ id: String(row.id), name: text(row.name), domain: text(row.domain) })),
      { freeDomains: (free_domains as string[] | undefined) ?? [] },
    );
    return { groups: found.groups, duplicate_rate: decimal(found.rate) };
  },
};
