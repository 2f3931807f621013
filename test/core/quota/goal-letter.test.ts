import { describe, expect, it } from "vitest";
import { languages } from "../../../core/locale/language.ts";
import { exact } from "../../../core/money/exact.ts";
import { type GoalLetterData, goalLetter } from "../../../core/quota/goal-letter.ts";

const data: GoalLetterData = {
  name: "Ana",
  period: "Q3 2026",
  quota: exact(30_000),
  parts: [
    { part: "Jul", amount: exact(10_000) },
    { part: "Aug", amount: exact(20_000) },
  ],
  team: exact(120_000),
  currency: "EUR",
  digits: 2,
  check: { reached: exact("0.75"), n: 8 },
};

describe("goalLetter", () => {
  it("names goal, parts, share of the team and history", () => {
    expect(goalLetter(data, "de")).toEqual({
      subject: "Ihr Ziel für Q3 2026",
      lines: [
        "Guten Tag Ana,",
        "Ihr Ziel für Q3 2026 beträgt 30.000,00\u00a0EUR.",
        "Jul: 10.000,00\u00a0EUR",
        "Aug: 20.000,00\u00a0EUR",
        "Das sind 25,0\u00a0% des Teamziels von 120.000,00\u00a0EUR.",
        "So viel haben Sie in 75\u00a0% Ihrer letzten 8 Zeiträume erreicht.",
      ],
    });
  });
  it("writes plain numbers where the currency is unknown", () => {
    expect(goalLetter({ ...data, currency: "" }, "en").lines[1]).toBe("your goal for Q3 2026 is 30,000.00.");
  });
  it("without team, parts and history it leaves them out or says so, in every language", () => {
    const bare = { ...data, parts: [], team: null, check: { reached: null, n: 0 } };
    const letters = languages.map((language) => goalLetter(bare, language).lines);
    for (const lines of letters) expect(lines.length).toBe(3);
    expect(new Set(letters.map((lines) => lines[2])).size).toBe(6);
    expect(goalLetter({ ...bare, team: exact(0) }, "en").lines.length).toBe(3);
  });
});
