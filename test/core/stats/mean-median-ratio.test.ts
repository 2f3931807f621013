import { describe, expect, it } from "vitest";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";
import { mean } from "../../../core/stats/mean.ts";
import { median } from "../../../core/stats/median.ts";
import { ratio } from "../../../core/stats/ratio.ts";

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("mean, median, ratio", () => {
  it("are exact where doubles are not", () => {
    expect(text(mean(list("0.1", "0.2", "0.3")))).toBe("0.2");
    expect(text(median(list("0.1", "0.3", "0.2", "9")))).toBe("0.25");
  });
  it("are blank for nothing", () => {
    expect([mean([]), median([]), ratio(1, 0), ratio(0, exact(0))]).toEqual([null, null, null, null]);
  });
  it("the median doesn't depend on the order and takes negative values", () => {
    expect(text(median(list(5, -3, 1)))).toBe("1");
  });
});
