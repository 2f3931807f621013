import { describe, expect, it } from "vitest";
import { dealsAtRisk, type RiskDeal, sayRisk, usualStay } from "../../../core/forecast/deals-at-risk.ts";
import { languages } from "../../../core/locale/language.ts";
import { exact } from "../../../core/money/exact.ts";

const rules = { asOf: "2026-03-01", usualStay: new Map([["Offer", 20]]) };
const sound: RiskDeal = {
  id: "a",
  amount: exact(100),
  stage: "Offer",
  daysInStage: 20,
  closeDate: "2026-03-01",
  lastActivity: "2026-01-30",
  pushes: 2,
  category: "commit",
  probability: 0.5,
};
const reasons = (deal: Partial<RiskDeal>) =>
  dealsAtRisk([{ ...sound, ...deal }], rules).flatMap(({ risks }) => risks.map(({ reason }) => reason));

describe("deals at risk", () => {
  it("a deal at every limit is not at risk", () => {
    expect(reasons({})).toEqual([]);
  });
  it.each([
    [{ closeDate: "2026-02-28" }, "close_date_past"],
    [{ closeDate: null }, "close_date_missing"],
    [{ amount: null }, "amount_missing"],
    [{ amount: exact(0) }, "amount_missing"],
    [{ lastActivity: "2026-01-29" }, "no_activity"],
    [{ daysInStage: 21 }, "stalled"],
    [{ pushes: 3 }, "pushed"],
    [{ probability: 0.49 }, "commit_unlikely"],
  ] as const)("%o is %s", (deal, reason) => {
    expect(reasons(deal)).toEqual([reason]);
  });
  it("what is not known is no reason", () => {
    expect(reasons({ lastActivity: null, pushes: undefined, probability: undefined, stage: "Other" })).toEqual([]);
  });
  it("puts the most money first and deals without amount last", () => {
    const late = (id: string, amount: number | null): RiskDeal => ({
      ...sound,
      id,
      closeDate: null,
      amount: amount === null ? null : exact(amount),
    });
    const found = dealsAtRisk([late("x", null), late("c", 5), late("b", 5), late("a", 9)], rules);
    expect(found.map(({ id }) => id)).toEqual(["a", "b", "c", "x"]);
  });
  it("says why in every language", () => {
    const [found] = dealsAtRisk([{ ...sound, closeDate: null, pushes: 4, daysInStage: 90, probability: 0.2 }], rules);
    for (const language of languages) {
      for (const risk of found?.risks ?? []) expect(sayRisk(risk, language)).not.toMatch(/[{}]/);
    }
  });
});

describe("usual stay", () => {
  it("is the ninth of ten won stays, for stages with at least ten", () => {
    const deals = Array.from({ length: 10 }, (_, i) => ({
      id: String(i),
      amount: null,
      created: 0,
      closed: 100,
      status: "won" as const,
      stages: [
        { stage: "Demo", entered: 0 },
        { stage: "Offer", entered: 10 * (i + 1) },
      ],
    }));
    expect(usualStay(deals, 200)).toEqual(
      new Map([
        ["Demo", 90],
        ["Offer", 80],
      ]),
    );
    expect(usualStay(deals.slice(1), 200).size).toBe(0);
    expect(usualStay(deals, 50).size).toBe(0);
  });
});
