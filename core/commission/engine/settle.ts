import { dayOf, daysBetween, type IsoDate, monthIndex } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import { currencyDigits } from "../../money/currency.ts";
import {
  add,
  div,
  type Exact,
  equal,
  exact,
  less,
  min,
  mul,
  neg,
  one,
  round,
  sign,
  sub,
  sum,
  zero,
} from "../../money/exact.ts";
import { type ClawbackRule, clawbackShare } from "../clawback.ts";
import { drawPeriod } from "../draw.ts";
import type { Plan } from "../plan/plan.ts";
import type { Adjustment, Balances, Cancellation, CollectionRow, HeldEntry, PaidLine } from "./inputs.ts";
import type { PayLine } from "./lines.ts";
import { computed, given, type TraceStep, total } from "./trace.ts";

export type ItemKind =
  | "commission"
  | "spiff"
  | "objective"
  | "override"
  | "floor"
  | "held"
  | "released"
  | "clawback"
  | "adjustment"
  | "carried_in"
  | "draw"
  | "carried_out";

/** One signed sum of a statement; the items add up to the payout. */
export interface StatementItem {
  readonly kind: ItemKind;
  readonly amount: Exact;
  /** Deal of a release, deals newly clawed back, reason of an adjustment. */
  readonly about: string | null;
}

/** What a cancelled deal takes back of one paid line; 0 once its term is over. */
export interface LineClawback {
  readonly deal: string;
  readonly component: string;
  /** Date of the paid line. */
  readonly paidOn: IsoDate;
  readonly cancelledOn: IsoDate;
  readonly amount: Exact;
}

export interface SettleTask {
  readonly plan: Plan;
  /** Draw and floor are only for payees on the plan in the pay period. */
  readonly isActive: boolean;
  /** The plan or the payee's time on it ends in the period: a recoverable_forgiven balance is forgiven. */
  readonly isLast: boolean;
  readonly currency: string;
  /** Share of the pay period on the plan: scales draw and floor. */
  readonly membership: Exact;
  /** From the plan's currency into the currency of pay, for draw and floor. */
  readonly payRate: Exact;
  readonly lines: readonly PayLine[];
  readonly opening: Balances;
  readonly collections: readonly CollectionRow[];
  readonly cancellations: readonly (Cancellation & { readonly paid: readonly PaidLine[] })[];
  readonly adjustments: readonly Adjustment[];
}

export interface Settlement {
  readonly items: readonly StatementItem[];
  readonly earned: Exact;
  readonly payout: Exact;
  readonly closing: Balances;
  /** Newly due, whatever part of it is deducted now. */
  readonly clawbacks: readonly LineClawback[];
  readonly trace: TraceStep;
}

export const noBalances: Balances = { draw: zero, clawback: zero, carried: zero, held: [] };

/** Which part of the statement a line belongs to. */
export const categoryOf = ({ kind }: PayLine): "commission" | "spiff" | "objective" | "override" =>
  kind === "spiff" ? "spiff" : kind === "objective" ? "objective" : kind === "team" ? "override" : "commission";

const ruleOf = (plan: Plan, deal: string): ClawbackRule => {
  const { clawbackMethod: method, clawbackTerm: term = zero, clawbackFullUntil: fullUntil = zero } = plan;
  if (method === undefined) throw new RevError("CLAWBACK_RULE_MISSING", { deal, plan: plan.name });
  if (method === "steps") {
    return { method, schedule: plan.clawbackSteps.map(({ from, value }) => ({ until: from, share: value })) };
  }
  return method === "linear_after_full" ? { method, term, fullUntil } : { method, term };
};

/** Whole months or days from the sale to the cancellation. */
const elapsed = (plan: Plan, from: IsoDate, to: IsoDate): Exact => {
  const months = monthIndex(to) - monthIndex(from) - (dayOf(to) < dayOf(from) ? 1 : 0);
  return exact(plan.clawbackUnit === "days" ? daysBetween(from, to) : months);
};

class Settling {
  private readonly items: StatementItem[] = [];
  private readonly steps: TraceStep[] = [];
  private readonly clawbacks: LineClawback[] = [];
  private readonly task: SettleTask;
  private readonly digits: number;

  constructor(task: SettleTask) {
    this.task = task;
    this.digits = currencyDigits(task.currency);
  }

  private put(kind: ItemKind, step: TraceStep, about: string | null = null): void {
    if (sign(step.value) === 0 && kind !== "commission") return;
    this.items.push({ kind, amount: step.value, about });
    this.steps.push(step);
  }

