import { describe, expect, it } from "vitest";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";
import { disruption } from "../../../core/territory/disruption.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("disruption", () => {
  it("an account that had no owner doesn't change hands", () => {
    const found = disruption([
      { potential: exact(10), before: null, after: "N" },
      { potential: exact(30), before: "S", after: null },
    ]);
    expect([found.moved, text(found.shareAccounts), text(found.sharePotential)]).toEqual([1, "0.5", "0.75"]);
    expect(disruption([])).toEqual({ moved: 0, shareAccounts: null, sharePotential: null });
  });
});
