import { RevError } from "../errors/error.ts";
import { groupBy } from "../group-by.ts";
import { type FunnelEntry, type FunnelMode, type FunnelRules, funnelMachine } from "./machine.ts";
import { type StepCounts, stepCounts } from "./step-counts.ts";
import { textCodes } from "./text-codes.ts";

export interface FunnelEvent {
  readonly entity: string;
  readonly step: string;
  /** Any rising number; days where `window` is in days. */
  readonly time: number;
}

export interface CountRules {
  readonly steps: readonly string[];
  /** Longest time from first to last step, inclusive; default unlimited. */
  readonly window?: number;
  readonly mode?: FunnelMode;
  readonly entry?: FunnelEntry;
  /** impute: reaching a later stage implies the earlier ones; no order, no window. */
  readonly skip?: "impute";
  /** Leaves out entries younger than the window at `asOf`; needs both. */
  readonly matureOnly?: boolean;
  readonly asOf?: number;
}

export interface FunnelCount extends StepCounts {
  /** Attempts left out because their window isn't over. */
  readonly excludedImmature: number;
  /** Steps without a record before a later one that was reached; null unless skip is impute. */
  readonly skippedSteps: number | null;
}

/** The latest start whose window is over at the as-of time; undefined where young entries count too. */
export const matureUntil = (rules: Pick<CountRules, "matureOnly" | "asOf" | "window">): number | undefined => {
  if (rules.matureOnly !== true) return undefined;
  if (rules.window === undefined) throw new RevError("WINDOW_MISSING", {});
  if (rules.asOf === undefined) throw new RevError("AS_OF_MISSING", {});
  return rules.asOf - rules.window;
};

/** Events entity by entity (in order of first appearance), each entity's by time; equal times keep the order given. */
export const byEntity = <E extends { readonly entity: string; readonly time: number }>(events: readonly E[]): E[][] => {
  const journeys = groupBy(events, (event) => event.entity);
  return [...journeys.values()].map((journey) => journey.sort((a, b) => a.time - b.time));
};

/**
 * How many entities (or attempts, with entry `each`) reached each step, the conversion of each step and of the whole. Rows in any order.
 * Errors: FUNNEL_WITHOUT_STEPS; WINDOW_MISSING and AS_OF_MISSING where only mature entries are wanted.
 */
export const funnelCount = (events: readonly FunnelEvent[], rules: CountRules): FunnelCount => {
  const { code } = textCodes();
  const mature = matureUntil(rules);
  const machine = funnelMachine<string>(machineRules(rules, rules.steps.map(code), mature));
  for (const journey of byEntity(events)) {
    for (const { entity, step, time } of journey) machine.event(entity, code(step), time);
  }
  const { reached, immature, skipped } = machine.end();
  return {
    ...stepCounts([...reached.subarray(0, rules.steps.length)]),
    excludedImmature: immature,
    skippedSteps: rules.skip === "impute" ? skipped : null,
  };
};

const machineRules = (rules: CountRules, steps: readonly number[], mature: number | undefined): FunnelRules => ({
  steps,
  mode: rules.mode ?? "ordered",
  entry: rules.entry ?? "first",
  window: rules.window ?? Number.POSITIVE_INFINITY,
  impute: rules.skip === "impute",
  matureUntil: mature ?? Number.POSITIVE_INFINITY,
});
