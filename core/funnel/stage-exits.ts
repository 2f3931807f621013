import type { Spell } from "../stats/aalen-johansen.ts";
import { competingRisks, type RiskStep } from "../stats/competing-risks.ts";
import { kaplanMeier } from "../stats/kaplan-meier.ts";

/** forward: to any later stage or won. lost: lost or disqualified from this stage. none: still there (right-censored). */
export interface StageStay {
  readonly days: number;
  readonly exit: "forward" | "lost" | "none";
}

export interface StageExits {
  readonly n: number;
  readonly forward: number;
  readonly lost: number;
  readonly stillThere: number;
  /** Median days until leaving in either way (Kaplan-Meier); null while more than half are still there. */
  readonly medianDays: number | null;
  /** First day by which half of those who ever move forward have done so, as far as observed; null where nobody has. */
  readonly medianDaysForward: number | null;
  /** Share that has moved forward by the horizon, losing as the competing exit; null for no stays or where the horizon isn't observed yet. */
  readonly forwardByHorizon: number | null;
  readonly lostByHorizon: number | null;
  readonly steps: readonly RiskStep[];
}

const outcome = { forward: "won", lost: "lost", none: "open" } as const;

/**
 * How deals leave a stage: forward or lost, as competing exits (Aalen-Johansen), the deals still there censored. Taking the lost ones for
 * censored, as a plain curve does, would pretend that they might still move on.
 */
export const stageExits = (stays: readonly StageStay[], horizonDays: number): StageExits => {
  const steps = competingRisks(stays.map(({ days, exit }): Spell => ({ days, outcome: outcome[exit] })));
  const count = (exit: StageStay["exit"]) => stays.filter((stay) => stay.exit === exit).length;
  const last = steps[steps.length - 1];
  const longest = stays.reduce((most, { days }) => Math.max(most, days), 0);
  const atHorizon = steps.filter(({ days }) => days <= horizonDays).pop();
  const observed = stays.length > 0 && (longest >= horizonDays || last?.stillOpen === 0);
  return {
    n: stays.length,
    forward: count("forward"),
    lost: count("lost"),
    stillThere: count("none"),
    medianDays: kaplanMeier(stays.map(({ days, exit }) => ({ days, left: exit !== "none" }))).median,
    medianDaysForward:
      last === undefined || last.cumWin === 0
        ? null
        : (steps.find(({ cumWin }) => cumWin >= last.cumWin / 2 - 1e-12)?.days ?? null),
    forwardByHorizon: observed ? (atHorizon?.cumWin ?? 0) : null,
    lostByHorizon: observed ? (atHorizon?.cumLoss ?? 0) : null,
    steps,
  };
};
