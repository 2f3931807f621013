import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { meanings, resultsReference, schemaKeys } from "../../pipeline/results-docs.ts";

describe("docs/results.md", () => {
  it("is what the schema says", () => {
    expect(readFileSync("docs/results.md", "utf8")).toBe(resultsReference());
  });

  it("gives every key of the schema a meaning and no other", () => {
    expect(schemaKeys().length).toBeGreaterThan(50);
    expect([...schemaKeys()].sort()).toEqual(Object.keys(meanings).sort());
  });
});
