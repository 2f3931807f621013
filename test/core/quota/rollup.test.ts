import { describe, expect, it } from "vitest";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";
import { rollUpGoals } from "../../../core/quota/rollup.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

describe("rollUpGoals", () => {
  const goal = (person: string, manager: string | null, amount: number) => ({ person, manager, goal: exact(amount) });
  it("every level holds what is below it, and the company the sum of all personal goals", () => {
    const found = rollUpGoals(
      [goal("vp", null, 0), goal("lead", "vp", 10), goal("a", "lead", 5), goal("b", "lead", 7)],
      exact(20),
    );
    expect(found.goals.map(({ person, total, people }) => [person, text(total), people])).toEqual([
      ["vp", "22", 3],
      ["lead", "22", 2],
      ["a", "5", 0],
      ["b", "7", 0],
    ]);
    expect([text(found.company), text(found.difference)]).toEqual(["22", "2"]);
  });
  it("a circle of managers ends", () => {
    const found = rollUpGoals([goal("a", "b", 1), goal("b", "a", 2)], null);
    expect(found.goals.map(({ total }) => text(total))).toEqual(["3", "3"]);
    expect(found.difference).toBeNull();
  });
});
