import { describe, expect, it } from "vitest";
import { differences } from "./figures.ts";

describe("differences between figures and a reference", () => {
  it("rates agree within 1e-6, money and counts exactly", () => {
    expect(
      differences({ rate: 0.6315005, money: "10.50", count: 3 }, { rate: 0.631501, money: 10.5, count: 3 }),
    ).toEqual([]);
    expect(
      differences({ rate: 0.6315, money: "10.5000001", count: 4 }, { rate: 0.631502, money: 10.5, count: 3 }),
    ).toHaveLength(3);
  });

  it("a missing key, a further key, and a blank against 0 are differences", () => {
    expect(differences({ a: 1 }, { a: 1, b: null })).toEqual(["/b: undefined instead of null"]);
    expect(differences({ a: 1, b: null }, { a: 1 })).toEqual(["/b: null instead of undefined"]);
    expect(differences({ a: null }, { a: 0 })).toHaveLength(1);
    expect(differences({}, { a: { b: 1 } })).toHaveLength(1);
  });

  it("lists agree in length and place by place", () => {
    expect(differences([1, 2], [1, 2])).toEqual([]);
    expect(differences([1, 2], [2, 1])).toHaveLength(2);
    expect(differences([1], [1, 2])).toHaveLength(1);
  });
});
