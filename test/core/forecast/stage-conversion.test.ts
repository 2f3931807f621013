import { describe, expect, it } from "vitest";
import { coverage } from "../../../core/forecast/coverage.ts";
import { createAndClose } from "../../../core/forecast/create-and-close.ts";
import { linearity } from "../../../core/forecast/linearity.ts";
import { probability } from "../../../core/forecast/probability.ts";
import { forecastCategory, rollup } from "../../../core/forecast/rollup.ts";
import { dealStatus } from "../../../core/forecast/snapshot.ts";
import { stageConversion } from "../../../core/forecast/stage-conversion.ts";
import { weightedPipeline } from "../../../core/forecast/weighted.ts";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";

const shown = (value: Exact | null) => (value === null ? null : toText(value, 6));

describe("stage conversion", () => {
  it("takes a close after the as-of day as open and leaves later entries out", () => {
    const found = stageConversion(
      [
        { entered: 0, outcome: "won", closed: 30 },
        { entered: 0, outcome: "lost", closed: 80 },
        { entered: 61, outcome: "won", closed: 70 },
      ],
      60,
      40,
    );
    expect(found).toMatchObject({ entered: 2, won: 1, lost: 0, open: 1, mature: 2 });
    expect([found.rateClosedOnly, found.rateNaive, found.rateMature].map(shown)).toEqual(["1", "0.5", "0.5"]);
  });
  it("is blank without entries", () => {
    const { rateClosedOnly, rateNaive, rateMature } = stageConversion([], 10, 5);
    expect([rateClosedOnly, rateNaive, rateMature]).toEqual([null, null, null]);
  });
  it("counts a deal that is exactly as old as the horizon as mature, and a win on its last day", () => {
    expect(stageConversion([{ entered: 10, outcome: "won", closed: 40 }], 40, 30)).toMatchObject({ mature: 1, won: 1 });
    expect(shown(stageConversion([{ entered: 10, outcome: "won", closed: 40 }], 40, 30).rateMature)).toBe("1");
  });
});

describe("coverage", () => {
  it("leaves ratios without a base blank and never asks for less than nothing", () => {
    const found = coverage(exact(10), exact(0), exact(0), null);
    expect([found.coverageTotal, found.coverageRemaining].map(shown)).toEqual([null, null]);
    const over = coverage(exact(10), exact(100), exact(120), exact("0.2"));
    expect([over.remaining, over.pipelineRequired, over.pipelineGap].map(shown)).toEqual(["0", "0", "0"]);
  });
  it("can't say what is required without a win rate", () => {
    expect(coverage(exact(10), exact(100), exact(0), null).pipelineRequired).toBeNull();
    expect(coverage(exact(10), exact(100), exact(0), exact(0)).pipelineRequired).toBeNull();
  });
});

describe("small measures of deals", () => {
  it("a roll-up of no deals is all 0, and the pipeline leaves closed and omitted out", () => {
    expect(Object.values(rollup([], "cumulative")).map(shown)).toEqual(["0", "0", "0", "0", "0"]);
    const deals = (["closed", "commit", "best_case", "pipeline", "omitted"] as const).map((category, i) => ({
      amount: exact(10 ** i),
      category,
    }));
    expect(shown(rollup(deals, "cumulative").pipeline)).toBe("1110");
  });
  it("a weighted pipeline is exact and takes negative amounts", () => {
    const deals = [
      { amount: exact("0.1"), probability: exact("0.1") },
      { amount: exact("-0.2"), probability: exact("0.5") },
    ];
    expect(shown(weightedPipeline(deals).weighted)).toBe("-0.09");
  });
  it("shares of a period without bookings are blank", () => {
    expect(linearity([exact(0), exact(0)])).toEqual({ share: [null, null], cumulative: [null, null] });
    expect(linearity([])).toEqual({ share: [], cumulative: [] });
  });
  it("create-and-close without a past period is blank", () => {
    expect(createAndClose(10, [])).toEqual({ byPeriod: [], expected: null });
  });
  it.each(["-0.1", "1.1", "25"])("refuses %s as a probability, naming the place", (value) => {
    expect(() => probability(value, "deal 3")).toThrow(
      expect.objectContaining({ code: "PROBABILITY_RANGE", parameters: { value, place: "deal 3" } }),
    );
  });
  it("refuses categories and statuses it does not know", () => {
    expect(() => forecastCategory("upside", "row 2")).toThrow(
      expect.objectContaining({ code: "FORECAST_CATEGORY_UNKNOWN" }),
    );
    expect(() => dealStatus("closed", "row 2")).toThrow(expect.objectContaining({ code: "DEAL_STATUS_UNKNOWN" }));
  });
});
