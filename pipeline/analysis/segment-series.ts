import { addDays, isoDate } from "../../core/calendar/iso-date.ts";
import { type Period, periodsBetween } from "../../core/calendar/period.ts";
import { type SegmentGrowth, segmentGrowth } from "../../core/kpi/segment-growth.ts";
import { abs, add, type Exact, exact, sub, toNumber, zero } from "../../core/money/exact.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";

export interface GrownSegment extends SegmentGrowth {
  /** Bookings of the last four quarters and of the four before. */
  readonly year: Exact;
  readonly yearBefore: Exact;
}

export interface Growth {
  /** Whole quarters since the export's first won deal, oldest first, up to the run's. */
  readonly quarters: readonly Period[];
  readonly total: { readonly quarters: readonly Exact[]; readonly growth: GrownSegment };
  /** By dimension; the largest change in money first, dimensions and segments. A blank value is left out. */
  readonly dimensions: readonly { readonly dimension: string; readonly segments: readonly GrownSegment[] }[];
  /** Line items in a currency without a rate, which are left out. */
  readonly foreignItems: readonly string[];
}

type Row = {
  readonly dimension: string;
  readonly value: string | null;
  readonly quarter: string;
  readonly currency: string | null;
  readonly amount: string;
};

/** Quarters that season and growth need: two years. */
export const fewestQuarters = 8;
const mostQuarters = 12;

const sumOf = (values: readonly Exact[]) => values.reduce(add, zero);

const grown = (segments: readonly { segment: string; quarters: readonly Exact[] }[]): GrownSegment[] =>
  segmentGrowth(segments).map((growth, i) => {
    const quarters = segments[i]?.quarters ?? [];
    return { ...growth, year: sumOf(quarters.slice(-4)), yearBefore: sumOf(quarters.slice(-8, -4)) };
  });

/** Bookings of every segment quarter by quarter with their growth; null with fewer than eight whole quarters. */
export const readGrowth = async ({ db, parameters }: AnalysisContext): Promise<Growth | null> => {
  const { period, fiscal, currency } = parameters;
  const { first } = await db.row<{ first: string | null }>(
    "select min(closed_on) as first from int_deals where outcome = 'won'",
  );
  if (first === null) return null;
  const start = isoDate(first);
  const quarters = periodsBetween(start, period.end, "quarter", fiscal)
    .filter((each) => each.start >= addDays(start, -3))
    .slice(-mostQuarters);
  if (quarters.length < fewestQuarters) return null;
  const rows = await db.rows<Row>(
    `select dimension, value, quarter, currency, amount from mart_segment_quarters
     where quarter in (${quarters.map(({ label }) => literal(label)).join(", ")})`,
  );
  const own = (row: Row) => row.currency === null || row.currency === currency;
  const places = new Map(quarters.map(({ label }, i) => [label, i]));
  const series = new Map<string, Map<string, Exact[]>>();
  for (const row of rows.filter(own)) {
    if (row.value === null) continue;
    const segments = series.get(row.dimension) ?? new Map<string, Exact[]>();
    series.set(row.dimension, segments);
    const values = segments.get(row.value) ?? quarters.map(() => zero);
    segments.set(row.value, values);
    const place = places.get(row.quarter) as number;
    values[place] = add(values[place] ?? zero, exact(row.amount));
  }
  const all = series.get("all")?.get("all");
  if (all === undefined) return null;
  const [growth] = grown([{ segment: "all", quarters: all }]);
  const change = (segment: GrownSegment | undefined) =>
    segment === undefined ? 0 : toNumber(abs(sub(segment.year, segment.yearBefore)));
  return {
    quarters,
    total: { quarters: all, growth: growth as GrownSegment },
    dimensions: [...series]
      .filter(([dimension, segments]) => dimension !== "all" && segments.size > 1)
      .map(([dimension, segments]) => ({
        dimension,
        segments: grown([...segments].map(([segment, values]) => ({ segment, quarters: values }))).sort(
          (a, b) => change(b) - change(a) || (a.segment < b.segment ? -1 : 1),
        ),
      }))
      .sort((a, b) => change(b.segments[0]) - change(a.segments[0]) || (a.dimension < b.dimension ? -1 : 1)),
    foreignItems: [...new Set(rows.filter((row) => !own(row)).map((row) => row.currency as string))].sort(),
  };
};
