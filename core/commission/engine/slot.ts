import type { IsoDate } from "../../calendar/iso-date.ts";
import type { Names } from "../../formula/evaluate.ts";
import { type Exact, zero } from "../../money/exact.ts";
import type { Plan, PlanComponent } from "../plan/plan.ts";
import type { QuotaSteps } from "./quota.ts";
import { eligibilityOf, type PeriodState, type Rule } from "./rule.ts";

/** Credit of one component, added up over the measurement period and its part before the pay period. */
export interface Tally {
  credited: Exact;
  creditedBefore: Exact;
  deals: number;
  dealsBefore: number;
  /** Credit of the lines computed so far. */
  running: Exact;
  /** Pay of the lines so far that counts towards the component's period cap. */
  used: Exact;
}

export const emptyTally = (): Tally => ({
  credited: zero,
  creditedBefore: zero,
  deals: 0,
  dealsBefore: 0,
  running: zero,
  used: zero,
});

/** A component's state for a payee, with the rule that paid; the trace is built from it. */
export interface ComponentState {
  readonly plan: Plan;
  readonly component: PlanComponent;
  readonly rule: Rule;
  readonly state: PeriodState;
  readonly quota: QuotaSteps | undefined;
}

/** How a plan pays a payee: currency, rounding and the exchange rate of a day. */
export interface PayTerms {
  readonly currency: string;
  readonly digits: number;
  readonly rateOn: (date: IsoDate) => Exact;
}

/** A component of one plan version in one payee's run. */
export interface Slot {
  readonly plan: Plan;
  readonly component: PlanComponent;
  readonly terms: PayTerms;
  readonly tally: Tally;
  readonly isTeam: boolean;
  /** One line for the whole period instead of one a deal. */
  readonly isOfPeriod: boolean;
  /** Absent where every credit is eligible. */
  readonly test: ((names: Names) => boolean) | undefined;
  /** undefined: not asked for yet. null: refused, with a problem noted. */
  found: ComponentState | null | undefined;
  isOpen: boolean;
  /** What earlier deals of the measurement earn now beyond what was paid then. */
  earlier: Exact | undefined;
}

export const slotOf = (plan: Plan, component: PlanComponent, terms: PayTerms, tally: Tally): Slot => ({
  plan,
  component,
  terms,
  tally,
  isTeam: component.creditFrom !== "own",
  isOfPeriod:
    component.type === "pay_curve" ||
    component.type === "spiff" ||
    component.type === "mbo" ||
    (component.type === "formula" && component.formulaPer === "period"),
  test: component.where === undefined ? undefined : eligibilityOf(component),
  found: undefined,
  isOpen: true,
  earlier: undefined,
});
