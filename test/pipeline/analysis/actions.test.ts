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

  it("good news asks for nothing", async () => {
    const { section, actions } = actionsSection(
      await analysisOf({}),
      [{ ...candidate("results", 500), isGain: true }, candidate("gap", 10)],
      [],
    );
    expect(section?.tables[0]?.rows).toHaveLength(1);
    expect(actions).toMatchObject([{ subject: "gap", atStake: "10.00", expected: "10.00" }]);
  });

  describe("with an earlier pack", () => {
    const page = (id: string) => ({ id, title: `${id} page`, sentence: "", charts: [], tables: [], notes: [] });
    const planned = (subject: string, atStake: string) => ({
      subject,
      action: `Do ${subject}`,
      why: `Why ${subject}`,
      atStake,
      expected: "1.00",
    });
    const followed = async (present: readonly FindingCandidate[]) =>
      actionsSection(await analysisOf({}), present, [page("hygiene"), page("gap"), page("reps"), page("results")], {
        period: "2026-Q2",
        actions: [
          planned("hygiene/activity", "100.00"),
          planned("gap", "50.00"),
          planned("reps/quota Ann", "20.00"),
          planned("results/goal", "30.00"),
          planned("icp/above industry Food", "10.00"),
        ],
      });

    it("tells of each action what is gone of its money, and the finding that shows it", async () => {
      const { section } = await followed([
        { ...candidate("hygiene", 40), subject: "activity" },
        { ...candidate("hygiene", 500), subject: "overdue" },
        candidate("gap", 60),
        // The goal is now exceeded: nothing is at stake any more.
        { ...candidate("results", 99), subject: "goal", isGain: true },
      ]);
      const table = section?.tables.find(({ id }) => id === "earlier_actions");
      expect(table?.rows).toEqual([
        ["Do hygiene/activity", "Why hygiene/activity", "partly", "1.00", "60.00", "100.00", "40.00", "hygiene 40."],
        ["Do gap", "Why gap", "open", "1.00", "-10.00", "50.00", "60.00", "gap 60."],
        ["Do reps/quota Ann", "Why reps/quota Ann", "done", "1.00", "20.00", "20.00", "0.00", "reps page."],
        ["Do results/goal", "Why results/goal", "done", "1.00", "30.00", "30.00", "0.00", "results page."],
        // This run has no such section: blank, not done.
        ["Do icp/above industry Food", "Why icp/above industry Food", "can't tell", "1.00", null, "10.00", null, null],
      ]);
      expect(section?.sentence).toContain("Of 5 actions of Q2 2026: 2 done, 1 partly, 1 open, 1 that can't be told.");
    });

    it("shows the outcome also where nothing new is to be done", async () => {
      const { section, actions } = await followed([]);
      expect(section?.title).toBe("Nothing with money behind it is to be done");
      expect(section?.tables.map(({ id }) => id)).toEqual(["earlier_actions"]);
      expect(actions).toEqual([]);
    });
  });

  it("has no section where no finding has money", async () => {
    const { section, notes } = actionsSection(await analysisOf({}), [candidate("icp", 0)], []);
    expect([section, notes.length]).toEqual([null, 1]);
  });
});
