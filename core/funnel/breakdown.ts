import { byEntity, type FunnelEvent } from "./count.ts";
import { type FunnelAttribution, funnelMachine } from "./machine.ts";
import { type StepCounts, stepCounts } from "./step-counts.ts";
import { textCodes } from "./text-codes.ts";

export interface GroupedEvent extends FunnelEvent {
  /** The value to break down by; null where the event has none. */
  readonly group: string | null;
}

export interface BreakdownRules {
  readonly steps: readonly string[];
  readonly window?: number;
  readonly attribution: FunnelAttribution;
}

/**
 * An ordered funnel per group, first entry. first_touch: the value at the first step-1 event; last_touch: the last non-blank value of the
 * journey. Every entity is in exactly one group, so the groups add up to the whole; those without a value are in group null.
 */
export const funnelBreakdown = (
  events: readonly GroupedEvent[],
  { steps, window, attribution }: BreakdownRules,
): Map<string | null, StepCounts> => {
  const { code } = textCodes();
  const groups = textCodes();
  for (const { group } of events) if (group !== null) groups.code(group);
  const seen = new Set<number>();
  const machine = funnelMachine<string>(
    {
      steps: steps.map(code),
      window: window ?? Number.POSITIVE_INFINITY,
      groups: groups.texts.length,
      attribution,
    },
    (_, level, __, group) => {
      if (level > 0 || group >= 0) seen.add(group);
    },
  );
  for (const journey of byEntity(events)) {
    for (const { entity, step, time, group } of journey) {
      machine.event(entity, code(step), time, group === null ? -1 : groups.code(group));
    }
  }
  const { reached } = machine.end();
  const counts = (row: number) => stepCounts([...reached.subarray(row * steps.length, (row + 1) * steps.length)]);
  const result = new Map<string | null, StepCounts>();
  groups.texts.forEach((text, row) => {
    if (seen.has(row)) result.set(text, counts(row));
  });
  if (seen.has(-1)) result.set(null, counts(groups.texts.length));
  return result;
};
