import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FunnelEntry, type FunnelMode, type FunnelRules, funnelMachine } from "../../../core/funnel/machine.ts";

interface Event {
  readonly step: number;
  readonly time: number;
}

/** Every way to pick events for steps 1 to k, tried one by one: slow and obvious. */
const enumerated = (
  events: readonly Event[],
  steps: readonly number[],
  window: number,
  mode: FunnelMode,
  starts: readonly number[],
): number => {
  let deepest = 0;
  const extend = (chain: readonly number[]) => {
    deepest = Math.max(deepest, chain.length);
    const last = chain[chain.length - 1] as number;
    const first = events[chain[0] as number] as Event;
    for (let next = last + 1; next < events.length; next++) {
      const event = events[next] as Event;
      if (event.step !== steps[chain.length] || event.time - first.time > window) continue;
      if (mode === "strict" && next !== last + 1) continue;
      if (mode === "strict_increase" && event.time <= (events[last] as Event).time) continue;
      extend([...chain, next]);
    }
  };
  for (const start of starts) if ((events[start] as Event).step === steps[0]) extend([start]);
  return deepest;
};

/** Every subset of events inside a window whose steps can be matched one to one. */
const enumeratedUnordered = (events: readonly Event[], steps: readonly number[], window: number): number => {
  let deepest = 0;
  for (let subset = 1; subset < 1 << events.length; subset++) {
    const picked = events.filter((_, i) => (subset >> i) & 1);
    const first = picked[0] as Event;
    if ((picked[picked.length - 1] as Event).time - first.time > window) continue;
    const free = [...steps];
    const matched = picked.every(({ step }) => {
      const at = free.indexOf(step);
      if (at >= 0) free.splice(at, 1);
      return at >= 0;
    });
    if (matched) deepest = Math.max(deepest, picked.length);
  }
  return deepest;
};

const history = fc
  .array(fc.record({ step: fc.integer({ min: 0, max: 3 }), wait: fc.integer({ min: 0, max: 3 }) }), { maxLength: 9 })
  .map((rows) => {
    let time = 0;
    return rows.map(({ step, wait }) => {
      time += wait;
      return { step, time };
    });
  });
const steps = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
const window = fc.constantFrom(0, 1, 2, 4, 8, Number.POSITIVE_INFINITY);

const levels = (events: readonly Event[], rules: FunnelRules): number[] => {
  const found: number[] = [];
  const machine = funnelMachine<number>(rules, (_, level) => found.push(level));
  for (const { step, time } of events) machine.event(1, step, time);
  machine.end();
  return found;
};

const indices = (events: readonly Event[]) => [...events.keys()];
const entries = (events: readonly Event[], step: number) => indices(events).filter((i) => events[i]?.step === step);

