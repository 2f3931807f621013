import { describe, expect, it } from "vitest";
import { nearest } from "../../../core/hygiene/nearest.ts";

describe("nearest", () => {
  it.each([
    ["deal.csv", ["accounts.csv", "deals.csv", "notes.md"], "deals.csv"],
    ["MUSTERI", ["Tutar", "Müşteri", "Aşama"], "Müşteri"],
    ["x", ["b", "a"], "b"],
    ["x", [], undefined],
  ])("of %s among %j is %s", (text, names, expected) => {
    expect(nearest(text, names)).toBe(expected);
  });
});
