import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { speaker } from "../../core/locale/message.ts";
import {
  abs,
  add,
  type Exact,
  equal,
  exact,
  less,
  mul,
  sign,
  sub,
  sum,
  toFixed,
  toNumber,
  zero,
} from "../../core/money/exact.ts";
import type { Cell, CohortChart, Column, Section, Table } from "../../core/results.ts";
import { ratio } from "../../core/stats/ratio.ts";
import type { Acquisition } from "../configuration.ts";
import { confidenceOfCount, confidenceOfDifference } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { acquisitionTable, movementTable } from "./customer-revenue.ts";
import { cohortMessages } from "./messages/cohorts.ts";
import { retentionMessages } from "./messages/retention.ts";
import { averageAt, isObserved, rateAt, type Triangle, type TriangleRow, triangle } from "./triangle.ts";
import { wordingOf } from "./wording.ts";

const id = "retention";
const shownCohorts = 24;
const newest = 3;
const comparedAge = 3;

type Parameters = AnalysisContext["parameters"];

interface RetentionCell {
  readonly cohort: string;
  readonly age: number;
  readonly customers: number;
  readonly amount: string | null;
  readonly kept_amount: string | null;
}

interface Revenue {
  /** Per cohort and age: paid / paid in the first month. */
  readonly shares: readonly (readonly (number | null)[])[];
  readonly nrr: readonly (number | null)[];
  readonly grr: readonly (number | null)[];
  readonly cohorts: readonly number[];
}

const money = (amount: string | null | undefined): Exact => exact(amount ?? "0");
const number = (value: Exact | null) => (value === null ? null : toNumber(value));

/** Revenue retention per age over the cohorts observed at it (golden cohort.revenue_retention, pooled); null where nothing was paid. */
const revenueOf = (cells: readonly RetentionCell[], customers: Triangle, asOf: IsoDate): Revenue | null => {
  const at = new Map(cells.map((cell) => [`${cell.cohort} ${cell.age}`, cell]));
  const cell = (start: IsoDate, age: number) => at.get(`${start} ${age}`);
  const first = (start: IsoDate) => money(cell(start, 0)?.amount);
  if (customers.rows.every(({ start }) => sign(first(start)) <= 0)) return null;
  const pooled = customers.ages.map((age) => {
    const observed = customers.rows.filter(({ start }) => isObserved(start, age, asOf));
    const sum = (of: (start: IsoDate) => Exact) => observed.reduce((total, { start }) => add(total, of(start)), zero);
    const begun = sum(first);
    const paid = sum((start) => money(cell(start, age)?.amount));
    const kept = sum((start) => money(cell(start, age)?.kept_amount));
    return { begun, paid, kept, cohorts: observed.length };
  });
  return {
    shares: customers.rows.map(({ start }) =>
      customers.ages.map((age) =>
        isObserved(start, age, asOf) ? number(ratio(money(cell(start, age)?.amount), first(start))) : null,
      ),
    ),
    nrr: pooled.map(({ paid, begun }) => number(ratio(paid, begun))),
    grr: pooled.map(({ kept, begun }) => number(ratio(kept, begun))),
    cohorts: pooled.map(({ cohorts }) => cohorts),
  };
};

const alternative = (ages: readonly number[], values: readonly (number | null)[], parameters: Parameters) => {
  const { percent } = wordingOf(parameters);
  const list = ages.map((age, i) => `${age}: ${percent(values[i] ?? 0, 1)}`).join("; ");
  return speaker(cohortMessages, parameters.language)("chartAlternative", { list });
};

