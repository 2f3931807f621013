import { journeyWalker, outcomeCodes, type Stays } from "./journey.ts";

export interface StepRules {
  /** How many steps there are; the last one completes. */
  readonly steps: number;
  /** Longest time from an entity's first step that counts, in days, inclusive. */
  readonly window: number;
  readonly asOf: number;
}

export interface StepFunnel {
  /** `reached[k]`: mature entities that came to step k + 1 or beyond inside the window. */
  readonly reached: readonly number[];
  /** Entities whose window is not over: too young to judge and left out of `reached`. */
  readonly immature: number;
  /** Where all entities stand on the as-of day, by step; the last has completed. */
  readonly standing: readonly number[];
  /** Those of `standing` whose window is over; none at the last step. */
  readonly overdue: readonly number[];
  /** Stays in each step but the last, over all entities. */
  readonly stays: readonly Stays[];
  /** Steps jumped over and moves back, over all entities. */
  readonly skipped: number;
  readonly regressions: number;
}

export interface StepJourneys {
  /** The entity reaches `step` (1 to steps) on `day`. Days after the as-of day and what follows the last step count for nothing. */
  event(entity: number, step: number, day: number): void;
  end(): StepFunnel;
}

/**
 * The funnel of steps that end with the last of them, such as a customer's onboarding: the journey of a deal (`journeyWalker`) whose last step
 * is its win. A later step implies those before it, the window opens with the first record, entities still under way are censored. Feed one
 * entity after another, each in order of time; days count from any fixed day. No event allocates.
 */
export const stepJourneys = ({ steps, window, asOf }: StepRules): StepJourneys => {
  const walker = journeyWalker(steps - 1, window);
  const zeros = () => new Array<number>(steps).fill(0);
  const reached = zeros();
  const standing = zeros();
  const overdue = zeros();
  let immature = 0;
  let skipped = 0;
  let regressions = 0;
  let present: number | undefined;
  let start = 0;
  let current = 0;
  let completed = 0;

  const add = (counts: number[], place: number) => {
    counts[place] = (counts[place] ?? 0) + 1;
  };
  const close = () => {
    if (present === undefined) return;
    const isDone = current === steps;
    const journey = walker.end(isDone ? outcomeCodes.won : outcomeCodes.open, isDone ? completed : asOf);
    const isMature = start <= asOf - window;
    add(standing, current - 1);
    if (isMature && !isDone) add(overdue, current - 1);
    if (isMature) for (let k = 0; k < journey.level; k++) add(reached, k);
    else immature++;
    skipped += journey.skipped;
    regressions += journey.regressions;
  };

  return {
    event(entity, step, day) {
      if (day > asOf) return;
      if (entity !== present) {
        close();
        present = entity;
        start = day;
        current = 0;
        walker.begin(day);
      }
      if (current === steps) return;
      current = step;
      if (step === steps) completed = day;
      else walker.enter(step, day);
    },
    end() {
      close();
      present = undefined;
      return { reached, immature, standing, overdue, stays: walker.stays[0] ?? [], skipped, regressions };
    },
  };
};
