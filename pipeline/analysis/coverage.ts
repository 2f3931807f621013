import type { Period } from "../../core/calendar/period.ts";
import { exact, sign, sub, toFixed } from "../../core/money/exact.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import { shareOf } from "./exact-share.ts";
import { goals } from "./goals.ts";
import { quarterAhead } from "./quarter-ahead.ts";

export interface Coverage {
  /** The quarter still to be won: the one that runs on the as-of date, or the next where the as-of date closes the run's quarter. */
  readonly period: Period;
  /** Open deals expected to close in it: how many, and their amount (null where none has one). */
  readonly openDeals: number;
  readonly openPipeline: string | null;
  readonly goal: string | null;
  readonly won: string | null;
  readonly remaining: string | null;
  /** Open pipeline / remaining goal; blank without a goal or once it is met (golden forecast.coverage). */
  readonly coverage: number | null;
}

export const coverageOf = async ({ db, parameters }: AnalysisContext): Promise<Coverage> => {
  const { currencyDigits } = parameters;
  const period = quarterAhead(parameters);
  const open = await db.row<{ deals: number; amount: string | null }>(
    `select count(*) as deals, sum(amount) as amount from int_deals
     where outcome = 'open' and expected_close_on between date ${literal(period.start)} and date ${literal(period.end)}`,
  );
  const money = (text: string | null) => (text === null ? null : toFixed(exact(text), currencyDigits));
  const goal = (await goals(db, [period])).get(period.label);
  const rest = goal === undefined ? null : sub(exact(goal.quota), exact(goal.credited));
  const remaining = rest === null ? null : toFixed(sign(rest) > 0 ? rest : exact("0"), currencyDigits);
  const openPipeline = open.deals === 0 ? money("0") : money(open.amount);
  return {
    period,
    openDeals: open.deals,
    openPipeline,
    goal: money(goal?.quota ?? null),
    won: money(goal?.credited ?? null),
    remaining,
    coverage: shareOf(openPipeline, remaining),
  };
};