const charts = (customers: Triangle, revenue: Revenue | null, parameters: Parameters): CohortChart[] => {
  const say = speaker(retentionMessages, parameters.language);
  const { month } = wordingOf(parameters);
  const averages = customers.ages.map((age) => averageAt(customers, age));
  const base = {
    kind: "cohort",
    unit: "percent",
    ageLabel: say("age"),
    ages: customers.ages.map(String),
  } as const;
  const row = (i: number, values: readonly (number | null)[]) => ({
    label: month(customers.rows[i]?.start ?? ""),
    size: customers.rows[i]?.size ?? 0,
    values,
  });
  const counted: CohortChart = {
    ...base,
    title: say("chartCustomers"),
    alternative: alternative(customers.ages, averages, parameters),
    rows: customers.rows.map((each, i) =>
      row(
        i,
        customers.ages.map((age) => rateAt(each, age)),
      ),
    ),
    average: customers.ages.map((age, i) => ({
      value: averages[i] ?? null,
      cohorts: customers.average[age]?.cohorts ?? 0,
    })),
  };
  if (revenue === null) return [counted];
  return [
    counted,
    {
      ...base,
      title: say("chartRevenue"),
      alternative: alternative(customers.ages, revenue.nrr, parameters),
      rows: revenue.shares.map((values, i) => row(i, values)),
      average: revenue.nrr.map((value, i) => ({ value, cohorts: revenue.cohorts[i] ?? 0 })),
    },
  ];
};

const tables = (customers: Triangle, revenue: Revenue | null, parameters: Parameters): Table[] => {
  const say = speaker(retentionMessages, parameters.language);
  const sayCohort = speaker(cohortMessages, parameters.language);
  const { month, count } = wordingOf(parameters);
  const columns: Column[] = [
    { key: "cohort", label: sayCohort("cohort"), kind: "text" },
    { key: "customers", label: say("customers"), kind: "integer" },
    ...customers.ages.map(
      (age): Column => ({ key: `month_${age}`, label: sayCohort("month", { age }), kind: "percent" }),
    ),
  ];
  const size = customers.rows.reduce((sum, row) => sum + row.size, 0);
  const used = sayCohort("used", {
    list: customers.ages.map((age) => customers.average[age]?.cohorts ?? 0).join(", "),
  });
  const label = (i: number): Cell[] => [month(customers.rows[i]?.start ?? ""), customers.rows[i]?.size ?? 0];
  const counted: Table = {
    id: "customer_retention",
    title: say("tableCustomers"),
    definition: say("tableCustomersDefinition"),
    columns,
    rows: customers.rows.map((row, i) => [...label(i), ...customers.ages.map((age) => rateAt(row, age))]),
    totalRow: [
      sayCohort("average", { cohorts: count(customers.rows.length) }),
      size,
      ...customers.ages.map((age) => averageAt(customers, age)),
    ],
    note: used,
  };
  if (revenue === null) return [counted];
  return [
    counted,
    {
      id: "revenue_retention",
      title: say("tableRevenue"),
      definition: say("tableRevenueDefinition"),
      columns: columns.map((column) => ({ ...column, total: "none" })),
      rows: [
        ...revenue.shares.map((values, i) => [...label(i), ...values]),
        ["NRR", size, ...revenue.nrr],
        ["GRR", size, ...revenue.grr],
      ],
      note: used,
    },
  ];
};

/** The newest three cohorts against those before, in what they pay three months on; nothing with fewer than six cohorts or no amounts. */
const changeFinding = (
  cells: readonly RetentionCell[],
  customers: Triangle,
  headlineAge: number,
  parameters: Parameters,
): FindingCandidate[] => {
  const age = Math.min(headlineAge, comparedAge);
  const observed = customers.rows.filter((row) => (row.retained[age] ?? null) !== null);
  if (observed.length < 2 * newest) return [];
  const at = new Map(cells.map((cell) => [`${cell.cohort} ${cell.age}`, cell]));
  const pool = (rows: readonly TriangleRow[]) => ({
    size: rows.reduce((total, { size }) => total + size, 0),
    back: rows.reduce((total, row) => total + (row.retained[age] ?? 0), 0),
    begun: sum(rows.map(({ start }) => money(at.get(`${start} 0`)?.amount))),
    paid: sum(rows.map(({ start }) => money(at.get(`${start} ${age}`)?.amount))),
  });
  const recent = pool(observed.slice(-newest));
  const earlier = pool(observed.slice(0, -newest));
  const now = ratio(recent.paid, recent.begun);
  const then = ratio(earlier.paid, earlier.begun);
  if (now === null || then === null || equal(now, then)) return [];
  const worth = toFixed(mul(abs(sub(now, then)), recent.begun), parameters.currencyDigits);
  const { percent, money: spoken, count } = wordingOf(parameters);
  return [
    {
      sentence: speaker(retentionMessages, parameters.language)(less(now, then) ? "findingDown" : "findingUp", {
        age,
        recent: percent(toNumber(now)),
        earlier: percent(toNumber(then)),
        money: spoken(worth),
        customers: count(recent.size),
      }),
      money: worth,
      moneyValue: Number(worth),
      isGain: less(then, now),
      confidence: confidenceOfDifference(recent.back, recent.size, earlier.back, earlier.size),
      section: id,
    },
  ];
};

