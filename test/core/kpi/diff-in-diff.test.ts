import { describe, expect, it } from "vitest";
import { diffInDiff } from "../../../core/kpi/diff-in-diff.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("diff in diff", () => {
  it("the same change in both groups is no effect", () => {
    const group = { before: exact("0.2"), after: exact("0.5") };
    expect(text(diffInDiff(group, group).effect)).toBe("0");
  });
});
