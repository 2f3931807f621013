import { describe, expect, it } from "vitest";
import { journeyWalker, longestStay, outcomeCodes } from "../../../core/funnel/journey.ts";

const walk = (events: readonly (readonly [number, number])[], outcome: number, day: number, window?: number) => {
  const walker = journeyWalker(4, window);
  walker.begin(events[0]?.[1] ?? Number.NaN);
  for (const [position, at] of events) walker.enter(position, at);
  return { walker, ...walker.end(outcome, day) };
};

describe("journeyWalker", () => {
  it("a later stage implies the earlier ones and counts them as skipped", () => {
    expect(
      walk(
        [
          [1, 0],
          [4, 5],
        ],
        outcomeCodes.lost,
        9,
      ),
    ).toMatchObject({ level: 4, skipped: 2, regressions: 0 });
  });
  it("a win reaches every stage", () => {
    expect(
      walk(
        [
          [1, 0],
          [2, 3],
        ],
        outcomeCodes.won,
        10,
      ),
    ).toMatchObject({ level: 5, skipped: 2 });
  });
  it("what is reached after the window does not count", () => {
    expect(
      walk(
        [
          [1, 0],
          [2, 30],
          [3, 31],
        ],
        outcomeCodes.won,
        40,
        30,
      ),
    ).toMatchObject({ level: 2 });
  });
  it("a move back is a regression and ends the stay", () => {
    const { walker, regressions } = walk(
      [
        [1, 0],
        [3, 5],
        [2, 8],
      ],
      outcomeCodes.open,
      20,
    );
    expect(regressions).toBe(1);
    expect(walker.stays[0]?.[0]?.forward[5]).toBe(1);
    expect(walker.stays[0]?.[2]?.back[3]).toBe(1);
    expect(walker.stays[0]?.[1]?.open[12]).toBe(1);
  });
  it("entering the stage it is in changes nothing", () => {
    const { walker } = walk(
      [
        [1, 0],
        [1, 4],
        [2, 6],
      ],
      outcomeCodes.lost,
      7,
    );
    expect(walker.stays[0]?.[0]?.forward[6]).toBe(1);
    expect(walker.stays[0]?.[1]?.lost[1]).toBe(1);
  });
  it("a stay beyond the longest is censored there", () => {
    const { walker } = walk([[1, 0]], outcomeCodes.won, longestStay + 5);
    expect(walker.stays[0]?.[0]?.open[longestStay]).toBe(1);
  });
  it("a deal without events has no level unless it is won", () => {
    expect(walk([], outcomeCodes.open, 3).level).toBe(0);
    expect(walk([], outcomeCodes.won, 3).level).toBe(5);
  });
});
