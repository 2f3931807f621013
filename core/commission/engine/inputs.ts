import type { FiscalCalendar } from "../../calendar/fiscal.ts";
import type { IsoDate } from "../../calendar/iso-date.ts";
import type { Period } from "../../calendar/period.ts";
import type { FormulaValue } from "../../formula/evaluate.ts";
import type { Exact } from "../../money/exact.ts";
import type { Plan } from "../plan/plan.ts";

/** A won deal on its crediting date. What can't be read is null and leaves its lines unresolved. */
export interface Deal {
  readonly id: string;
  /** Crediting date. */
  readonly date: IsoDate | null;
  /** Time of closing as sortable text; orders deals of one day. */
  readonly closedAt?: string;
  readonly amount: Exact | null;
  readonly currency: string | null;
  readonly owner: string | null;
  /** Every other column by its name in lower case, for measures, metrics and conditions. */
  readonly values?: Readonly<Record<string, FormulaValue>>;
}

/** A credit note reduces the credit of its deal's payees on its own date; `amount` is positive. */
export interface CreditNote {
  readonly id: string;
  readonly deal: string;
  readonly date: IsoDate | null;
  readonly amount: Exact | null;
  readonly currency: string | null;
}

/** A stretch of time in which somebody is on a plan; several rows a person where plan, manager or pay currency change. */
export interface Person {
  readonly payee: string;
  readonly name?: string;
  readonly plan: string;
  readonly from?: IsoDate;
  /** Last day on the plan. */
  readonly to?: IsoDate;
  readonly manager?: string;
  readonly hired?: IsoDate;
  /** For one measurement period; the plan's where absent. */
  readonly targetIncentive?: Exact;
  readonly payCurrency?: string;
}

/** Quota for the days from `from` to `to`; `annual` quotas count by days of the fiscal year. Without component for all of them. */
export interface QuotaRow {
  readonly payee: string;
  readonly component?: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly amount: Exact;
  readonly annual?: boolean;
}

/** Leave that relieves a quota; share 1 is full relief. */
export interface Leave {
  readonly payee: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly share?: Exact;
}

/** split rows of a deal add up to 100% where the plan says so; overlay rows are credit beside them. */
export interface SplitRow {
  readonly deal: string;
  readonly payee: string;
  readonly share: Exact;
  readonly kind?: "split" | "overlay";
}

/** Units of `to` for one unit of `currency`, from day to day (both inside; one day without `to`). */
export interface RateRow {
  readonly currency: string;
  readonly into: string;
  readonly policy: "plan_rate" | "booking_rate" | "payout_rate";
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly rate: Exact;
}

export interface ObjectiveRow {
  readonly payee: string;
  readonly component: string;
  readonly objective: string;
  readonly weight: Exact;
  readonly achievement: Exact;
  readonly min?: Exact;
  readonly cap?: Exact;
}

/** Commission of a locked period: what a return or a cancellation gives back, in the currency of pay. */
export interface PaidLine {
  /** null for lines of a whole period. */
  readonly deal: string | null;
  readonly payee: string;
  readonly component: string;
  readonly date: IsoDate;
  readonly credit: Exact;
  readonly commission: Exact;
  /** Currency of pay at that time; absent where it was the one of today. */
  readonly currency?: string;
  /** A credit note: it says nothing about the rate that was paid. */
  readonly takesBack?: boolean;
}

/** A cancelled deal whose commission is clawed back. */
export interface Cancellation {
  readonly deal: string;
  readonly date: IsoDate;
  readonly refundShare?: Exact;
}

/** Cash or invoices of a deal in the period, as a share of everything it will bring. */
export interface CollectionRow {
  readonly deal: string;
  readonly amount: Exact;
  readonly total: Exact;
}

/** Commission held back and not yet released, one entry a deal and payee. `collected` is the share of the total seen so far. */
export interface HeldEntry {
  readonly deal: string;
  readonly payee: string;
  readonly held: Exact;
  readonly released: Exact;
  readonly collected: Exact;
}

/** The four balances a payee carries from period to period; never mixed. */
export interface Balances {
  readonly draw: Exact;
  readonly clawback: Exact;
  readonly carried: Exact;
  readonly held: readonly HeldEntry[];
  /** Currency of pay of the run that left them; absent where it was the one of today. */
  readonly currency?: string;
}

/** A signed, reasoned line that changes no computed one. */
export interface Adjustment {
  readonly payee: string;
  readonly amount: Exact;
  readonly reason: string;
  readonly reference?: string;
  /** What a locked line would have paid more or less: it counts as paid for this component, deal and date from then on. */
  readonly component?: string;
  readonly deal?: string;
  readonly date?: IsoDate;
}

/** A dated exception for a payee: a row of the plan table that replaces the plan's own. */
export interface PlanException {
  readonly payee: string;
  readonly component: string;
  readonly setting: string;
  readonly value: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface RunInputs {
  /** The pay period. */
  readonly period: Period;
  readonly calendar: FiscalCalendar;
  readonly plans: readonly Plan[];
  readonly people: readonly Person[];
  /** From the start of the longest measurement period to the end of the pay period; others are left out and counted. */
  readonly deals: readonly Deal[];
  readonly creditNotes?: readonly CreditNote[];
  readonly splits?: readonly SplitRow[];
  readonly quotas?: readonly QuotaRow[];
  readonly leaves?: readonly Leave[];
  readonly rates?: readonly RateRow[];
  readonly objectives?: readonly ObjectiveRow[];
  readonly paid?: readonly PaidLine[];
  readonly cancellations?: readonly Cancellation[];
  /** Deals that earlier periods clawed back. */
  readonly clawedBack?: readonly string[];
  readonly collections?: readonly CollectionRow[];
  readonly balances?: ReadonlyMap<string, Balances>;
  readonly adjustments?: readonly Adjustment[];
  readonly exceptions?: readonly PlanException[];
}
