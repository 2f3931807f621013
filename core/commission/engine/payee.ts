import type { IsoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import type { Names } from "../../formula/evaluate.ts";
import { currencyDigits } from "../../money/currency.ts";
import { add, div, type Exact, less, mul, one, round, sign, sub, sum, zero } from "../../money/exact.ts";
import { countedAchievement } from "../mbo.ts";
import type { Plan, PlanComponent, PlanKicker } from "../plan/plan.ts";
import { spiffPay } from "../spiff.ts";
import { creditInPlan, valueOfCredit } from "./credit-value.ts";
import type { Credit, Return, RunProblem } from "./credits.ts";
import type { ObjectiveRow, PaidLine, Person } from "./inputs.ts";
import type { LineKind, PayLine } from "./lines.ts";
import { creditNames, periodNames } from "./names.ts";
import { requireCurrency } from "./pay-currency.ts";
import { PayLines } from "./pay-lines.ts";
import type { QuotaSteps } from "./quota.ts";
import type { RateBook } from "./rate-book.ts";
import { attainmentOf, type PeriodState, ruleFor } from "./rule.ts";
import { type ComponentState, emptyTally, type PayTerms, type Slot, slotOf, type Tally } from "./slot.ts";

/** What the lines of one payee are computed from. */
export interface PayeeTask {
  readonly payee: string;
  readonly person: Person;
  /** The plan at the end of the pay period; undefined for somebody who left before it. */
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

export interface PayeeLines {
  readonly lines: readonly PayLine[];
  readonly problems: readonly RunProblem[];
  /** By `stateKey`. */
  readonly states: ReadonlyMap<string, ComponentState>;
  /** What the formula of a line read. */
  readonly names: ReadonlyMap<PayLine, Names>;
}

export const stateKey = (plan: string, version: string, component: string): string =>
  `${plan}\n${version}\n${component}`;

/** Credit in the pay period: units of a SPIFF. */
const creditNow = ({ credited, creditedBefore }: Tally): Exact => sub(credited, creditedBefore);

const noKickers: readonly PlanKicker[] = [];

class PayeeRun {
  readonly problems: RunProblem[] = [];
  readonly pays: PayLines;
  readonly states = new Map<string, ComponentState>();
  readonly names = new Map<PayLine, Names>();
  private readonly task: PayeeTask;
  private readonly slots = new Map<Plan, readonly Slot[]>();
  private readonly tallies = new Map<string, Tally>();
  /** Credit of every slot of a credit's plan, undefined where it is not eligible. */
  private readonly amounts: (readonly (Exact | undefined)[] | undefined)[] = [];
  private readonly readers: Names[] = [];

  constructor(task: PayeeTask) {
    this.task = task;
    this.pays = new PayLines(task.payee);
  }

  private note(error: unknown, deal: string | null): void {
    if (!(error instanceof RevError)) throw error;
    this.problems.push({ error, deal, payee: this.task.payee });
  }

  private terms(plan: Plan): PayTerms {
    const { task } = this;
    const currency = task.person.payCurrency ?? plan.payCurrency ?? plan.currency;
    const day = (date: IsoDate) => (plan.payRate === "payout_rate" ? task.end : date);
    const rateOn = (date: IsoDate) => task.rates(plan.currency, currency, plan.payRate, day(date));
    return { currency, digits: currencyDigits(currency), rateOn: currency === plan.currency ? () => one : rateOn };
  }

  private slotsOf(plan: Plan): readonly Slot[] {
    const known = this.slots.get(plan);
    if (known !== undefined) return known;
    const terms = this.terms(plan);
    const made = plan.components.map((component) => {
      const key =
        plan.accumulator === "continue"
          ? `${plan.name}\n${component.name}`
          : stateKey(plan.name, plan.version, component.name);
      const tally = this.tallies.get(key) ?? emptyTally();
      this.tallies.set(key, tally);
      return slotOf(plan, component, terms, tally);
    });
    this.slots.set(plan, made);
    return made;
  }

  private count(tally: Tally, credit: Credit, value: Exact): void {
    const isBefore = credit.date < this.task.start;
    tally.credited = add(tally.credited, value);
    if (isBefore) tally.creditedBefore = add(tally.creditedBefore, value);
    if (credit.kind !== "deal") return;
    tally.deals++;
    if (isBefore) tally.dealsBefore++;
  }

  /** What one credit counts for each slot; all or nothing, so that a refused credit counts nowhere. */
  private valuesOf(
    credit: Credit,
    slots: readonly Slot[],
    plan: Plan,
    team: boolean,
  ): { values: (Exact | undefined)[]; names: Names } {
    const { task } = this;
    const { amount, fx } = creditInPlan(credit, plan, task.rates, task.end);
    const names = creditNames(credit, amount, fx, task.isColumn);
    const values = slots.map((slot) => {
      const { component, test } = slot;
      const counts = team ? slot.isTeam : component.creditFrom !== "team";
      if (!counts || component.type === "mbo" || (test !== undefined && !test(names))) return undefined;
      return valueOfCredit(credit, component, amount, fx);
    });
    return { values, names };
  }

  /** First pass: which credit counts for which component, and what it adds up to. */
  collect(credits: readonly Credit[], team: boolean): void {
    const { task } = this;
    credits.forEach((credit, i) => {
      const plan = team ? task.plan : credit.plan;
      if (plan === undefined || credit.date < task.measuredFrom(plan)) return;
      const slots = this.slotsOf(plan);
      try {
        const { values, names } = this.valuesOf(credit, slots, plan, team);
        slots.forEach((slot, s) => {
          const value = values[s];
          if (value !== undefined) this.count(slot.tally, credit, value);
        });
        if (team) return;
        this.amounts[i] = values;
        this.readers[i] = names;
      } catch (error) {
        this.note(error, credit.id);
      }
    });
  }

  /** The slot's state; null where it can't be had, noted once. */
  private stateOf(slot: Slot): ComponentState | null {
    if (slot.found !== undefined) return slot.found;
    const { plan, component, tally } = slot;
    try {
      const quota = this.task.quota(plan, component.name);
      const targetIncentive = this.task.targetIncentive(plan, component);
      const rule = ruleFor(component, quota?.quota, targetIncentive, this.task.payee);
      const state = { credited: tally.credited, deals: tally.deals, quota: quota?.quota, targetIncentive };
      slot.found = { plan, component, rule, state, quota };
      slot.isOpen = this.gatesOpen(slot);
      this.states.set(stateKey(plan.name, plan.version, component.name), slot.found);
    } catch (error) {
      slot.found = null;
      this.note(error, null);
    }
    return slot.found;
  }

  private gatesOpen({ plan, component }: Slot): boolean {
    return component.gates.every((gate) => {
      const other = this.slotsOf(plan).find((slot) => slot.component.name === gate.component);
      const found = other === undefined ? null : this.stateOf(other);
      const attainment = found === null ? undefined : attainmentOf(found.state);
      if (attainment === undefined) {
        const { payee } = this.task;
        throw new RevError("PAYEE_WITHOUT_SETTING", { payee, setting: "quota", component: gate.component });
      }
      return !less(attainment, gate.attainment);
    });
  }

  /** The state as it was when the pay period before ended. */
  private before({ state }: ComponentState, tally: Tally): PeriodState {
    return { ...state, credited: tally.creditedBefore, deals: tally.dealsBefore };
  }

  private namesAt(names: Names, found: ComponentState, state: PeriodState): Names {
    if (!found.rule.readsPeriod) return names;
    return (name) => periodNames(name, state, found.quota?.quota) ?? names(name);
  }

  private payCredit(slot: Slot, found: ComponentState, credit: Credit, amount: Exact, reader: Names): void {
    const { tally, isOpen } = slot;
    const { rule, state } = found;
    const before = tally.running;
    const after = add(before, amount);
    tally.running = after;
    const isNow = credit.date >= this.task.start;
    if (!isNow && !rule.isCumulative) return;
    const names = this.namesAt(reader, found, state);
    const base = isOpen ? rule.payOf(amount, before, after, names, state) : zero;
    if (isNow) {
      const kickers = isOpen ? rule.kickersFor(names) : noKickers;
      const { kind, id, deal, date } = credit;
      const line = this.pays.add(slot, kind, id, deal.id, date, amount, before, base, kickers);
      if (slot.component.type === "formula") this.names.set(line, names);
      return;
    }
    const then = this.before(found, tally);
    const paidThen =
      this.task.paid === undefined && isOpen
        ? rule.payOf(amount, before, after, this.namesAt(reader, found, then), then)
        : zero;
    slot.earlier = add(slot.earlier ?? zero, sub(base, paidThen));
  }

  /** Second pass over the credits: lines of the pay period, and what earlier deals earn now where that depends on the whole. */
  pay(): void {
    this.task.credits.forEach((credit, i) => {
      const values = this.amounts[i];
      const reader = this.readers[i];
      if (values === undefined || reader === undefined) return;
      const slots = this.slotsOf(credit.plan);
      for (let s = 0; s < slots.length; s++) {
        const amount = values[s];
        const slot = slots[s];
        if (amount === undefined || slot === undefined || slot.isOfPeriod || slot.isTeam) continue;
        const found = this.stateOf(slot);
        if (found === null) continue;
        try {
          this.payCredit(slot, found, credit, amount, reader);
        } catch (error) {
          this.note(error, credit.id);
        }
      }
    });
    for (const slot of this.allSlots()) if (slot.earlier !== undefined) this.trueUp(slot, slot.earlier);
  }

  private allSlots(): Slot[] {
    return [...this.slots.values()].flat();
  }

  private paidBefore({ plan, component, terms }: Slot): Exact {
    const start = this.task.measuredFrom(plan);
    const lines = (this.task.paid ?? []).filter(
      (line) => line.component === component.name && line.date >= start && line.date < this.task.start,
    );
    requireCurrency(this.task.payee, terms.currency, lines);
    return sum(lines.map(({ commission }) => commission));
  }

  private trueUp(slot: Slot, difference: Exact): void {
    const { end, paid } = this.task;
    try {
      const before = paid === undefined ? zero : div(this.paidBefore(slot), slot.terms.rateOn(end));
      const base = sub(difference, before);
      if (sign(base) !== 0) this.pays.add(slot, "true_up", null, null, end, null, null, base, noKickers);
    } catch (error) {
      this.note(error, null);
    }
  }

  /** Lines of the whole period: pay curves, formulas per period, SPIFFs, team credit, objectives. */
  payPeriod(): void {
    const { plan, end } = this.task;
    if (plan === undefined) return;
    for (const slot of this.slotsOf(plan)) {
      if (!slot.isOfPeriod && !slot.isTeam) continue;
      const found = this.stateOf(slot);
      if (found === null) continue;
      const { component, tally } = slot;
      try {
        if (component.type === "mbo") {
          this.payObjectives(slot, found);
          continue;
        }
        const kind: LineKind = slot.isTeam
          ? "team"
          : component.type === "spiff" || component.type === "formula"
            ? component.type
            : "curve";
        const base = slot.isOpen ? this.periodPay(slot, found) : zero;
        const line = this.pays.add(
          slot,
          kind,
          null,
          null,
          end,
          creditNow(tally),
          tally.creditedBefore,
          base,
          noKickers,
        );
        if (component.type === "formula") this.names.set(line, this.namesAt(this.noNames, found, found.state));
      } catch (error) {
        this.note(error, null);
      }
    }
  }

  /** A line of the whole period has no deal to read from. */
  private readonly noNames: Names = (name) => (this.task.isColumn(name) ? null : undefined);

  private periodPay(slot: Slot, found: ComponentState): Exact {
    const { component, tally, plan } = slot;
    const { rule, state } = found;
    if (component.type === "spiff") {
      const { perUnit = zero, minUnits, fromFirst, maxPayout } = component;
      return spiffPay(creditNow(tally), {
        perUnit,
        minUnits,
        fromFirst,
        ...(maxPayout === undefined ? {} : { maxPayout }),
      });
    }
    const earnedAt = (at: PeriodState, from: Exact): Exact =>
      rule.payOf(sub(at.credited, from), from, at.credited, this.namesAt(this.noNames, found, at), at);
    if (!rule.isCumulative && component.type !== "formula") return earnedAt(state, tally.creditedBefore);
    const earned = earnedAt(state, zero);
    const { paid, start, end, measuredFrom } = this.task;
    if (measuredFrom(plan) >= start) return earned;
    if (paid !== undefined) return sub(earned, div(this.paidBefore(slot), slot.terms.rateOn(end)));
    return sub(earned, earnedAt(this.before(found, tally), zero));
  }

  private payObjectives(slot: Slot, { state, component }: ComponentState): void {
    const rows = this.task.objectives.filter((row) => row.component === component.name);
    const target = state.targetIncentive;
    if (rows.length === 0) return;
    if (target === undefined) {
      const setting = "target_incentive";
      throw new RevError("PAYEE_WITHOUT_SETTING", { payee: this.task.payee, setting, component: component.name });
    }
    for (const row of rows) {
      const base = mul(mul(target, row.weight), countedAchievement(row));
      this.pays.add(slot, "objective", row.objective, null, this.task.end, null, null, base, noKickers);
    }
  }

  /** Credit notes to earlier measurement periods, at the rate that was paid. */
  payReturns(plan: Plan): void {
    const { currency, digits } = this.terms(plan);
    for (const { id, date, portion, paid } of this.task.returns) {
      if (date < this.task.start) continue;
      const base = mul(paid.commission, portion);
      const commission = round(base, digits, plan.rounding);
      this.pays.lines.push({
        kind: "return",
        payee: this.task.payee,
        plan: plan.name,
        version: plan.version,
        component: paid.component,
        id,
        deal: paid.deal,
        date,
        credit: mul(paid.credit, portion),
        before: null,
        base,
        kickers: noKickers,
        payRate: one,
        uncapped: commission,
        commission,
        cappedBy: null,
        currency,
      });
    }
  }
}

/**
 * All payable lines of one payee in the pay period, in the order of crediting, then the lines of the whole period, then returns under
 * the terms of `returnsUnder`, the plan the payee has or had last.
 */
export const payeeLines = (task: PayeeTask, returnsUnder: Plan): PayeeLines => {
  const run = new PayeeRun(task);
  run.collect(task.credits, false);
  run.collect(task.team, true);
  run.pay();
  run.payPeriod();
  run.payReturns(returnsUnder);
  return { lines: run.pays.lines, problems: run.problems, states: run.states, names: run.names };
};
