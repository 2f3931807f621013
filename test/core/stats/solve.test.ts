import { describe, expect, it } from "vitest";
import { solve } from "../../../core/stats/solve.ts";

describe("solve", () => {
  it("solves what needs a pivot, and knows a singular matrix", () => {
    const solution = solve(
      [
        [0, 2],
        [3, 1],
      ],
      [4, 5],
    );
    expect(solution?.[0]).toBeCloseTo(1, 12);
    expect(solution?.[1]).toBeCloseTo(2, 12);
    expect(
      solve(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });
});