/**
 * Customer and revenue retention by month of the first purchase, bounded, from orders or, where there are none, from won deals per account
 * (said in a note). The last 24 cohorts count. No section without purchases.
 */
export const retentionSection = async (context: AnalysisContext, acquisition?: Acquisition): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(retentionMessages, parameters.language);
  const { percent, count } = wordingOf(parameters);
  const all = await db.rows<RetentionCell & Record<string, string | number | null>>(
    "select * from mart_retention order by cohort, age",
  );
  const costs = await acquisitionTable(context, acquisition);
  const without = (reason: string): SectionResult =>
    costs === null
      ? withoutSection(reason)
      : {
          ...withoutSection(reason),
          section: { id, title: say("tableAcquisition"), sentence: "", charts: [], tables: [costs], notes: [] },
        };
  if (all.length === 0) return without(say("noteNone"));
  const { orders } = await db.row<{ orders: number }>("select count(*) as orders from stg_orders");
  if (orders === 0 && all.every(({ age }) => age === 0)) return without(say("noteNoRepeat"));
  const starts = [...new Set(all.map(({ cohort }) => cohort))].slice(-shownCohorts);
  const cells = all.filter(({ cohort }) => starts.includes(cohort));
  const at = new Map(cells.map((cell) => [`${cell.cohort} ${cell.age}`, cell.customers]));
  const customers = triangle(
    starts.map((start) => ({ start: start as IsoDate, size: at.get(`${start} 0`) ?? 0 })),
    (start, age) => at.get(`${start} ${age}`) ?? 0,
    parameters.asOf,
  );
  const revenue = revenueOf(cells, customers, parameters.asOf);
  const notes = orders === 0 ? [say("noteDeals")] : [];
  const age = customers.headlineAge;
  const rate = age === null || age === 0 ? null : averageAt(customers, age);
  const movement = await movementTable(context);
  const parts = {
    id,
    charts: charts(customers, revenue, parameters),
    tables: [
      ...(movement === null ? [] : [movement]),
      ...(costs === null ? [] : [costs]),
      ...tables(customers, revenue, parameters),
    ],
    notes,
  };
  if (age === null || rate === null) {
    const section = { ...parts, title: say("titleYoung"), sentence: "", charts: [] };
    return { section, keyFigures: [], findings: [], notes: [] };
  }
  const observed = customers.rows.filter((row) => (row.retained[age] ?? null) !== null);
  const customerCount = observed.reduce((sum, { size }) => sum + size, 0);
  const basis = {
    cohorts: count(observed.length),
    customers: count(customerCount),
  };
  const nrr = revenue?.nrr[age] ?? null;
  const grr = revenue?.grr[age] ?? null;
  const section: Section = {
    ...parts,
    title: say("title", { percent: percent(rate), age }),
    sentence:
      nrr === null || grr === null
        ? say("sentencePlain", basis)
        : say("sentence", { ...basis, nrr: percent(nrr), grr: percent(grr), age }),
  };
  // Won deals are no regular purchases, so nothing is concluded from how their accounts come back.
  const changes = orders === 0 ? [] : changeFinding(cells, customers, age, parameters);
  const answer = answerOf(section, orders === 0 ? "low" : confidenceOfCount(customerCount));
  return { section, keyFigures: [], findings: changes.length > 0 ? changes : [answer], notes: [] };
};
