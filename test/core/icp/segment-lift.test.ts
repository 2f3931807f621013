import { describe, expect, it } from "vitest";
import { segmentLift } from "../../../core/icp/segment-lift.ts";

describe("segmentLift", () => {
  it("no deals at all: blank base and no verdicts; nothing won: rates 0, lift blank", () => {
    expect(segmentLift([{ name: "a", won: 0, total: 0 }])).toMatchObject({
      baseRate: null,
      segments: [{ rate: null, lift: null, verdict: "no_data" }],
    });
    expect(segmentLift([{ name: "a", won: 0, total: 50 }]).segments[0]).toMatchObject({
      lift: null,
      verdict: "inconclusive",
    });
    expect(segmentLift([])).toEqual({ baseRate: null, segments: [] });
  });
});