  private rounded(step: TraceStep): TraceStep {
    const { digits } = this;
    return computed("rounded", { do: "rounded", digits, mode: this.task.plan.rounding }, [step], {
      digits,
    });
  }

  private net(): TraceStep {
    return total("net", [...this.steps]);
  }

  private payable(label: "draw" | "floor", amount: Exact): TraceStep {
    const { membership, payRate } = this.task;
    const parts = [given(label, amount), given("share", membership), given("payRate", payRate)];
    return this.rounded(computed(label, "product", parts));
  }

  /**
   * Holds back by deal, rounded cumulatively so that the parts add up to the rounded total. What takes credit of an earlier deal back is held
   * as that deal still is, and not at all once everything of it is released.
   */
  private hold(): HeldEntry[] {
    const { plan, lines, opening } = this.task;
    const rate = plan.payout === "booking" ? (plan.holdbackRate ?? zero) : one;
    if (sign(rate) === 0) return [];
    const fresh = new Set(lines.filter(({ kind }) => kind === "deal").map(({ deal }) => deal));
    const collected = new Map(opening.held.map((entry) => [entry.deal, entry.collected]));
    const byDeal = new Map<string, Exact>();
    for (const line of lines) {
      if (line.deal === null || categoryOf(line) !== "commission") continue;
      if (!fresh.has(line.deal) && !collected.has(line.deal)) continue;
      byDeal.set(line.deal, add(byDeal.get(line.deal) ?? zero, line.commission));
    }
    const amounts = [...byDeal.values()];
    const whole = this.rounded(computed("held", "product", [given("commission", sum(amounts)), given("rate", rate)]));
    this.put("held", computed("held", "negated", [whole]));
    const payee = lines[0]?.payee ?? "";
    let soFar = zero;
    let heldSoFar = zero;
    return [...byDeal].map(([deal, amount]) => {
      soFar = add(soFar, amount);
      const upTo = round(mul(soFar, rate), this.digits, plan.rounding);
      const held = sub(upTo, heldSoFar);
      heldSoFar = upTo;
      return { deal, payee, held, released: zero, collected: collected.get(deal) ?? zero };
    });
  }

  /** Releases in proportion to what came in, rounded cumulatively; a cancelled deal brings no more and releases the rest. */
  private release(entries: readonly HeldEntry[]): HeldEntry[] {
    const { collections, cancellations } = this.task;
    const over = new Set(cancellations.map(({ deal }) => deal));
    return entries.flatMap((entry) => {
      const rows = collections.filter(({ deal }) => deal === entry.deal);
      const came = add(entry.collected, sum(rows.map(({ amount, total: all, deal }) => div(amount, all, deal))));
      const share = over.has(entry.deal) ? one : min(one, came);
      const due = this.rounded(
        computed("released", "product", [given("held", entry.held), given("share", share)], { deal: entry.deal }),
      );
      const before = given("balance", entry.released);
      this.put("released", computed("released", "difference", [due, before], { deal: entry.deal }), entry.deal);
      if (equal(share, one)) return [];
      return [{ ...entry, collected: share, released: due.value }];
    });
  }

  /** Clawbacks due, old and new, deducted as far as the limit and the pay of the period allow; the rest stays a balance. */
  private clawBack(gross: TraceStep): Exact {
    const { plan, cancellations, opening } = this.task;
    const due: TraceStep[] = sign(opening.clawback) === 0 ? [] : [given("clawbackBalance", opening.clawback)];
    for (const { deal, date, refundShare = one, paid } of cancellations) {
      for (const line of paid) {
        const share = given("share", clawbackShare(ruleOf(plan, deal), elapsed(plan, line.date, date)));
        const parts = [given("commission", line.commission), share, given("share", refundShare)];
        const back = this.rounded(computed("clawback", "product", parts, { deal }));
        const { component, date: paidOn } = line;
        this.clawbacks.push({ deal, component, paidOn, cancelledOn: date, amount: back.value });
        due.push(back);
      }
    }
    if (due.length === 0) return zero;
    const all = total("deducted", due);
    const newly = this.clawbacks.filter(({ amount }) => sign(amount) !== 0).map(({ deal }) => deal);
    const deals = newly.length === 0 ? null : [...new Set(newly)].join(", ");
    const limit = plan.deductionLimit;
    if (plan.negativePay === "pay" && equal(limit, one)) {
      this.put("clawback", computed("deducted", "negated", [all]), deals);
      return zero;
    }
    const positive = computed("deductible", "greatest", [gross, given("zero", zero)]);
    const allowed = this.rounded(computed("deductible", "product", [positive, given("share", limit)]));
    const taken = computed("deducted", "least", [all, allowed]);
    this.put("clawback", computed("deducted", "negated", [taken]), deals);
    return sub(all.value, taken.value);
  }

