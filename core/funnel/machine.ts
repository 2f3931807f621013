import { RevError } from "../errors/error.ts";

/**
 * ordered: steps in order, other events in between allowed. strict: any other event breaks the chain. strict_increase: as ordered, each step
 * strictly later than the one before. unordered: distinct steps inside one window, in any order.
 */
export type FunnelMode = "ordered" | "strict" | "strict_increase" | "unordered";

/** first: the attempt that starts at the first step-1 event. best: the deepest attempt. each: every step-1 event is an attempt, ended by the next. */
export type FunnelEntry = "first" | "best" | "each";

/** first_touch: the group of the event that starts the attempt. last_touch: the last known group of the journey. */
export type FunnelAttribution = "first_touch" | "last_touch";

export interface FunnelRules {
  /** The code of each step, in order; a code may stand for several steps, and one event advances one of them. */
  readonly steps: readonly number[];
  readonly mode?: FunnelMode;
  readonly entry?: FunnelEntry;
  /** Longest time from first to last step, inclusive, in the unit of the events' times; default unlimited. */
  readonly window?: number;
  /** CRM reading: reaching a step implies all before it, missing ones are counted as skipped; mode, entry and window play no part. */
  readonly impute?: boolean;
  /** Attempts that start after this time are too young to judge and are left out, with their number. */
  readonly matureUntil?: number;
  /** How many groups there are; events carry a group from 0, or -1 where it is blank. Default 1, everyone in group 0. */
  readonly groups?: number;
  readonly attribution?: FunnelAttribution;
}

export interface FunnelTally {
  /** Row by row: `reached[group * steps + k]` attempts reached step k + 1. The last row, index `groups`, holds those without a group. */
  readonly reached: Float64Array;
  readonly immature: number;
  readonly skipped: number;
}

/**
 * The funnel's one state machine, for an array in a cell and for a stream of millions. Feed it the events of one entity after another, each
 * entity's in order of time (ties in the order of their records), then read `end()`. Steps that are no part of the funnel are fed with any
 * other code: strict mode needs them. No event allocates. `onAttempt` hears the level (0 = never entered) of every entity or attempt.
 */
export interface FunnelMachine<K> {
  event(entity: K, step: number, time: number, group?: number): void;
  end(): FunnelTally;
}

/** What a mode does with the events of one entity. `reset` begins an entity; `level` and `start` describe its attempt so far. */
interface Walk {
  reset(): void;
  step(step: number, time: number): void;
  level(): number;
  /** Time of the event that opened the attempt; NaN while there is none. */
  start(): number;
  skipped(): number;
}

const none = () => 0;

/** One attempt, from the first step-1 event on. Taking the earliest fitting event is never worse than waiting for a later one. */
const oneAttempt = (steps: Int32Array, window: number, mode: FunnelMode): Walk => {
  const strict = mode === "strict";
  const increase = mode === "strict_increase";
  const entry = steps[0] as number;
  let level = 0;
  let start = Number.NaN;
  let last = 0;
  let broken = false;
  return {
    reset() {
      level = 0;
      start = Number.NaN;
      broken = false;
    },
    step(step, time) {
      if (level === 0) {
        if (step === entry) {
          level = 1;
          start = time;
          last = time;
        }
      } else if (!broken) {
        if (level < steps.length && step === steps[level] && time - start <= window && !(increase && time <= last)) {
          level++;
          last = time;
        } else broken = strict;
      }
    },
    level: () => level,
    start: () => start,
    skipped: none,
  };
};

/** Every start at once: for each level the latest start among its chains, which of all chains leaves most of the window. */
const bestAttempt = (steps: Int32Array, window: number, mode: FunnelMode, matureUntil: number): Walk => {
  const never = Number.NEGATIVE_INFINITY;
  const starts = new Float64Array(steps.length).fill(never);
  // Chains that ended at the present moment: strict_increase may only continue the earlier ones.
  const fresh = new Float64Array(steps.length).fill(never);
  const increase = mode === "strict_increase";
  const strict = mode === "strict";
  let level = 0;
  let first = Number.NaN;
  let now = Number.NaN;
  let unsettled = false;
  const settle = (time: number) => {
    if (time === now) return;
    now = time;
    if (!unsettled) return;
    unsettled = false;
    for (let k = 0; k < steps.length; k++) {
      if ((fresh[k] as number) > (starts[k] as number)) starts[k] = fresh[k] as number;
      fresh[k] = never;
    }
  };
  return {
    reset() {
      starts.fill(never);
      fresh.fill(never);
      level = 0;
      first = Number.NaN;
      now = Number.NaN;
    },
    step(step, time) {
      if (increase) settle(time);
      const chains = increase ? fresh : starts;
      for (let k = steps.length - 1; k > 0; k--) {
        const start = starts[k - 1] as number;
        const fits = step === steps[k] && start !== never && time - start <= window;
        if (fits && k >= level) level = k + 1;
        if (strict) chains[k] = fits ? start : never;
        else if (fits && start > (chains[k] as number)) {
          chains[k] = start;
          unsettled = true;
        }
      }
      if (step !== steps[0]) {
        if (strict) chains[0] = never;
        return;
      }
      if (Number.isNaN(first)) first = time;
      if (time <= matureUntil) {
        chains[0] = time;
        unsettled = true;
        if (level === 0) level = 1;
      } else if (strict) chains[0] = never;
    },
    level: () => level,
    start: () => first,
    skipped: none,
  };
};

