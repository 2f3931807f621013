import { describe, expect, it } from "vitest";
import { actionsSection } from "../../../pipeline/analysis/actions.ts";
import type { Confidence, FindingCandidate } from "../../../pipeline/analysis/context.ts";
import { analysisOf } from "../../support/analysis.ts";

const candidate = (section: string, moneyValue: number, confidence: Confidence = "high"): FindingCandidate => ({
  sentence: `${section} ${moneyValue}.`,
  money: String(moneyValue),
  moneyValue,
  confidence,
  section,
});

describe("action list", () => {
  it("orders by money x confidence, takes two of a section and names the proof", async () => {
    const page = {
      id: "funnel",
      title: "Funnel",
      sentence: "",
      charts: [],
      notes: [],
      tables: [{ id: "t", title: "Stages", definition: "", columns: [], rows: [] }],
    };
    const { section } = actionsSection(
      await analysisOf({}),
      [
        candidate("funnel", 100, "low"),
        candidate("hygiene", 40),
        candidate("funnel", 90),
        candidate("funnel", 80),
        candidate("nobody", 999),
        candidate("icp", 0),
        candidate("losses", 50, "medium"),
      ],
      [page],
    );
    expect(section?.title).toBe("First: Clear the bottleneck in the funnel");
    expect(section?.tables[0]?.rows).toEqual([
      [1, "Clear the bottleneck in the funnel", "funnel 90.", "90.00", "high", "Stages"],
      [2, "Clear the bottleneck in the funnel", "funnel 80.", "80.00", "high", "Stages"],
      [3, "Work down the hygiene worklist, largest deals first", "hygiene 40.", "40.00", "high", "hygiene"],
      [4, "Prepare an answer to the main loss reason", "losses 50.", "30.00", "medium", "losses"],
    ]);
  });

  it("has no section where no finding has money", async () => {
    const { section, notes } = actionsSection(await analysisOf({}), [candidate("icp", 0)], []);
    expect([section, notes.length]).toEqual([null, 1]);
  });
});
