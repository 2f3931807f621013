import { describe, expect, it } from "vitest";
import { magicNumber } from "../../../core/kpi/magic-number.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("magic number", () => {
  it("magic number may be negative and is blank without cost", () => {
    expect(text(magicNumber(exact(90), exact(100), exact(80)))).toBe("-0.5");
    expect(magicNumber(exact(90), exact(100), exact(0))).toBeNull();
  });
});
