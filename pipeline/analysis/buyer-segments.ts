import { previousPeriod, shiftPeriod } from "../../core/calendar/period.ts";
import { type Leakage, leakingColumns } from "../../core/icp/leakage.ts";
import { type SegmentChange, segmentChange } from "../../core/icp/segment-change.ts";
import type { Segment } from "../../core/icp/segment-lift.ts";
import { type ProfileColumn, profile } from "../../core/icp/segments.ts";
import { add, type Exact, exact, zero } from "../../core/money/exact.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";

/** Quarters up to the run's from which the profile is made. */
export const profileQuarters = 8;

export interface BuyerProfile {
  readonly columns: readonly ProfileColumn[];
  /** Won amounts by column and value; missing where no won deal has one. */
  readonly bookings: ReadonlyMap<string, Exact>;
  /** The run's quarter against the one before it, by column and value. */
  readonly changes: ReadonlyMap<string, SegmentChange>;
  readonly leaking: readonly Leakage[];
  /** New deals won and decided in these quarters. */
  readonly won: number;
  readonly decided: number;
}

/** The key of a segment: column and value. */
export const segmentKey = (column: string, value: string) => `${column}\n${value}`;

type Row = {
  readonly attribute: string;
  readonly value: string;
  readonly won: number;
  readonly lost: number;
  readonly won_amount: string | null;
};

const sumBy = (rows: readonly Row[]) => {
  const columns = new Map<string, Map<string, { won: number; total: number }>>();
  for (const { attribute, value, won, lost } of rows) {
    const values = columns.get(attribute) ?? new Map<string, { won: number; total: number }>();
    columns.set(attribute, values);
    const known = values.get(value) ?? { won: 0, total: 0 };
    values.set(value, { won: known.won + won, total: known.total + won + lost });
  }
  return columns;
};

const segmentsOf = (values: ReadonlyMap<string, { won: number; total: number }> | undefined): Segment[] =>
  [...(values ?? [])].map(([name, counts]) => ({ name, ...counts }));

/**
 * The profile of buyers from new deals decided in eight quarters (undated ones count too): columns that were filled only after the outcome are
 * left out and named. Columns with a single value have nothing to compare and are left out.
 */
export const buyerProfile = async ({ db, parameters }: AnalysisContext): Promise<BuyerProfile> => {
  const { period, fiscal } = parameters;
  const labels = Array.from({ length: profileQuarters }, (_, i) => shiftPeriod(period, -i, fiscal).label);
  const within = `(quarter is null or quarter in (${labels.map(literal).join(", ")}))`;
  const rows = await db.rows<Row & { quarter: string | null }>(
    `select attribute, value, quarter, won, lost, won_amount from mart_buyers where ${within}`,
  );
  const fills = await db.rows<
    Record<"open" | "won" | "lost" | "open_filled" | "won_filled" | "lost_filled", number> & { attribute: string }
  >("from mart_buyer_columns");
  const leaking = leakingColumns(
    fills.map((each) => ({
      column: each.attribute,
      open: { n: each.open, filled: each.open_filled },
      won: { n: each.won, filled: each.won_filled },
      lost: { n: each.lost, filled: each.lost_filled },
    })),
  );
  const accused = new Set(leaking.map(({ column }) => column));
  const usable = rows.filter(({ attribute }) => !accused.has(attribute));
  const columns = [...sumBy(usable)]
    .filter(([, values]) => values.size > 1)
    .map(([column, values]) => ({ column, segments: segmentsOf(values) }));
  const now = sumBy(usable.filter(({ quarter }) => quarter === period.label));
  const before = sumBy(usable.filter(({ quarter }) => quarter === previousPeriod(period, fiscal).label));
  const changes = new Map<string, SegmentChange>();
  for (const { column } of columns)
    for (const change of segmentChange(segmentsOf(before.get(column)), segmentsOf(now.get(column))))
      changes.set(segmentKey(column, change.segment), change);
  const bookings = new Map<string, Exact>();
  for (const { attribute, value, won_amount } of usable) {
    if (won_amount === null) continue;
    const key = segmentKey(attribute, value);
    bookings.set(key, add(bookings.get(key) ?? zero, exact(won_amount)));
  }
  const { won, decided } = await db.row<{ won: number; decided: number }>(
    `select count(*) filter (where deals.outcome = 'won') as won, count(*) as decided
     from int_deals as deals join int_buyers using (deal_key)
     where is_new and deals.outcome in ('won', 'lost')
       and (closed_on is null or closed_on between date ${literal(shiftPeriod(period, 1 - profileQuarters, fiscal).start)} and date ${literal(period.end)})`,
  );
  return { columns: profile(columns), bookings, changes, leaking, won, decided };
};
