import { addDays, addMonths, type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod, shiftPeriod } from "../../core/calendar/period.ts";
import { cacPayback } from "../../core/kpi/cac-payback.ts";
import { revenueMovement } from "../../core/kpi/revenue-movement.ts";
import { speaker } from "../../core/locale/message.ts";
import { type Exact, exact, sign, toFixed, toNumber } from "../../core/money/exact.ts";
import type { Table } from "../../core/results.ts";
import type { Acquisition } from "../configuration.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import { retentionMessages } from "./messages/retention.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const shownQuarters = 4;
/** A year counts as known if the first purchase of the export lies in its first days. */
const settling = 31;

interface Year {
  readonly label: string;
  /** Last days of the year before and of this one; the year before begins after `opening`. */
  readonly opening: IsoDate;
  readonly middle: IsoDate;
  readonly end: IsoDate;
}

type Sums = Record<string, string | number | null>;

const yearsOf = ({ period, fiscal }: AnalysisContext["parameters"], first: IsoDate): Year[] =>
  Array.from({ length: shownQuarters }, (_, i) => shiftPeriod(period, i - shownQuarters + 1, fiscal))
    .map(({ label, end }) => {
      const after = addDays(end, 1);
      return {
        label,
        opening: addDays(addMonths(after, -24), -1),
        middle: addDays(addMonths(after, -12), -1),
        end,
      };
    })
    .filter(({ opening }) => first <= addDays(opening, settling));

/** Revenue of customers that pay in one of the two years, as sums over them; one pass over the purchases for all quarters. */
const readSums = async ({ db }: AnalysisContext, years: readonly Year[]): Promise<Sums> => {
  const within = (from: IsoDate, to: IsoDate) =>
    `greatest(coalesce(sum(amount) filter (where bought_on > date ${literal(from)} and bought_on <= date ${literal(to)}), 0), 0)`;
  const both = years.map(
    ({ opening, middle, end }, i) => `${within(opening, middle)} as a${i}, ${within(middle, end)} as b${i}`,
  );
  const sums = years.map(
    (_, i) => `sum(a${i}) as start_${i},
      coalesce(sum(b${i} - a${i}) filter (where a${i} > 0 and b${i} > a${i}), 0) as expansion_${i},
      coalesce(sum(a${i} - b${i}) filter (where b${i} > 0 and b${i} < a${i}), 0) as contraction_${i},
      coalesce(sum(a${i}) filter (where a${i} > 0 and b${i} = 0), 0) as churn_${i},
      coalesce(sum(b${i}) filter (where a${i} = 0), 0) as new_${i},
      count(*) filter (where a${i} > 0) as logos_${i},
      count(*) filter (where a${i} > 0 and b${i} = 0) as lost_${i}`,
  );
  return db.row<Sums>(`
    with customers as (
      select customer, ${both.join(",\n        ")}
      from int_purchases
      where customer is not null and bought_on > date ${literal((years[0] as Year).opening)}
      group by customer
    )
    select ${sums.join(",\n      ")} from customers`);
};

/**
 * What customers paid in the four quarters up to each of the last ones against the four before: expansion, contraction, churn and new, with
 * NRR, GRR and logo churn. Null where the purchases do not reach back two years or carry no money.
 */
