import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parsePeriod } from "../../core/calendar/period.ts";
import { readEarlierPack, requireEarlier } from "../../pipeline/earlier-pack.ts";
import type { RunParameters } from "../../pipeline/parameters.ts";
import { sampleResults } from "../support/sample-results.ts";

const root = mkdtempSync(join(tmpdir(), "revsheet-earlier-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const results = sampleResults("en");
const fiscal = { startMonth: 1, label: "end_year" } as const;
const asking = (period: string, currency = results.stamp.currency) =>
  ({ period: parsePeriod(period, fiscal), currency }) as RunParameters;

describe("the pack of an earlier quarter", () => {
  it("is read as it was written", () => {
    writeFileSync(join(root, "results.json"), JSON.stringify(results));
    expect(readEarlierPack(root)).toEqual(results);
  });
  it("a folder without results.json is no pack", () => {
    expect(() => readEarlierPack(join(root, "none"))).toThrow(expect.objectContaining({ code: "PREVIOUS_NOT_A_PACK" }));
  });
  it("broken results are refused, whether text or shape", () => {
    for (const text of ["{", "{}", JSON.stringify({ ...results, actions: [{ action: "?" }] })]) {
      writeFileSync(join(root, "results.json"), text);
      expect(() => readEarlierPack(root)).toThrow(expect.objectContaining({ code: "RESULTS_INVALID" }));
    }
  });
  it("must end before the quarter begins, in the same currency", () => {
    const year = Number(results.stamp.periodEnd.slice(0, 4));
    expect(() => requireEarlier(results, asking(`${year + 1}-Q4`))).not.toThrow();
    expect(() => requireEarlier(results, asking(results.stamp.period))).toThrow(
      expect.objectContaining({ code: "PREVIOUS_NOT_EARLIER" }),
    );
    expect(() => requireEarlier(results, asking(`${year + 1}-Q4`, "XXX"))).toThrow(
      expect.objectContaining({ code: "PREVIOUS_OTHER_CURRENCY" }),
    );
  });
});
