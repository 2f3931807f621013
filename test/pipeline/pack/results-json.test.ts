import { describe, expect, it } from "vitest";
import type { Results } from "../../../core/results.ts";
import { resultsJson } from "../../../pipeline/pack/results-json.ts";
import { hostileResults, sampleResults } from "../../support/sample-results.ts";

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
};

describe("results.json", () => {
  it("reads back as what was written and ends with a newline", () => {
    for (const results of [sampleResults("de"), hostileResults("tr")]) {
      const text = resultsJson(results);
      expect(JSON.parse(text)).toEqual(results);
      expect(text.endsWith("}\n")).toBe(true);
    }
  });

  it("is the same text whatever the order of keys", () => {
    const sample = sampleResults("de");
    expect(resultsJson(shuffled(sample) as Results)).toBe(resultsJson(sample));
  });

  it("is not written for results that break the format", () => {
    const sample = sampleResults("en");
    expect(() => resultsJson({ ...sample, stamp: { ...sample.stamp, asOf: "yesterday" } })).toThrow("stamp.asOf");
  });
});
