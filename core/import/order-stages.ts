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

/**
 * A default funnel order for the stages of a file: won, lost and disqualified stages last, in this order; open ones so that deals move
 * forward. Between two open stages the majority of moves decides by Copeland's rule (a stage gains a point for each stage more deals leave
 * it for than come from, and loses one for the reverse); ties go by the mean position of first entries, the mean probability, the usual
 * position of known words, the name. Without transitions the later criteria decide alone. Order of the input never matters.
 */
export const orderStages = (
  observed: readonly ObservedStage[],
  transitions: readonly Transition[],
  crm?: Crm,
): readonly string[] => {
  const stages = observed.map((entry) => {
    const meaning = stageKind(entry.stage, crm);
    return { ...entry, meaning, closed: meaning === null || meaning.kind === "open" ? 0 : meaning.order };
  });
  const open = stages.filter(({ closed }) => closed === 0);
  const points = new Map(
    open.map(({ stage }) => [
      stage,
      open.reduce((sum, other) => sum + Math.sign(net(transitions, stage, other.stage)), 0),
    ]),
  );
  const compare = (x: number | null | undefined, y: number | null | undefined) =>
    typeof x === "number" && typeof y === "number" ? x - y : 0;
  return stages
    .sort(
      (a, b) =>
        a.closed - b.closed ||
        (points.get(b.stage) ?? 0) - (points.get(a.stage) ?? 0) ||
        compare(a.meanPosition, b.meanPosition) ||
        compare(a.meaning?.order, b.meaning?.order) ||
        compare(a.meanProbability, b.meanProbability) ||
        (a.stage < b.stage ? -1 : a.stage > b.stage ? 1 : 0),
    )
    .map(({ stage }) => stage);
};
