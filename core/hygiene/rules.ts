import { daysBetween, type IsoDate } from "../calendar/iso-date.ts";
import { type Exact, sign } from "../money/exact.ts";
import { mean } from "../stats/mean.ts";
import { ratio } from "../stats/ratio.ts";

/** Which rules apply, with their thresholds; a rule that is absent isn't checked. */
export interface HygieneRules {
  readonly close_date_not_past?: boolean;
  readonly amount_present?: boolean;
  readonly next_step_present?: boolean;
  readonly activity_within_days?: number;
  readonly pushes_at_most?: number;
}

export const hygieneRuleNames = [
  "close_date_not_past",
  "amount_present",
  "next_step_present",
  "activity_within_days",
  "pushes_at_most",
] as const satisfies readonly (keyof HygieneRules)[];
export type HygieneRuleName = (typeof hygieneRuleNames)[number];

/** What hygiene looks at in an open deal. */
export interface OpenDeal {
  readonly closeDate: IsoDate | null;
  readonly amount: Exact | null;
  readonly nextStep: string | null;
  readonly lastActivity: IsoDate | null;
  /** How often the close date was pushed out; null where the export doesn't say, which fails no rule. */
  readonly pushes: number | null;
}

type Check = (deal: OpenDeal, asOf: IsoDate) => boolean;

const check = (name: HygieneRuleName, rules: HygieneRules): Check | null => {
  switch (name) {
    case "close_date_not_past":
      return rules[name] === true ? ({ closeDate }, asOf) => closeDate !== null && closeDate >= asOf : null;
    case "amount_present":
      return rules[name] === true ? ({ amount }) => amount !== null && sign(amount) !== 0 : null;
    case "next_step_present":
      return rules[name] === true ? ({ nextStep }) => nextStep !== null && nextStep.trim() !== "" : null;
    case "activity_within_days": {
      const days = rules[name];
      if (days === undefined) return null;
      return ({ lastActivity }, asOf) => lastActivity !== null && daysBetween(lastActivity, asOf) <= days;
    }
    case "pushes_at_most": {
      const most = rules[name];
      return most === undefined ? null : ({ pushes }) => pushes === null || pushes <= most;
    }
  }
};

export interface Hygiene {
  readonly openDeals: number;
  /** Share of open deals that pass, per rule that applies. */
  readonly passRates: ReadonlyMap<HygieneRuleName, Exact | null>;
  /** The rules each deal fails, in the order of the deals. */
  readonly failures: readonly (readonly HygieneRuleName[])[];
  /** Deals that pass every rule. */
  readonly clean: number;
  readonly cleanRate: Exact | null;
  /** Mean of the pass rates. */
  readonly score: Exact | null;
}

/**
 * Checks open deals (the caller leaves closed ones out). Closing on the as-of date is not past, an activity exactly N days ago is within N
 * days, N pushes are allowed where at most N are. Rates are blank without open deals.
 */
export const hygiene = (deals: readonly OpenDeal[], rules: HygieneRules, asOf: IsoDate): Hygiene => {
  const checks = hygieneRuleNames
    .map((name) => ({ name, passes: check(name, rules) }))
    .filter((entry): entry is { name: HygieneRuleName; passes: Check } => entry.passes !== null);
  const failures = deals.map((deal) => checks.filter(({ passes }) => !passes(deal, asOf)).map(({ name }) => name));
  const passRates = new Map(
    checks.map(({ name }) => [name, ratio(failures.filter((failed) => !failed.includes(name)).length, deals.length)]),
  );
  const clean = failures.filter((failed) => failed.length === 0).length;
  const known = [...passRates.values()].filter((rate): rate is Exact => rate !== null);
  return {
    openDeals: deals.length,
    passRates,
    failures,
    clean,
    cleanRate: ratio(clean, deals.length),
    score: mean(known),
  };
};
