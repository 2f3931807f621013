import type { IsoDate } from "../../calendar/iso-date.ts";
import type { ParsedFormula } from "../../formula/parse.ts";
import type { Exact } from "../../money/exact.ts";

/** What the value of a setting is. `rate` is a fraction of at most 1, `factor` any number of 0 or more, `name` a column of the deals. */
interface Kinds {
  readonly text: string;
  readonly name: string;
  readonly currency: string;
  readonly date: IsoDate;
  readonly money: Exact;
  readonly rate: Exact;
  readonly factor: Exact;
  readonly count: number;
  readonly flag: boolean;
  readonly condition: ParsedFormula;
  readonly formula: ParsedFormula;
}

export interface Setting {
  readonly kind: keyof Kinds | "choice";
  /** Of a name: values that are no column and may be written in any language. */
  readonly choices?: readonly string[];
  readonly required?: true;
  /** As it would be written in the table. */
  readonly standard?: string;
}

const money = { kind: "money" } as const;
const rate = { kind: "rate" } as const;
const factor = { kind: "factor" } as const;
const policies = ["plan_rate", "booking_rate", "payout_rate"] as const;
const periods = ["month", "quarter", "year"] as const;

/** Settings of a plan version, in the order in which a printed plan has them. */
export const planSettings = {
  validFrom: { kind: "date", required: true },
  validTo: { kind: "date" },
  currency: { kind: "currency", required: true },
  payCurrency: { kind: "currency" },
  creditRate: { kind: "choice", choices: policies, standard: "booking_rate" },
  payRate: { kind: "choice", choices: policies, standard: "payout_rate" },
  rounding: { kind: "choice", choices: ["half_up", "half_even", "down"], standard: "half_up" },
  period: { kind: "choice", choices: periods, standard: "quarter" },
  measurement: { kind: "choice", choices: periods },
  quotaToDate: { kind: "flag", standard: "no" },
  accumulator: { kind: "choice", choices: ["continue", "reset"], standard: "continue" },
  splitPolicy: { kind: "choice", choices: ["must_equal_100", "overlay"], required: true },
  proration: { kind: "choice", choices: ["none", "days", "months"], standard: "none" },
  startByDay: { kind: "count", standard: "15" },
  quota: money,
  targetIncentive: money,
  draw: money,
  drawType: { kind: "choice", choices: ["recoverable", "non_recoverable", "recoverable_forgiven"] },
  recoupLimit: { kind: "rate", standard: "1" },
  floor: money,
  guaranteeBase: { kind: "choice", choices: ["earned", "net"] },
  capPerPeriod: money,
  payout: { kind: "choice", choices: ["booking", "invoice", "cash"], standard: "booking" },
  holdbackRate: rate,
  clawbackMethod: { kind: "choice", choices: ["full", "linear", "linear_after_full", "steps"] },
  clawbackTerm: factor,
  clawbackFullUntil: factor,
  clawbackUnit: { kind: "choice", choices: ["months", "days"], standard: "months" },
  deductionLimit: { kind: "rate", standard: "1" },
  negativePay: { kind: "choice", choices: ["carry", "pay"], standard: "carry" },
} as const satisfies Record<string, Setting>;

/** Settings of a component, in the order in which a printed plan has them. */
export const componentSettings = {
  type: {
    kind: "choice",
    choices: ["rate", "tiers", "accelerator", "rate_table", "pay_curve", "mbo", "spiff", "formula"],
    required: true,
  },
  creditFrom: { kind: "choice", choices: ["own", "team", "own_and_team"], standard: "own" },
  measure: { kind: "name", standard: "amount" },
  where: { kind: "condition" },
  mode: { kind: "choice", choices: ["marginal", "retroactive"] },
  basis: { kind: "choice", choices: ["amount", "units", "attainment"], standard: "amount" },
  rate,
  metric: { kind: "name", choices: ["deals", "attainment"] },
  targetShare: { kind: "rate", standard: "1" },
  threshold: factor,
  thresholdBasis: { kind: "choice", choices: ["amount", "attainment"], standard: "amount" },
  thresholdMode: { kind: "choice", choices: ["from_first", "above_only"] },
  below: { kind: "choice", choices: ["zero", "first"], standard: "zero" },
  above: { kind: "choice", choices: ["flat", "extrapolate"], standard: "flat" },
  perUnit: money,
  units: { kind: "name" },
  minUnits: { kind: "factor", standard: "0" },
  fromFirst: { kind: "flag", standard: "yes" },
  maxPayout: money,
  formula: { kind: "formula" },
  formulaPer: { kind: "choice", choices: ["deal", "period"], standard: "deal" },
  stacking: { kind: "choice", choices: ["multiplicative", "additive"], standard: "multiplicative" },
  rateCap: rate,
  capPerDeal: money,
  capPerPeriod: money,
} as const satisfies Record<string, Setting>;

type ValueOf<S> = S extends { kind: "choice"; choices: readonly (infer C)[] }
  ? C
  : S extends { kind: infer K extends keyof Kinds }
    ? Kinds[K]
    : never;
type Certain<T> = { [K in keyof T]: T[K] extends { required: true } | { standard: string } ? K : never }[keyof T];

/** The values of a table of settings: those that are required or have a standard are always there. */
export type SettingsOf<T extends Record<string, Setting>> = {
  readonly [K in Certain<T>]: ValueOf<T[K]>;
} & { readonly [K in Exclude<keyof T, Certain<T>>]?: ValueOf<T[K]> };
