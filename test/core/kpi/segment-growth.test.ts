import { describe, expect, it } from "vitest";
import { segmentGrowth } from "../../../core/kpi/segment-growth.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("segmentGrowth", () => {
  const season = [1, 2, 1, 4];
  const quarters = (growth: number, n: number) =>
    Array.from({ length: n }, (_, i) => exact(Math.round(1e6 * (season[i % 4] as number) * growth ** i)));
  it("a season without growth is no growth; growth under a season is found by both ways", () => {
    const [flat, growing] = segmentGrowth([
      { segment: "flat", quarters: quarters(1, 12) },
      { segment: "growing", quarters: quarters(1.05, 12) },
    ]);
    expect(text(flat?.trailingYear ?? null)).toBe("0");
    expect(flat?.yearly).toBeCloseTo(0, 6);
    expect(flat?.lastQuarter).toBeCloseTo(0, 6);
    expect(Number(text(growing?.trailingYear ?? null))).toBeCloseTo(1.05 ** 4 - 1, 4);
    expect(growing?.yearly).toBeCloseTo(1.05 ** 4 - 1, 2);
  });
  it("less than two years: blank, never 0", () => {
    expect(segmentGrowth([{ segment: "new", quarters: quarters(1, 7) }])[0]).toMatchObject({
      trailingYear: null,
      adjusted: null,
      yearly: null,
      lastQuarter: null,
    });
    expect(segmentGrowth([{ segment: "none", quarters: [] }])[0]).toMatchObject({ share: null, trailingYear: null });
  });
});
