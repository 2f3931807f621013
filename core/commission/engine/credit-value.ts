import type { IsoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import { div, type Exact, mul, one, sign } from "../../money/exact.ts";
import type { Plan, PlanComponent } from "../plan/plan.ts";
import type { Credit } from "./credits.ts";
import type { RateBook } from "./rate-book.ts";

/** A credit's amount x share x rate of credit, exact and in the plan's currency, and that rate. */
export const creditInPlan = (
  credit: Credit,
  plan: Plan,
  rates: RateBook,
  end: IsoDate,
): { amount: Exact; fx: Exact } => {
  const day = plan.creditRate === "payout_rate" ? end : credit.date;
  const fx = rates(credit.currency, plan.currency, plan.creditRate, day);
  const shared = credit.share === one ? credit.amount : mul(credit.amount, credit.share);
  return { amount: fx === one ? shared : mul(shared, fx), fx };
};

/** 1 for the deal itself, minus the part it takes back for a credit note. */
const portionOf = (credit: Credit): Exact => {
  if (credit.kind === "deal") return one;
  const { amount, id } = credit.deal;
  if (amount === null || sign(amount) === 0) throw new RevError("DEAL_WITHOUT_AMOUNT", { deal: id });
  return div(credit.amount, amount);
};

const columnOf = (credit: Credit, column: string): Exact => {
  const value = credit.deal.values?.[column];
  if (typeof value !== "object" || value === null)
    throw new RevError("DEAL_VALUE_BLANK", { deal: credit.deal.id, column });
  return credit.kind === "deal" ? value : mul(value, portionOf(credit));
};

/**
 * What a credit counts for a component: its measure x share in the plan's currency, or units x share for components by units and SPIFFs.
 * A credit note takes back its part of measure and units. A blank measure is DEAL_VALUE_BLANK.
 */
export const valueOfCredit = (credit: Credit, component: PlanComponent, amount: Exact, fx: Exact): Exact => {
  if (component.basis === "units" || component.type === "spiff") {
    const units = component.units === undefined ? portionOf(credit) : columnOf(credit, component.units);
    return credit.share === one ? units : mul(units, credit.share);
  }
  if (component.measure === "amount") return amount;
  const value = columnOf(credit, component.measure);
  const shared = credit.share === one ? value : mul(value, credit.share);
  return fx === one ? shared : mul(shared, fx);
};
