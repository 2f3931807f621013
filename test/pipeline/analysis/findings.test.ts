import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FindingCandidate } from "../../../pipeline/analysis/context.ts";
import { pickFindings } from "../../../pipeline/analysis/findings.ts";

const candidate = (section: string, moneyValue: number, confidence: FindingCandidate["confidence"] = "high") => ({
  sentence: `${section} ${moneyValue}`,
  money: String(moneyValue),
  moneyValue,
  confidence,
  section,
});

describe("findings", () => {
  it("takes the most money x confidence, one of a section", () => {
    const picked = pickFindings([
      candidate("a", 100),
      candidate("a", 90),
      candidate("b", 150, "medium"),
      candidate("c", 200, "low"),
      candidate("d", 50),
    ]);
    expect(picked.map(({ section }) => section)).toEqual(["a", "b", "c"]);
  });

  it("gives fewer than three only where fewer sections have a candidate", () => {
    expect(pickFindings([])).toEqual([]);
    expect(pickFindings([candidate("a", 0), candidate("a", 5), candidate("b", 0)])).toHaveLength(2);
  });

  it("does not depend on the order of the candidates", () => {
    const one = fc.record({
      section: fc.constantFrom("a", "b", "c", "d"),
      moneyValue: fc.constantFrom(0, 1, 2),
      confidence: fc.constantFrom("high" as const, "medium" as const, "low" as const),
    });
    fc.assert(
      fc.property(fc.array(one), (random) => {
        const all = random.map(({ section, moneyValue, confidence }) => candidate(section, moneyValue, confidence));
        expect(pickFindings([...all].reverse())).toEqual(pickFindings(all));
      }),
    );
  });
});