export const movementTable = async (context: AnalysisContext): Promise<Table | null> => {
  const { db, parameters } = context;
  const { first } = await db.row<{ first: string | null }>(
    "select cast(min(bought_on) as varchar) as first from int_purchases",
  );
  const years = first === null ? [] : yearsOf(parameters, isoDate(first));
  if (years.length === 0) return null;
  const sums = await readSums(context, years);
  const say = speaker(retentionMessages, parameters.language);
  const { period } = wordingOf(parameters);
  const cell = (value: Exact) => toFixed(value, parameters.currencyDigits);
  const rate = (value: Exact | null) => (value === null ? null : toNumber(value));
  const rows = years.map(({ label }, i) => {
    const money = (name: string) => exact(sums[`${name}_${i}`] ?? 0);
    const count = (name: string) => Number(sums[`${name}_${i}`] ?? 0);
    const movement = {
      start: money("start"),
      expansion: money("expansion"),
      contraction: money("contraction"),
      churn: money("churn"),
      new: money("new"),
      logosStart: count("logos"),
      logosLost: count("lost"),
    };
    return { label, movement, rates: revenueMovement(movement) };
  });
  if (rows.every(({ movement }) => sign(movement.start) === 0)) return null;
  const column = (key: string, label: string, kind: "money" | "percent" | "integer" | "number") => ({
    key,
    label,
    kind,
    total: "none" as const,
  });
  return {
    id: "revenue_movement",
    title: say("tableMovement"),
    definition: say("tableMovementDefinition"),
    columns: [
      { key: "quarter", label: speaker(sharedMessages, parameters.language)("quarter"), kind: "text" },
      column("start", say("start"), "money"),
      column("expansion", say("expansion"), "money"),
      column("contraction", say("contraction"), "money"),
      column("churn", say("churn"), "money"),
      column("new", say("newRevenue"), "money"),
      column("end", say("end"), "money"),
      column("nrr", "NRR", "percent"),
      column("grr", "GRR", "percent"),
      column("quick_ratio", say("quickRatio"), "number"),
      column("customers", say("customersStart"), "integer"),
      column("customers_lost", say("customersLost"), "integer"),
      column("logo_churn", say("logoChurn"), "percent"),
    ],
    rows: rows.map(({ label, movement, rates }) => [
      period(label),
      cell(movement.start),
      cell(movement.expansion),
      cell(movement.contraction),
      cell(movement.churn),
      cell(movement.new),
      cell(rates.end),
      rate(rates.nrr),
      rate(rates.grr),
      rate(rates.quickRatio),
      movement.logosStart,
      movement.logosLost,
      rate(rates.logoChurn),
    ]),
  };
};

/** What a new customer cost in the periods whose costs revsheet.yaml gives, and in how many months it pays back; null without costs. */
export const acquisitionTable = async (
  { db, parameters }: AnalysisContext,
  acquisition: Acquisition | undefined,
): Promise<Table | null> => {
  if (acquisition === undefined || acquisition.costs.length === 0) return null;
  const say = speaker(retentionMessages, parameters.language);
  const { period: printed } = wordingOf(parameters);
  const margin = acquisition.gross_margin === undefined ? null : exact(acquisition.gross_margin);
  const cell = (value: Exact | null) => (value === null ? null : toFixed(value, parameters.currencyDigits));
  const rows = [];
  for (const { period, cost, new_mrr } of acquisition.costs) {
    const { label, start, end } = parsePeriod(period, parameters.fiscal, "acquisition");
    const { customers } = await db.row<{ customers: number }>(`
      select count(*) as customers from (
        select customer from int_purchases where customer is not null group by customer
        having min(bought_on) between date ${literal(start)} and date ${literal(end)}
      )`);
    const known = end <= parameters.asOf;
    const mrr = new_mrr === undefined ? null : exact(new_mrr);
    const { cac, months } = cacPayback(exact(cost), known ? customers : 0, mrr ?? exact(0), margin ?? exact(0));
    rows.push([
      printed(label),
      cell(exact(cost)),
      known ? customers : null,
      cell(cac),
      cell(mrr),
      months === null ? null : toNumber(months),
    ]);
  }
  return {
    id: "acquisition",
    title: say("tableAcquisition"),
    definition: say("tableAcquisitionDefinition"),
    columns: [
      { key: "period", label: say("period"), kind: "text" },
      { key: "cost", label: say("salesCost"), kind: "money", total: "none" },
      { key: "new_customers", label: say("newCustomers"), kind: "integer", total: "none" },
      { key: "cac", label: "CAC", kind: "money", total: "none" },
      { key: "new_mrr", label: say("newMrr"), kind: "money", total: "none" },
      { key: "payback", label: say("payback"), kind: "number", digits: 1 },
    ],
    rows,
  };
};