  private topUp(base: TraceStep): void {
    const { plan, isActive } = this.task;
    if (plan.floor === undefined || !isActive) return;
    const missing = computed("floor", "difference", [this.payable("floor", plan.floor), base]);
    this.put("floor", computed("floor", "greatest", [missing, given("zero", zero)]));
  }

  private drawOn(base: TraceStep): Exact {
    const { plan, opening, isActive } = this.task;
    if (plan.draw === undefined || plan.drawType === undefined || !isActive) return opening.draw;
    const amount = this.payable("draw", plan.draw);
    const { recoupLimit } = plan;
    const period = drawPeriod(
      { type: plan.drawType, amount: amount.value, recoupLimit },
      base.value,
      opening.draw,
      this.digits,
    );
    if (less(base.value, amount.value)) this.put("draw", computed("drawTopUp", "difference", [amount, base]));
    else if (sign(period.recovered) !== 0) {
      const excess = computed("deductible", "difference", [base, amount]);
      const allowed = this.rounded(computed("deductible", "product", [excess, given("share", recoupLimit)]));
      const taken = computed("drawRecovered", "least", [given("balance", opening.draw), allowed]);
      this.put("draw", computed("drawRecovered", "negated", [taken]));
    }
    return period.balance;
  }

  /** What a negative net pay leaves for the next period; a guarantee that looks at net pay comes after it, so that it forgives none of it. */
  private carryOut(): Exact {
    const net = this.net();
    if (sign(net.value) >= 0 || this.task.plan.negativePay === "pay") return zero;
    this.put("carried_out", computed("carriedOut", "negated", [net]));
    return neg(net.value);
  }

  run(earnings: readonly (readonly [ItemKind, TraceStep])[]): Settlement {
    const { plan, opening, adjustments } = this.task;
    for (const [kind, step] of earnings) this.put(kind, step);
    const earned = total("earned", [...this.steps]);
    const onEarned = plan.guaranteeBase === "earned";
    if (onEarned) this.topUp(earned);
    const guaranteed = onEarned ? this.net() : earned;
    const held = this.release([...opening.held, ...this.hold()]);
    const clawback = this.clawBack(this.net());
    for (const { amount, reason } of adjustments)
      this.put("adjustment", given("adjustment", amount, { reason }), reason);
    if (sign(opening.carried) !== 0)
      this.put("carried_in", computed("carriedIn", "negated", [given("balance", opening.carried)]));
    let carried = onEarned ? zero : this.carryOut();
    if (!onEarned) this.topUp(this.net());
    const owed = this.drawOn(onEarned ? guaranteed : this.net());
    const draw = plan.drawType === "recoverable_forgiven" && this.task.isLast ? zero : owed;
    if (onEarned) carried = this.carryOut();
    const trace = total("payout", [...this.steps]);
    return {
      items: this.items,
      earned: earned.value,
      payout: trace.value,
      closing: { draw, clawback, carried, held },
      clawbacks: this.clawbacks,
      trace,
    };
  }
}

/**
 * From lines to payout, in the fixed order: earned (commission, SPIFFs, objectives, overrides), floor (on earned), holdback and releases,
 * clawbacks, adjustments, negative balance brought forward and carried on, floor (on net), draw. `steps` gives the steps of a group of lines. Draw, clawback, held and carried
 * amounts stay four balances. A negative payout is carried unless the plan says it is to be paid back at once.
 */
export const settle = (task: SettleTask, steps: (lines: readonly PayLine[]) => readonly TraceStep[]): Settlement => {
  const groups = [
    ["commission", "commission"],
    ["spiff", "spiffs"],
    ["objective", "objectives"],
    ["override", "overrides"],
  ] as const;
  const earnings = groups.map(([kind, label]) => {
    const lines = task.lines.filter((line) => categoryOf(line) === kind);
    return [kind, total(label, steps(lines))] as const;
  });
  return new Settling(task).run(earnings);
};
