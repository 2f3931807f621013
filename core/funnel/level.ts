import { type FunnelEntry, type FunnelMode, funnelMachine } from "./machine.ts";
import { textCodes } from "./text-codes.ts";

export interface StepEvent {
  readonly time: number;
  readonly step: string;
}

export interface LevelRules {
  readonly steps: readonly string[];
  readonly window?: number;
  readonly mode?: FunnelMode;
  readonly entry?: Exclude<FunnelEntry, "each">;
}

/**
 * The deepest step that one entity reached, 0 for none, by the rules of `FunnelMode` and `FunnelEntry`. Events may come in any order and are
 * sorted by time; equal times keep the order given. Events that are no step of the funnel only matter to strict mode.
 */
export const funnelLevel = (events: readonly StepEvent[], rules: LevelRules): number => {
  const { code } = textCodes();
  let reached = 0;
  const { steps, ...others } = rules;
  const machine = funnelMachine<number>({ ...others, steps: steps.map(code) }, (_, level) => {
    reached = level;
  });
  const sorted = [...events].sort((a, b) => a.time - b.time);
  for (const { time, step } of sorted) machine.event(0, code(step), time);
  machine.end();
  return reached;
};
