import { allocateSigned } from "../money/allocate.ts";
import { add, div, type Exact, mul, one, round, sub, sum, zero } from "../money/exact.ts";
import type { MultiplierBand } from "./accelerator.ts";
import { bandTable, paidUpTo } from "./bands.ts";
import { cutToCaps } from "./caps.ts";
import { type DrawType, drawPeriod } from "./draw.ts";
import { stackedMultiplier } from "./kickers.ts";
import { positiveQuota } from "./tiers.ts";

export interface StatementPlan {
  readonly quota: Exact;
  readonly baseRate: Exact;
  /** Multipliers of the base rate by attainment, marginal. */
  readonly bands: readonly MultiplierBand[];
  readonly capPerDeal?: Exact;
  readonly capPerPeriod?: Exact;
  readonly holdbackRate?: Exact;
  readonly draw?: Exact;
  readonly drawType?: DrawType;
}

export interface StatementDeal {
  readonly id: string;
  readonly amount: Exact;
  /** Split share, 1 by default. */
  readonly share?: Exact;
  /** Rate into the plan's currency, 1 by default. */
  readonly fx?: Exact;
  /** Multipliers, compounding. */
  readonly kickers?: readonly Exact[];
}

export interface Statement {
  readonly credited: Exact;
  readonly attainment: Exact;
  readonly lines: readonly { readonly id: string; readonly credited: Exact; readonly commission: Exact }[];
  readonly earned: Exact;
  readonly spiffs: Exact;
  readonly held: Exact;
  readonly clawedBack: Exact;
  readonly netBeforeDraw: Exact;
  readonly payout: Exact;
  readonly drawBalance: Exact;
}

/**
 * One payee's statement from its parts, deals in the given order. Order: credit (amount x fx x share, exact; shown by largest remainder),
 * marginal attainment bands x base rate, kickers, round, deal cap, period cap, SPIFFs, holdback on earned commission, clawbacks, draw.
 * Without a draw in the plan the payout is the net and the balance stays.
 */
export const statement = (
  plan: StatementPlan,
  deals: readonly StatementDeal[],
  extras: { readonly drawBalance?: Exact; readonly spiffs?: readonly Exact[]; readonly clawbacks?: readonly Exact[] },
  digits = 2,
): Statement => {
  const quota = positiveQuota(plan.quota);
  const bands = plan.bands.map(({ from, multiplier }) => ({ from, value: mul(multiplier, plan.baseRate) }));
  const table = bandTable(bands, quota, "bands");
  const credits = deals.map(({ amount, share = one, fx = one }) => mul(mul(amount, fx), share));
  const shown = allocateSigned(credits, digits);
  let credited = zero;
  let used = zero;
  const lines = deals.map(({ id, kickers = [] }, i) => {
    const before = paidUpTo(table, credited);
    credited = add(credited, credits[i] as Exact);
    const base = sub(paidUpTo(table, credited), before);
    const rounded = round(mul(base, stackedMultiplier(kickers, "multiplicative")), digits);
    const left = plan.capPerPeriod === undefined ? undefined : sub(plan.capPerPeriod, used);
    const { commission } = cutToCaps(rounded, plan.capPerDeal, left);
    used = add(used, commission);
    return { id, credited: shown[i] as Exact, commission };
  });
  const earned = used;
  const spiffs = sum(extras.spiffs ?? []);
  const held = round(mul(earned, plan.holdbackRate ?? zero), digits);
  const clawedBack = sum(extras.clawbacks ?? []);
  const net = sub(sub(add(earned, spiffs), held), clawedBack);
  const opening = extras.drawBalance ?? zero;
  const drawn =
    plan.draw === undefined
      ? { pay: net, balance: opening }
      : drawPeriod({ type: plan.drawType ?? "recoverable", amount: plan.draw }, net, opening, digits);
  return {
    credited: round(credited, digits),
    attainment: div(credited, quota),
    lines,
    earned,
    spiffs,
    held,
    clawedBack,
    netBeforeDraw: net,
    payout: drawn.pay,
    drawBalance: drawn.balance,
  };
};
