import type { IsoDate } from "../../calendar/iso-date.ts";
import type { Exact } from "../../money/exact.ts";
import type { CapKind } from "../caps.ts";
import type { PlanKicker } from "../plan/plan.ts";

/**
 * deal and credit_note: one deal. return: a credit note to an earlier period. team: the credit of everyone below. curve, formula,
 * spiff, objective: of the whole period. true_up: what earlier deals of the measurement earn in addition now.
 */
export type LineKind =
  | "deal"
  | "credit_note"
  | "return"
  | "team"
  | "curve"
  | "formula"
  | "spiff"
  | "objective"
  | "true_up";

/** One payable line: a deal, a payee and a component, or a component's line of the period. */
export interface PayLine {
  readonly kind: LineKind;
  readonly payee: string;
  readonly plan: string;
  readonly version: string;
  readonly component: string;
  /** Id of the deal or credit note; of the objective for MBO lines. */
  readonly id: string | null;
  /** The deal, also of its credit note. */
  readonly deal: string | null;
  readonly date: IsoDate | null;
  /** Exact credit in the currency of credit (units with basis units), null for lines without one. */
  readonly credit: Exact | null;
  /** Credit of the component in the measurement period before this line. */
  readonly before: Exact | null;
  /** Commission before kickers and rounding, in the plan's currency. */
  readonly base: Exact;
  readonly kickers: readonly PlanKicker[];
  /** From the plan's currency into the currency of pay. */
  readonly payRate: Exact;
  /** Rounded, before the money caps. */
  readonly uncapped: Exact;
  readonly commission: Exact;
  readonly cappedBy: CapKind | null;
  /** Currency of pay. */
  readonly currency: string;
}
