import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { hygiene } from "../../../core/hygiene/rules.ts";
import { hygieneWorklist, type OwnedOpenDeal } from "../../../core/hygiene/worklist.ts";
import { exact } from "../../../core/money/exact.ts";

const deal = (id: string, owner: string | null, amount: number | null, nextStep: string | null): OwnedOpenDeal => ({
  deal: id,
  owner,
  amount: amount === null ? null : exact(amount),
  nextStep,
  closeDate: null,
  lastActivity: null,
  pushes: null,
});

describe("hygieneWorklist", () => {
  it("per owner, most money first, what has no amount last; clean owners have nothing to do", () => {
    const deals = [
      deal("1", "Zoe", 10, null),
      deal("2", "Ana", null, null),
      deal("3", "Ana", 5, null),
      deal("4", "Ana", 50, null),
      deal("5", "Cem", 9, "call"),
      deal("6", null, 9, ""),
    ];
    const rules = { next_step_present: true, amount_present: true };
    const lists = hygieneWorklist(deals, hygiene(deals, rules, isoDate("2025-01-01")).failures);
    expect(lists.map(({ owner, openDeals, items }) => [owner, openDeals, items.map((item) => item.deal)])).toEqual([
      ["Ana", 3, ["4", "3", "2"]],
      ["Cem", 1, []],
      ["Zoe", 1, ["1"]],
      [null, 1, ["6"]],
    ]);
    expect(lists[0]?.items[2]?.failed).toEqual(["amount_present", "next_step_present"]);
    expect(hygieneWorklist([], [])).toEqual([]);
  });
});
