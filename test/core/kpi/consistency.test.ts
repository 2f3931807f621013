import { describe, expect, it } from "vitest";
import { consistency } from "../../../core/kpi/consistency.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));
const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe("consistency", () => {
  it("consistency: blank coefficient where the mean is 0", () => {
    const found = consistency(list(-5, 5));
    expect([text(found.mean), found.cv]).toEqual(["0", null]);
    expect(consistency([])).toEqual({ mean: null, sd: null, cv: null });
  });
});
