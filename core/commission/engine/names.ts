import type { FormulaValue, Names } from "../../formula/evaluate.ts";
import { div, type Exact, mul, one, zero } from "../../money/exact.ts";
import type { Credit } from "./credits.ts";
import type { PeriodState } from "./rule.ts";

/**
 * What conditions and formulas may read of a deal: `amount` is the payee's credit in the plan's currency, `deal_amount` the whole deal in
 * the plan's currency, then deal, date, share, currency, owner, kind and every column of the deals. A blank column is blank.
 */
export const creditNames =
  (credit: Credit, amount: Exact, fx: Exact, isColumn: (name: string) => boolean): Names =>
  (name): FormulaValue | undefined => {
    switch (name) {
      case "amount":
        return amount;
      case "deal_amount":
        return credit.deal.amount === null ? null : fx === one ? credit.deal.amount : mul(credit.deal.amount, fx);
      case "deal":
        return credit.deal.id;
      case "date":
        return credit.date;
      case "share":
        return credit.share;
      case "currency":
        return credit.currency;
      case "owner":
        return credit.deal.owner;
      case "kind":
        return credit.kind;
      default: {
        const value = credit.deal.values?.[name];
        return value !== undefined ? value : isColumn(name) ? null : undefined;
      }
    }
  };

/** What formulas may read of the measurement period: credited and deals to date, quota, attainment, target_incentive. */
export const periodNames = (name: string, state: PeriodState, quota: Exact | undefined): FormulaValue | undefined => {
  switch (name) {
    case "credited":
      return state.credited;
    case "deals":
      return { n: BigInt(state.deals), d: 1n };
    case "quota":
      return quota ?? null;
    case "attainment":
      return quota === undefined || quota.n === zero.n ? null : div(state.credited, quota);
    case "target_incentive":
      return state.targetIncentive ?? null;
    default:
      return undefined;
  }
};
