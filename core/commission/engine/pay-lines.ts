import type { IsoDate } from "../../calendar/iso-date.ts";
import { add, compare, type Exact, max, min, mul, one, round, sign, sub, zero } from "../../money/exact.ts";
import { cutToCaps } from "../caps.ts";
import { withKickers } from "../kickers.ts";
import type { PlanComponent, PlanKicker } from "../plan/plan.ts";
import type { LineKind, PayLine } from "./lines.ts";
import type { Slot } from "./slot.ts";

/** The payable lines of one payee: turns the exact pay of a rule into rounded, capped money in the currency of pay. */
export class PayLines {
  readonly lines: PayLine[] = [];
  private readonly payee: string;
  /** What counts towards the plan's own period cap so far. */
  private usedOfPlan = zero;

  constructor(payee: string) {
    this.payee = payee;
  }

  private rateCapped(component: PlanComponent, credit: Exact | null, payRate: Exact, pay: Exact): Exact {
    if (component.rateCap === undefined || credit === null) return pay;
    const cap = mul(mul(credit, component.rateCap), payRate);
    return sign(credit) < 0 ? max(pay, cap) : min(pay, cap);
  }

  /** Deal cap and what is left of the period's caps of component and plan, in the currency of pay. */
  private cut(slot: Slot, kind: LineKind, rounded: Exact, payRate: Exact): ReturnType<typeof cutToCaps> {
    const { plan, component, terms, tally } = slot;
    const ofPlan =
      component.type === "spiff" || component.type === "mbo" || kind === "team" ? undefined : plan.capPerPeriod;
    const { capPerDeal, capPerPeriod } = component;
    if (capPerDeal === undefined && capPerPeriod === undefined && ofPlan === undefined) {
      return { commission: rounded, cappedBy: null };
    }
    const money = (cap: Exact) => round(mul(cap, payRate), terms.digits, plan.rounding);
    const rooms = [
      ...(capPerPeriod === undefined ? [] : [sub(money(capPerPeriod), tally.used)]),
      ...(ofPlan === undefined ? [] : [sub(money(ofPlan), this.usedOfPlan)]),
    ];
    const left = rooms.length === 0 ? undefined : rooms.reduce(min);
    const cut = cutToCaps(rounded, capPerDeal === undefined ? undefined : money(capPerDeal), left);
    if (capPerPeriod !== undefined) tally.used = add(tally.used, cut.commission);
    if (ofPlan !== undefined) this.usedOfPlan = add(this.usedOfPlan, cut.commission);
    return cut;
  }

  /** Rounds into the currency of pay, then rate cap, deal cap and what is left of the period's caps. */
  add(
    slot: Slot,
    kind: LineKind,
    id: string | null,
    deal: string | null,
    date: IsoDate,
    credit: Exact | null,
    before: Exact | null,
    base: Exact,
    kickers: readonly PlanKicker[],
  ): PayLine {
    const { plan, component, terms } = slot;
    const payRate = terms.rateOn(date);
    const { digits, currency } = terms;
    const kicked = kickers.length === 0 ? base : withKickers(base, credit ?? zero, kickers, component.stacking);
    const exactPay = payRate === one ? kicked : mul(kicked, payRate);
    const uncapped = round(exactPay, digits, plan.rounding);
    const rated = this.rateCapped(component, credit, payRate, exactPay);
    const rounded = rated === exactPay ? uncapped : round(rated, digits, plan.rounding);
    const cut = this.cut(slot, kind, rounded, payRate);
    const line: PayLine = {
      kind,
      payee: this.payee,
      plan: plan.name,
      version: plan.version,
      component: component.name,
      id,
      deal,
      date,
      credit,
      before,
      base,
      kickers,
      payRate,
      uncapped,
      commission: cut.commission,
      cappedBy: cut.cappedBy ?? (rounded === uncapped || compare(rounded, uncapped) === 0 ? null : "rate"),
      currency,
    };
    this.lines.push(line);
    return line;
  }
}
