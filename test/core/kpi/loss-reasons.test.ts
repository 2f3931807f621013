import { describe, expect, it } from "vitest";
import { lossReasons } from "../../../core/kpi/loss-reasons.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("lossReasons", () => {
  it("most frequent first, without a reason last, every deal in one stage column", () => {
    const rows = lossReasons(
      [
        { stage: "Offer", reason: "Price", amount: exact(10) },
        { stage: "Demo", reason: "Price", amount: null },
        { stage: null, reason: "Timing", amount: null },
        { stage: "Renamed", reason: null, amount: exact(5) },
        { stage: "Demo", reason: null, amount: exact(5) },
        { stage: "Demo", reason: null, amount: exact(5) },
      ],
      ["Demo", "Offer"],
    );
    expect(rows.map(({ reason, count, amount, byStage }) => [reason, count, text(amount), byStage])).toEqual([
      ["Price", 2, "10", [1, 1, 0]],
      ["Timing", 1, null, [0, 0, 1]],
      [null, 3, "15", [2, 0, 1]],
    ]);
    expect(text(rows[2]?.share ?? null)).toBe("0.5");
    expect(lossReasons([], ["Demo"])).toEqual([]);
  });
});
