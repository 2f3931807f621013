import { describe, expect, it } from "vitest";
import { type Exact, toText } from "../../../core/money/exact.ts";
import { seasonWeights } from "../../../core/quota/season-weights.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("seasonWeights", () => {
  it("growth inside the year isn't taken for a season", () => {
    const years = [0, 1, 2].map((year) => [0, 1, 2, 3].map((quarter) => 100 * 1.1 ** (4 * year + quarter)));
    const { weights: found, from } = seasonWeights(years, 4);
    expect(from).toBe("history");
    for (const weight of found) expect(Number(toText(weight))).toBeCloseTo(0.25, 5);
  });
  it("finds the season; below three years the weights are equal", () => {
    const years = [1, 2, 3].map((level) => [20 * level, 25 * level, 22 * level, 33 * level]);
    const found = seasonWeights(years, 4).weights.map((weight) => Number(toText(weight)));
    expect(Math.max(...found)).toBe(found[3]);
    expect(seasonWeights(years.slice(1), 4)).toMatchObject({ from: "equal" });
    expect(seasonWeights([], 4).weights.map(text)).toEqual(["1", "1", "1", "1"]);
  });
});
