import { describe, expect, it } from "vitest";
import { RevError } from "../../core/errors/error.ts";
import { parseResults, resultsProblems } from "../../core/results-schema.ts";
import { awkwardCharts, emptyResults, hostileResults, sampleResults } from "../support/sample-results.ts";

describe("results schema", () => {
  it("takes every kind of results the pipeline can write", () => {
    const sample = sampleResults("de");
    const awkward = {
      ...sample,
      sections: [{ id: "a", title: "", sentence: "", charts: awkwardCharts, tables: [], notes: [] }],
    };
    for (const results of [sample, emptyResults("tr"), hostileResults("pl"), awkward])
      expect(resultsProblems(results)).toEqual([]);
  });

  it("changes no value and orders keys by the format, not by the writer", () => {
    const sample = sampleResults("en");
    const { reproduce, format, ...rest } = sample;
    const parsed = parseResults({ reproduce, ...rest, format });
    expect(parsed).toEqual(sample);
    expect(Object.keys(parsed)).toEqual(Object.keys(parseResults(sample)));
  });

  it("reports all problems at once, each with its path", () => {
    const sample = sampleResults("en");
    const bad = {
      ...sample,
      format: "revsheet-results/2",
      surplus: 1,
      stamp: { ...sample.stamp, asOf: "2026-02-30", language: "fr" },
      trust: { ...sample.trust, read: -1 },
      findings: [{ ...sample.findings[0], money: "1,000" }],
    };
    const paths = resultsProblems(bad).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(["format", "surplus", "stamp.asOf", "stamp.language", "trust.read", "findings.0.money"]),
    );
    expect(paths).toHaveLength(6);
  });

  it("names table, row and column of a cell that is not of its column's kind", () => {
    const sample = sampleResults("en");
    const table = {
      id: "t",
      title: "",
      definition: "",
      columns: [
        { key: "a", label: "", kind: "money" },
        { key: "d", label: "", kind: "date" },
      ],
      rows: [["1.5", "2026-02-28"], ["1,5", "2026-02-29"], [null, null], [1]],
      totalRow: [true, null],
    };
    const bad = { ...sample, sections: [{ ...sample.sections[0], tables: [table] }] };
    expect(resultsProblems(bad).map(({ message }) => message)).toEqual([
      'Table "t", row 2, column "a": "1,5" is no money',
      'Table "t", row 2, column "d": "2026-02-29" is no date',
      'Table "t", row 4: 1 cells for 2 columns',
      'Table "t", the total row, column "a": true is no money',
    ]);
  });

  it.each([[undefined], [null], [[]], ["{}"], [{}]])("refuses %j with RESULTS_INVALID", (value) => {
    expect(() => parseResults(value)).toThrow(RevError);
    expect(resultsProblems(value).length).toBeGreaterThan(0);
  });

  it("refuses two columns of one key in a table", () => {
    const column = { key: "goal", label: "Goal", kind: "money" };
    const table = { id: "gap", title: "", definition: "", columns: [column, column], rows: [] };
    const bad = {
      ...emptyResults("en"),
      sections: [{ id: "s", title: "", sentence: "", charts: [], tables: [table], notes: [] }],
    };
    expect(resultsProblems(bad).map(({ message }) => message)).toEqual(['Table "gap" has two columns "goal"']);
  });

  it("refuses NaN and infinity, which JSON can't hold", () => {
    const sample = sampleResults("en");
    for (const immatureShare of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const paths = resultsProblems({ ...sample, trust: { ...sample.trust, immatureShare } }).map(({ path }) => path);
      expect(new Set(paths)).toEqual(new Set(["trust.immatureShare"]));
    }
  });
});
