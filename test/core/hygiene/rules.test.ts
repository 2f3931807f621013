import { describe, expect, it } from "vitest";
import { addDays, isoDate } from "../../../core/calendar/iso-date.ts";
import { hygiene, type OpenDeal } from "../../../core/hygiene/rules.ts";
import { exact, toText } from "../../../core/money/exact.ts";

const asOf = isoDate("2024-03-01");
const clean: OpenDeal = {
  closeDate: asOf,
  amount: exact(-5),
  nextStep: "call",
  lastActivity: addDays(asOf, -14),
  pushes: 2,
};
const rules = {
  close_date_not_past: true,
  amount_present: true,
  next_step_present: true,
  activity_within_days: 14,
  pushes_at_most: 2,
};

describe("hygiene", () => {
  it("a deal on every edge is clean", () => {
    expect(hygiene([clean], rules, asOf).failures).toEqual([[]]);
  });
  it.each([
    ["close_date_not_past", { closeDate: addDays(asOf, -1) }],
    ["close_date_not_past", { closeDate: null }],
    ["amount_present", { amount: exact(0) }],
    ["amount_present", { amount: null }],
    ["next_step_present", { nextStep: "  " }],
    ["next_step_present", { nextStep: null }],
    ["activity_within_days", { lastActivity: addDays(asOf, -15) }],
    ["activity_within_days", { lastActivity: null }],
    ["pushes_at_most", { pushes: 3 }],
  ])("fails %s for %o and nothing else", (rule, change) => {
    expect(hygiene([{ ...clean, ...change }], rules, asOf).failures).toEqual([[rule]]);
  });
  it("rules that are absent or switched off aren't checked; an unrecorded push count fails nothing", () => {
    const found = hygiene(
      [{ ...clean, amount: null, pushes: null }],
      { amount_present: false, pushes_at_most: 0 },
      asOf,
    );
    expect([...found.passRates.keys()]).toEqual(["pushes_at_most"]);
    expect(found.clean).toBe(1);
  });
  it("the score is the mean of the pass rates, blank without open deals", () => {
    const found = hygiene([clean, { ...clean, amount: null }], rules, asOf);
    expect(found.score && toText(found.score)).toBe("0.9");
    expect(hygiene([], rules, asOf)).toMatchObject({ openDeals: 0, clean: 0, cleanRate: null, score: null });
  });
});