/** For each step the position before it that has the same code, or -1: the second of two equal steps wants the second latest event. */
const sameBefore = (steps: Int32Array): Int32Array =>
  steps.map((code, k) => (k === 0 ? -1 : steps.lastIndexOf(code, k - 1)));

/**
 * Most distinct steps inside any window: at each event, how many steps were last seen no longer ago than the window. Anchored: inside the
 * one window that a step-1 event opens.
 */
const unordered = (steps: Int32Array, window: number, anchored: boolean): Walk => {
  const seen = new Float64Array(steps.length).fill(Number.NEGATIVE_INFINITY);
  const before = sameBefore(steps);
  let level = 0;
  let first = Number.NaN;
  return {
    reset() {
      seen.fill(Number.NEGATIVE_INFINITY);
      level = 0;
      first = Number.NaN;
    },
    step(step, time) {
      if (anchored && !(step === steps[0] || time - first <= window)) return;
      let inside = 0;
      let counts = false;
      for (let k = steps.length - 1; k >= 0; k--) {
        if (step === steps[k]) {
          counts = true;
          const earlier = before[k] as number;
          seen[k] = earlier < 0 ? time : (seen[earlier] as number);
        }
        const latest = seen[k] as number;
        if (latest !== Number.NEGATIVE_INFINITY && time - latest <= window) inside++;
      }
      if (!counts) return;
      if (Number.isNaN(first)) first = time;
      if (inside > level) level = inside;
    },
    level: () => level,
    start: () => first,
    skipped: none,
  };
};

/** The furthest step with a record, and how many before it have none. */
const imputed = (steps: Int32Array): Walk => {
  const seen = new Uint8Array(steps.length);
  let level = 0;
  let first = Number.NaN;
  return {
    reset() {
      seen.fill(0);
      level = 0;
      first = Number.NaN;
    },
    step(step, time) {
      for (let k = 0; k < steps.length; k++) {
        if (step !== steps[k] || seen[k] === 1) continue;
        seen[k] = 1;
        if (Number.isNaN(first)) first = time;
        if (k >= level) level = k + 1;
        return;
      }
    },
    level: () => level,
    start: () => first,
    skipped() {
      let missing = 0;
      for (let k = 0; k < level; k++) if (seen[k] === 0) missing++;
      return missing;
    },
  };
};

const walkOf = (rules: FunnelRules, steps: Int32Array): Walk => {
  const { mode = "ordered", entry = "first", window = Number.POSITIVE_INFINITY } = rules;
  if (rules.impute === true) return imputed(steps);
  if (mode === "unordered") return unordered(steps, window, entry === "each");
  if (entry === "best") return bestAttempt(steps, window, mode, rules.matureUntil ?? Number.POSITIVE_INFINITY);
  return oneAttempt(steps, window, mode);
};

/** FUNNEL_WITHOUT_STEPS for an empty list of steps. See `FunnelMachine`. */
export const funnelMachine = <K>(
  rules: FunnelRules,
  onAttempt?: (entity: K, level: number, start: number, group: number) => void,
): FunnelMachine<K> => {
  const steps = Int32Array.from(rules.steps);
  if (steps.length === 0) throw new RevError("FUNNEL_WITHOUT_STEPS", {});
  const { groups = 1, matureUntil = Number.POSITIVE_INFINITY } = rules;
  const lastTouch = rules.attribution === "last_touch";
  const each = rules.entry === "each" && rules.impute !== true;
  const walk = walkOf(rules, steps);
  const levels = steps.length + 1;
  const ended = new Float64Array((groups + 1) * levels);
  let current: K | undefined;
  let open = false;
  let entered = false;
  let touched = -1;
  let immature = 0;
  let skipped = 0;

  const close = () => {
    const level = walk.level();
    const start = walk.start();
    if (start > matureUntil) immature++;
    else {
      const row = touched < 0 ? groups : touched;
      ended[row * levels + level] = (ended[row * levels + level] as number) + 1;
      skipped += walk.skipped();
      if (onAttempt !== undefined) onAttempt(current as K, level, start, touched);
    }
    walk.reset();
    entered = false;
    touched = -1;
  };

  return {
    event(entity, step, time, group = 0) {
      if (entity !== current || !open) {
        if (open) close();
        current = entity;
        open = true;
      } else if (each && step === steps[0] && entered) close();
      walk.step(step, time);
      if (!entered && !Number.isNaN(walk.start())) {
        entered = true;
        if (!lastTouch) touched = group;
      }
      if (lastTouch && group >= 0) touched = group;
    },
    end() {
      if (open) close();
      open = false;
      const reached = new Float64Array((groups + 1) * steps.length);
      for (let group = 0; group <= groups; group++) {
        let deeper = 0;
        for (let k = steps.length; k >= 1; k--) {
          deeper += ended[group * levels + k] as number;
          reached[group * steps.length + k - 1] = deeper;
        }
      }
      return { reached, immature, skipped };
    },
  };
};