describe("funnelMachine", () => {
  it.each<FunnelMode>(["ordered", "strict", "strict_increase"])(
    "%s, entry best: the level is that of the deepest chain among all subsequences",
    (mode) => {
      fc.assert(
        fc.property(history, steps, window, (events, codes, limit) => {
          const [level = 0] = levels(events, { steps: codes, window: limit, mode, entry: "best" });
          return level === enumerated(events, codes, limit, mode, indices(events));
        }),
        { numRuns: 2000 },
      );
    },
  );
  it.each<FunnelMode>(["ordered", "strict", "strict_increase"])(
    "%s, entry first: the level is that of the deepest chain from the first step-1 event",
    (mode) => {
      fc.assert(
        fc.property(history, steps, window, (events, codes, limit) => {
          const [level = 0] = levels(events, { steps: codes, window: limit, mode, entry: "first" });
          return level === enumerated(events, codes, limit, mode, entries(events, codes[0] as number).slice(0, 1));
        }),
        { numRuns: 1000 },
      );
    },
  );
  it.each<FunnelMode>(["ordered", "strict", "strict_increase"])(
    "%s, entry each: every step-1 event is an attempt that the next one ends",
    (mode) => {
      fc.assert(
        fc.property(history, steps, window, (events, codes, limit) => {
          const starts = entries(events, codes[0] as number);
          const expected = starts.map((start, i) =>
            enumerated(events.slice(start, starts[i + 1] ?? events.length), codes, limit, mode, [0]),
          );
          const found = levels(events, { steps: codes, window: limit, mode, entry: "each" }).filter(
            (level) => level > 0,
          );
          return JSON.stringify(found) === JSON.stringify(expected);
        }),
        { numRuns: 1000 },
      );
    },
  );
  it("unordered: the level is the largest set of distinct steps inside any window", () => {
    fc.assert(
      fc.property(history, steps, window, (events, codes, limit) => {
        const [level = 0] = levels(events, { steps: codes, window: limit, mode: "unordered" });
        return level === enumeratedUnordered(events, codes, limit);
      }),
      { numRuns: 1000 },
    );
  });
  it("unordered, entry each: only the window that a step-1 event opens counts", () => {
    const events = [
      { step: 2, time: 0 },
      { step: 1, time: 5 },
      { step: 2, time: 16 },
      { step: 1, time: 20 },
      { step: 2, time: 30 },
    ];
    expect(levels(events, { steps: [1, 2], window: 10, mode: "unordered", entry: "each" }).filter(Boolean)).toEqual([
      1, 2,
    ]);
  });
  it("best is never below first, and a wider window never lowers a level", () => {
    fc.assert(
      fc.property(history, steps, fc.constantFrom<FunnelMode>("ordered", "strict_increase"), (events, codes, mode) => {
        const at = (limit: number, entry: FunnelEntry) =>
          levels(events, { steps: codes, window: limit, mode, entry })[0] ?? 0;
        return at(3, "best") >= at(3, "first") && at(6, "best") >= at(3, "best") && at(6, "first") >= at(3, "first");
      }),
    );
  });
  it("imputing: the level is the furthest step with a record and the earlier ones without are skipped", () => {
    const machine = funnelMachine<string>({ steps: [1, 2, 3, 4], impute: true });
    machine.event("a", 3, 0);
    machine.event("a", 1, 9);
    machine.event("b", 9, 0);
    const tally = machine.end();
    expect([...tally.reached.subarray(0, 4)]).toEqual([1, 1, 1, 0]);
    expect(tally.skipped).toBe(1);
  });
  it("an entity whose every attempt is too young is left out and counted; one with an old attempt is judged by it", () => {
    const machine = funnelMachine<string>({ steps: [1, 2], window: 10, entry: "best", matureUntil: 100 });
    machine.event("young", 1, 101);
    machine.event("both", 1, 50);
    machine.event("both", 1, 101);
    machine.event("both", 2, 102);
    machine.event("old", 1, 100);
    machine.event("old", 2, 110);
    const tally = machine.end();
    expect([...tally.reached.subarray(0, 2)]).toEqual([2, 1]);
    expect(tally.immature).toBe(1);
  });
  it("groups add up to the whole, those without a value included", () => {
    const grouped = fc.array(
      fc.record({
        entity: fc.integer({ min: 0, max: 5 }),
        step: fc.integer({ min: 0, max: 3 }),
        group: fc.integer({ min: -1, max: 2 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(grouped, fc.constantFrom("first_touch" as const, "last_touch" as const), (rows, attribution) => {
        const sorted = [...rows].sort((a, b) => a.entity - b.entity);
        const one = funnelMachine<number>({ steps: [1, 2, 3] });
        const many = funnelMachine<number>({ steps: [1, 2, 3], groups: 3, attribution });
        sorted.forEach(({ entity, step, group }, time) => {
          one.event(entity, step, time);
          many.event(entity, step, time, group);
        });
        const whole = one.end().reached;
        const parts = many.end().reached;
        return [0, 1, 2].every(
          (k) => whole[k] === [0, 1, 2, 3].reduce((total, row) => total + (parts[row * 3 + k] as number), 0),
        );
      }),
    );
  });
  it("no events: nobody reached anything", () => {
    expect([...funnelMachine<number>({ steps: [1, 2] }).end().reached]).toEqual([0, 0, 0, 0]);
  });
  it("refuses a funnel without steps", () => {
    expect(() => funnelMachine({ steps: [] })).toThrow(expect.objectContaining({ code: "FUNNEL_WITHOUT_STEPS" }));
  });
});
