import { type LeadScore, leadScore } from "../../core/icp/lead-score.ts";
import { identifier, literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";

/** Deals from which the score is learnt at most: the latest ones; more add nothing but time. */
const mostRecords = 20_000;

export interface ScoredDeal {
  readonly deal: string;
  readonly account: string | null;
  readonly rep: string | null;
  readonly stage: string | null;
  readonly amount: string | null;
  readonly chance: number;
}

type Row = Record<string, string | number | null>;

const valuesOf = (row: Row, columns: readonly string[]) => columns.map((column) => row[column] as string | null);

/** The lead score learnt from new deals decided up to the run's quarter, and every open new deal with its chance; null where too few are decided. */
export const buyerScores = async (
  { db, parameters }: AnalysisContext,
  columns: readonly string[],
): Promise<{ readonly score: LeadScore; readonly open: readonly ScoredDeal[] } | null> => {
  if (columns.length === 0) return null;
  const listed = columns
    .map((column) => `nullif(trim(cast(buyers.${identifier(column)} as varchar)), '') as ${identifier(column)}`)
    .join(", ");
  const decided = await db.rows<Row>(
    `select outcome, date_diff('day', date '1970-01-01', coalesce(closed_on, date '1970-01-01')) as decided_at, ${listed}
     from int_buyers as buyers join int_deals using (deal_key)
     where is_new and outcome in ('won', 'lost') and (closed_on is null or closed_on <= date ${literal(parameters.period.end)})
     order by decided_at desc, deal_key limit ${mostRecords}`,
  );
  const score = leadScore(
    columns,
    decided.map((row) => ({
      values: valuesOf(row, columns),
      won: row.outcome === "won",
      decidedAt: row.decided_at as number,
    })),
  );
  if (score === null) return null;
  const open = await db.rows<Row>(
    `select coalesce(deal_name, deal_id) as deal_title, account_name, rep, stage_list.name as stage, amount, ${listed}
     from int_buyers as buyers join int_deals using (deal_key) left join stage_list using (position)
     where is_new and outcome = 'open' order by deal_key`,
  );
  return {
    score,
    open: open.map((row) => ({
      deal: row.deal_title as string,
      account: row.account_name as string | null,
      rep: row.rep as string | null,
      stage: row.stage as string | null,
      amount: row.amount as string | null,
      chance: score.score(valuesOf(row, columns)),
    })),
  };
};
