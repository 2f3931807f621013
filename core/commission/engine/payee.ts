import type { IsoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import type { Names } from "../../formula/evaluate.ts";
import { currencyDigits } from "../../money/currency.ts";
import {
  add,
  compare,
  div,
  type Exact,
  less,
  max,
  min,
  mul,
  one,
  round,
  sign,
  sub,
  sum,
  zero,
} from "../../money/exact.ts";
import { cutToCaps } from "../caps.ts";
import { withKickers } from "../kickers.ts";
import { countedAchievement } from "../mbo.ts";
import type { Plan, PlanComponent } from "../plan/plan.ts";
import { spiffPay } from "../spiff.ts";
import type { Credit, Return, RunProblem } from "./credits.ts";
import type { ObjectiveRow, PaidLine, Person } from "./inputs.ts";
import type { LineKind, PayLine } from "./lines.ts";
import { creditNames, periodNames } from "./names.ts";
import type { QuotaSteps } from "./quota.ts";
import type { RateBook } from "./rate-book.ts";
import { attainmentOf, eligibilityOf, type PeriodState, type Rule, readBy, ruleFor } from "./rule.ts";

/** What the lines of one payee are computed from. */
export interface PayeeTask {
  readonly payee: string;
  /** The row and plan of the payee at the end of the pay period; undefined for somebody who has left before it. */
  readonly person: Person | undefined;
  readonly plan: Plan | undefined;
  /** Ordered; from the first day measured to the end of the pay period. */
  readonly credits: readonly Credit[];
  readonly team: readonly Credit[];
  readonly returns: readonly Return[];
  readonly objectives: readonly ObjectiveRow[];
  /** Locked lines of the payee; undefined where there are none to go by, so that what was paid before is recomputed. */
  readonly paid: readonly PaidLine[] | undefined;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly rates: RateBook;
  readonly measuredFrom: (plan: Plan) => IsoDate;
  readonly quota: (plan: Plan, component: string) => QuotaSteps | undefined;
  readonly targetIncentive: (plan: Plan, component: PlanComponent) => Exact | undefined;
  readonly isColumn: (name: string) => boolean;
}

/** A component's state for a payee, with the rule that paid; the trace is built from it. */
export interface ComponentState {
  readonly plan: Plan;
  readonly component: PlanComponent;
  readonly rule: Rule;
  readonly state: PeriodState;
  readonly quota: QuotaSteps | undefined;
}

export interface PayeeLines {
  readonly lines: readonly PayLine[];
  readonly problems: readonly RunProblem[];
  /** By `stateKey`. */
  readonly states: ReadonlyMap<string, ComponentState>;
}

export const stateKey = (plan: { readonly version: string }, component: string): string =>
  `${plan.version}\n${component}`;

const isTeam = ({ creditFrom }: PlanComponent): boolean => creditFrom !== "own";
const isOfPeriod = ({ type, formulaPer }: PlanComponent): boolean =>
  type === "pay_curve" || type === "spiff" || type === "mbo" || (type === "formula" && formulaPer === "period");

/** Credit of one component, added up over the measurement period and its part before the pay period. */
interface Tally {
  credited: Exact;
  creditedBefore: Exact;
  deals: number;
  dealsBefore: number;
  /** Units in the pay period, for SPIFFs. */
  units: Exact;
}

interface Entry {
  readonly credit: Credit;
  readonly component: PlanComponent;
  readonly amount: Exact;
  readonly names: Names;
}

class PayeeRun {
  readonly problems: RunProblem[] = [];
  readonly lines: PayLine[] = [];
  readonly states = new Map<string, ComponentState>();
  private readonly task: PayeeTask;
  private readonly entries: Entry[] = [];
  private readonly tallies = new Map<string, Tally>();
  private readonly used = new Map<string, Exact>();
  private readonly failed = new Set<string>();
  private readonly tests = new Map<PlanComponent, (names: Names) => boolean>();

  constructor(task: PayeeTask) {
    this.task = task;
  }

  private attempt(deal: string | null, step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof RevError)) throw error;
      this.problems.push({ error, deal, payee: this.task.payee });
    }
  }

  private payRate(plan: Plan, date: IsoDate): Exact {
    const into = this.payCurrency(plan);
    const day = plan.payRate === "payout_rate" ? this.task.end : date;
    return this.task.rates(plan.currency, into, plan.payRate, day);
  }

  private payCurrency(plan: Plan): string {
    return this.task.person?.payCurrency ?? plan.payCurrency ?? plan.currency;
  }

  private tallyKey(plan: Plan, component: PlanComponent): string {
    return plan.accumulator === "continue" ? component.name : stateKey(plan, component.name);
  }

  private tally(plan: Plan, component: PlanComponent): Tally {
    const key = this.tallyKey(plan, component);
    const known = this.tallies.get(key);
    if (known !== undefined) return known;
    const fresh = { credited: zero, creditedBefore: zero, deals: 0, dealsBefore: 0, units: zero };
    this.tallies.set(key, fresh);
    return fresh;
  }

  /** Share of the deal that a credit note takes back, -1 at most; 1 for the deal itself. */
  private portion(credit: Credit): Exact {
    if (credit.kind === "deal") return one;
    const { amount, id } = credit.deal;
    if (amount === null || sign(amount) === 0) throw new RevError("DEAL_WITHOUT_AMOUNT", { deal: id });
    return div(credit.amount, amount);
  }

  private value(credit: Credit, column: string): Exact {
    const value = credit.deal.values?.[column];
    if (typeof value === "object" && value !== null) {
      return credit.kind === "deal" ? value : mul(value, this.portion(credit));
    }
    throw new RevError("DEAL_VALUE_BLANK", { deal: credit.deal.id, column });
  }

  /** Exact credit of a component: measure x share x rate of credit; units carry no currency. */
  private creditOf(credit: Credit, component: PlanComponent, amount: Exact, fx: Exact): Exact {
    if (component.basis === "units" || component.type === "spiff") {
      const units = component.units === undefined ? this.portion(credit) : this.value(credit, component.units);
      return mul(units, credit.share);
    }
    if (component.measure === "amount") return amount;
    const value = mul(this.value(credit, component.measure), credit.share);
    return fx === one ? value : mul(value, fx);
  }

  /** First pass: which credit counts for which component, and what it adds up to. */
  collect(credits: readonly Credit[], plans: (credit: Credit) => Plan | undefined, team: boolean): void {
    const { task } = this;
    for (const credit of credits) {
      const plan = plans(credit);
      if (plan === undefined || credit.date < task.measuredFrom(plan)) continue;
      this.attempt(credit.id, () => {
        const day = plan.creditRate === "payout_rate" ? task.end : credit.date;
        const fx = task.rates(credit.currency, plan.currency, plan.creditRate, day);
        const shared = credit.share === one ? credit.amount : mul(credit.amount, credit.share);
        const amount = fx === one ? shared : mul(shared, fx);
        const names = creditNames(credit, amount, fx, task.isColumn);
        for (const component of plan.components) {
          const counts = team ? isTeam(component) : component.creditFrom !== "team";
          if (!counts || component.type === "mbo") continue;
          if (!this.isEligible(component, names)) continue;
          const value = this.creditOf(credit, component, amount, fx);
          this.count(this.tally(plan, component), credit, value);
          if (!team) this.entries.push({ credit, component, amount: value, names });
        }
      });
    }
  }

  private isEligible(component: PlanComponent, names: Names): boolean {
    if (component.where === undefined) return true;
    const known = this.tests.get(component);
    const test = known ?? eligibilityOf(component);
    if (known === undefined) this.tests.set(component, test);
    return test(names);
  }

  private count(tally: Tally, credit: Credit, value: Exact): void {
    const isBefore = credit.date < this.task.start;
    tally.credited = add(tally.credited, value);
    if (isBefore) tally.creditedBefore = add(tally.creditedBefore, value);
    else tally.units = add(tally.units, value);
    if (credit.kind === "deal") {
      tally.deals++;
      if (isBefore) tally.dealsBefore++;
    }
  }

  private stateOf(plan: Plan, component: PlanComponent): ComponentState | undefined {
    const key = stateKey(plan, component.name);
    const known = this.states.get(key);
    if (known !== undefined || this.failed.has(key)) return known;
    this.attempt(null, () => {
      const tally = this.tally(plan, component);
      const quota = this.task.quota(plan, component.name);
      const targetIncentive = this.task.targetIncentive(plan, component);
      const rule = ruleFor(component, quota?.quota, targetIncentive, this.task.payee);
      const state = { credited: tally.credited, deals: tally.deals, quota: quota?.quota, targetIncentive };
      this.states.set(key, { plan, component, rule, state, quota });
    });
    if (!this.states.has(key)) this.failed.add(key);
    return this.states.get(key);
  }

  private isOpen(plan: Plan, component: PlanComponent): boolean {
    return component.gates.every((gate) => {
      const other = plan.components.find(({ name }) => name === gate.component);
      const found = other === undefined ? undefined : this.stateOf(plan, other);
      const attainment = found === undefined ? undefined : attainmentOf(found.state);
      if (attainment === undefined) {
        throw new RevError("PAYEE_WITHOUT_SETTING", {
          payee: this.task.payee,
          setting: "quota",
          component: gate.component,
        });
      }
      return !less(attainment, gate.attainment);
    });
  }

  private before(found: ComponentState): PeriodState {
    const tally = this.tally(found.plan, found.component);
    return { ...found.state, credited: tally.creditedBefore, deals: tally.dealsBefore };
  }

  /** Rounds into the currency of pay, then rate cap, deal cap and what is left of the period's caps. */
  private addLine(
    found: ComponentState,
    line: { kind: LineKind; id: string | null; deal: string | null; date: IsoDate },
    parts: Pick<PayLine, "credit" | "before" | "base" | "kickers" | "read">,
  ): void {
    const { plan, component } = found;
    const payRate = this.payRate(plan, line.date);
    const currency = this.payCurrency(plan);
    const digits = currencyDigits(currency);
    const { credit, base, kickers } = parts;
    const kicked = kickers.length === 0 ? base : withKickers(base, credit ?? zero, kickers, component.stacking);
    const exactPay = payRate === one ? kicked : mul(kicked, payRate);
    const uncapped = round(exactPay, digits, plan.rounding);
    const rated = this.rateCapped(component, credit, payRate, exactPay);
    const rounded = rated === exactPay ? uncapped : round(rated, digits, plan.rounding);
    const money = (cap: Exact | undefined) =>
      cap === undefined ? undefined : round(mul(cap, payRate), digits, plan.rounding);
    const isCommission = component.type !== "spiff" && component.type !== "mbo" && line.kind !== "team";
    const left = [
      this.left(component.name, money(component.capPerPeriod)),
      isCommission ? this.left("", money(plan.capPerPeriod)) : undefined,
    ].filter((room): room is Exact => room !== undefined);
    const cut = cutToCaps(rounded, money(component.capPerDeal), left.length === 0 ? undefined : left.reduce(min));
    if (component.capPerPeriod !== undefined) this.use(component.name, cut.commission);
    if (isCommission && plan.capPerPeriod !== undefined) this.use("", cut.commission);
    const cappedBy = cut.cappedBy ?? (compare(rounded, uncapped) === 0 ? null : "rate");
    this.lines.push({
      kind: line.kind,
      payee: this.task.payee,
      plan: plan.name,
      version: plan.version,
      component: component.name,
      id: line.id,
      deal: line.deal,
      date: line.date,
      credit,
      before: parts.before,
      base,
      kickers,
      read: parts.read,
      payRate,
      uncapped,
      commission: cut.commission,
      cappedBy,
      currency,
    });
  }

  private rateCapped(component: PlanComponent, credit: Exact | null, payRate: Exact, pay: Exact): Exact {
    if (component.rateCap === undefined || credit === null) return pay;
    const cap = mul(mul(credit, component.rateCap), payRate);
    return sign(credit) < 0 ? max(pay, cap) : min(pay, cap);
  }

  private left(name: string, cap: Exact | undefined): Exact | undefined {
    return cap === undefined ? undefined : sub(cap, this.used.get(name) ?? zero);
  }

  private use(name: string, amount: Exact): void {
    this.used.set(name, add(this.used.get(name) ?? zero, amount));
  }

  private stepNames(names: Names, found: ComponentState, state: PeriodState): Names {
    if (!found.rule.readsNames) return names;
    return (name) => periodNames(name, state, found.quota?.quota) ?? names(name);
  }

  /** Second pass over the credits: lines of the pay period, and what earlier deals earn now where that depends on the whole. */
  pay(): void {
    const { task } = this;
    const running = new Map<string, Exact>();
    const earlier = new Map<ComponentState, Exact>();
    const isOpen = new Map<ComponentState, boolean>();
    for (const { credit, component, amount, names } of this.entries) {
      const { plan } = credit;
      const key = this.tallyKey(plan, component);
      const before = running.get(key) ?? zero;
      const after = add(before, amount);
      running.set(key, after);
      if (isOfPeriod(component) || isTeam(component)) continue;
      const isNow = credit.date >= task.start;
      const found = this.stateOf(plan, component);
      if (found === undefined || (!isNow && !found.rule.isCumulative)) continue;
      this.attempt(credit.id, () => {
        const open = isOpen.get(found) ?? this.isOpen(plan, component);
        isOpen.set(found, open);
        const payAt = (state: PeriodState): Exact =>
          open ? found.rule.payOf({ before, after, names: this.stepNames(names, found, state) }, state) : zero;
        const base = payAt(found.state);
        if (isNow) {
          const kickers = open ? found.rule.kickersFor(this.stepNames(names, found, found.state)) : [];
          const line = { kind: credit.kind, id: credit.id, deal: credit.deal.id, date: credit.date };
          this.addLine(found, line, {
            credit: amount,
            before,
            base,
            kickers,
            read: readBy(found.rule, this.stepNames(names, found, found.state)),
          });
        } else {
          const paidThen = this.task.paid === undefined ? payAt(this.before(found)) : zero;
          earlier.set(found, add(earlier.get(found) ?? zero, sub(base, paidThen)));
        }
      });
    }
    for (const [found, difference] of earlier) this.trueUp(found, difference);
  }

  private paidBefore(found: ComponentState): Exact {
    const start = this.task.measuredFrom(found.plan);
    const lines = (this.task.paid ?? []).filter(
      ({ component, date }) => component === found.component.name && date >= start && date < this.task.start,
    );
    return sum(lines.map(({ commission }) => commission));
  }

  private trueUp(found: ComponentState, difference: Exact): void {
    this.attempt(null, () => {
      const rate = this.payRate(found.plan, this.task.end);
      const paid = this.task.paid === undefined ? zero : div(this.paidBefore(found), rate);
      const base = sub(difference, paid);
      if (sign(base) === 0) return;
      const line = { kind: "true_up" as const, id: null, deal: null, date: this.task.end };
      this.addLine(found, line, { credit: null, before: null, base, kickers: [], read: null });
    });
  }

  /** Lines of the whole period: pay curves, formulas per period, SPIFFs, team credit, objectives. */
  payPeriod(): void {
    const { plan, end: date } = this.task;
    for (const component of plan?.components ?? []) {
      if (plan === undefined || !(isOfPeriod(component) || isTeam(component))) continue;
      const found = this.stateOf(plan, component);
      if (found === undefined) continue;
      this.attempt(null, () => {
        if (component.type === "mbo") return this.payObjectives(found);
        const tally = this.tally(plan, component);
        const isOpen = this.isOpen(plan, component);
        const kind = isTeam(component)
          ? "team"
          : component.type === "spiff"
            ? "spiff"
            : component.type === "formula"
              ? "formula"
              : "curve";
        const credit = component.type === "spiff" ? tally.units : sub(tally.credited, tally.creditedBefore);
        const base = isOpen ? this.periodPay(found, tally) : zero;
        const before = tally.creditedBefore;
        const read = isOpen ? readBy(found.rule, this.stepNames(this.noNames, found, found.state)) : null;
        this.addLine(found, { kind, id: null, deal: null, date }, { credit, before, base, kickers: [], read });
      });
    }
  }

  /** A line of the whole period has no deal to read from. */
  private readonly noNames: Names = (name) => (this.task.isColumn(name) ? null : undefined);

  private periodPay(found: ComponentState, tally: Tally): Exact {
    const { component, rule, state } = found;
    if (component.type === "spiff") {
      const { perUnit = zero, minUnits, fromFirst, maxPayout } = component;
      return spiffPay(tally.units, { perUnit, minUnits, fromFirst, ...(maxPayout === undefined ? {} : { maxPayout }) });
    }
    const earnedAt = (at: PeriodState, from: Exact): Exact =>
      rule.payOf({ before: from, after: at.credited, names: this.stepNames(this.noNames, found, at) }, at);
    if (!rule.isCumulative && component.type !== "formula") return earnedAt(state, tally.creditedBefore);
    const earned = earnedAt(state, zero);
    if (this.task.measuredFrom(found.plan) >= this.task.start) return earned;
    if (this.task.paid !== undefined)
      return sub(earned, div(this.paidBefore(found), this.payRate(found.plan, this.task.end)));
    return sub(earned, earnedAt(this.before(found), zero));
  }

  private payObjectives(found: ComponentState): void {
    const { state, component } = found;
    const rows = this.task.objectives.filter((row) => row.component === component.name);
    if (rows.length > 0 && state.targetIncentive === undefined) {
      const setting = "target_incentive";
      throw new RevError("PAYEE_WITHOUT_SETTING", { payee: this.task.payee, setting, component: component.name });
    }
    for (const row of rows) {
      const base = mul(mul(state.targetIncentive ?? zero, row.weight), countedAchievement(row));
      const line = { kind: "objective" as const, id: row.objective, deal: null, date: this.task.end };
      this.addLine(found, line, { credit: null, before: null, base, kickers: [], read: null });
    }
  }

  /** Credit notes to earlier measurement periods, at the rate that was paid. */
  payReturns(): void {
    for (const { id, date, portion, paid } of this.task.returns) {
      const plan = this.task.plan;
      const currency = plan === undefined ? (this.task.person?.payCurrency ?? "") : this.payCurrency(plan);
      const base = mul(paid.commission, portion);
      const commission = round(base, currencyDigits(currency), plan?.rounding);
      this.lines.push({
        kind: "return",
        payee: this.task.payee,
        plan: plan?.name ?? "",
        version: plan?.version ?? "",
        component: paid.component,
        id,
        deal: paid.deal,
        date,
        credit: mul(paid.credit, portion),
        before: null,
        base,
        kickers: [],
        read: null,
        payRate: one,
        uncapped: commission,
        commission,
        cappedBy: null,
        currency,
      });
    }
  }
}

/** All payable lines of one payee in the pay period, in the order of crediting, then the lines of the whole period, then returns. */
export const payeeLines = (task: PayeeTask): PayeeLines => {
  const run = new PayeeRun(task);
  run.collect(task.credits, ({ plan }) => plan, false);
  run.collect(task.team, () => task.plan, true);
  run.pay();
  run.payPeriod();
  run.payReturns();
  return { lines: run.lines, problems: run.problems, states: run.states };
};
