import type { ParsedFormula } from "../../formula/parse.ts";
import type { Exact } from "../../money/exact.ts";
import type { componentSettings, planSettings, SettingsOf } from "./settings.ts";

export type PlanSettings = SettingsOf<typeof planSettings>;
export type ComponentSettings = SettingsOf<typeof componentSettings>;

/** A row of a list: [from, next from) has this value. */
export interface PlanBand {
  readonly from: Exact;
  readonly value: Exact;
}

export interface PlanKicker {
  readonly type: "multiplier" | "add_rate" | "flat";
  readonly value: Exact;
  /** On every eligible deal where absent. */
  readonly where?: ParsedFormula;
}

/** Pays only when another component reaches this attainment. */
export interface PlanGate {
  readonly component: string;
  readonly attainment: Exact;
}

export interface PlanComponent extends ComponentSettings {
  readonly name: string;
  /** Of tiers and rate_table: rates (money per unit with basis units); of accelerator: multipliers. */
  readonly tiers: readonly PlanBand[];
  /** Of pay_curve: attainment and share of target incentive. */
  readonly points: readonly PlanBand[];
  readonly kickers: readonly PlanKicker[];
  readonly gates: readonly PlanGate[];
}

/** One version of a compensation plan: dated rules that turn credit into pay. Amounts are in `currency` unless said otherwise. */
export interface Plan extends PlanSettings {
  readonly name: string;
  readonly version: string;
  /** Share of the quota in the months after hiring: from = month (1 is the first), value = share; 100% once it is over. */
  readonly ramp: readonly PlanBand[];
  /** Of clawback by steps: from = until when, value = share to give back. */
  readonly clawbackSteps: readonly PlanBand[];
  readonly components: readonly PlanComponent[];
}
