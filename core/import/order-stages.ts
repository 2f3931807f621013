import type { Crm } from "./fields.ts";
import { stageKind } from "./stage-words.ts";

/** What a file shows of one stage. */
export interface ObservedStage {
  readonly stage: string;
  /** Deals whose history starts here, and the mean position (0 first) of their first entry; null without a history. */
  readonly meanPosition?: number | null;
  /** Mean probability of the deals in it, a fraction; null without one. */
  readonly meanProbability?: number | null;
}

/** How often deals went from one stage to another. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

const net = (transitions: readonly Transition[], a: string, b: string): number =>
  transitions.reduce(
    (sum, { from, to, count }) => sum + (from === a && to === b ? count : from === b && to === a ? -count : 0),
    0,
  );

// Where a stage without known words stands among known ones.
const middle = 50;

/**
 * A default funnel order for the stages of a file: won, lost and disqualified stages last, in this order; open ones so that deals move
 * forward. Between two open stages the majority of moves decides by Copeland's rule (a stage gains a point for each stage more deals leave
 * it for than come from, and loses one for the reverse); ties go by the mean position of first entries and the mean probability, each where
 * every open stage has one, then by the usual position of known words (unknown ones in the middle) and the name. Input order never matters.
 */
export const orderStages = (
  observed: readonly ObservedStage[],
  transitions: readonly Transition[],
  crm?: Crm,
): readonly string[] => {
  const stages = observed.map((entry) => ({ ...entry, meaning: stageKind(entry.stage, crm) }));
  const open = stages.filter(({ meaning }) => meaning === null || meaning.kind === "open");
  const hasPositions = open.every(({ meanPosition }) => typeof meanPosition === "number");
  const hasProbabilities = open.every(({ meanProbability }) => typeof meanProbability === "number");
  const keysOf = (stage: (typeof stages)[number]): readonly number[] => {
    if (!open.includes(stage)) return [stage.meaning?.order ?? 0];
    const lead = open.reduce((sum, other) => sum + Math.sign(net(transitions, stage.stage, other.stage)), 0);
    return [
      0,
      -lead,
      hasPositions ? (stage.meanPosition as number) : 0,
      hasProbabilities ? (stage.meanProbability as number) : 0,
      stage.meaning?.order ?? middle,
    ];
  };
  return stages
    .map((stage) => ({ name: stage.stage, keys: keysOf(stage) }))
    .sort((a, b) => {
      const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
      if (at >= 0 && at < b.keys.length) return (a.keys[at] as number) - (b.keys[at] as number);
      return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
    })
    .map(({ name }) => name);
};
