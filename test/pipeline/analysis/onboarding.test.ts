import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { onboardingSection } from "../../../pipeline/analysis/onboarding.ts";
import { writeSample } from "../../../pipeline/sample/index.ts";
import { analysisOf } from "../../support/analysis.ts";
import { runFolder, runTexts } from "../../support/folder-run.ts";
import type { RawRow } from "../../support/raw-tables.ts";

const deals = "Deal ID,Owner,Stage,Amount,Created Date,Close Date\n1,Ann,Won,100,2026-07-01,2026-08-01\n";
const header = "Customer ID,Customer Name,Onboarding Step,Onboarding Date";
const table = (rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
const run = (onboarding: string, yaml = "") =>
  runTexts(
    {
      "deals.csv": deals,
      "onboarding.csv": onboarding,
      "revsheet.yaml": `currency: EUR\n${yaml}`,
    },
    { only: "onboarding", asOf: "2026-09-30", period: "2026-Q3" },
  );

/** Three of four reach the second step, two complete, one of them after 95 days; E began in September. */
const rows = [
  "A,Alpha,Kick-off,2026-01-05",
  "A,Alpha,Import,2026-01-15",
  "A,Alpha,Go-live,2026-02-05",
  "B,Beta,Kick-off,2026-02-02",
  "B,Beta,Import,2026-02-22",
  "B,Beta,Go-live,2026-05-08",
  "C,Gamma,Kick-off,2026-03-02",
  "C,Gamma,import,2026-03-12",
  "D,Delta,Kick-off,2026-03-02",
  "E,Epsilon,Kick-off,2026-09-01",
];

describe("onboarding section", () => {
  it("counts mature customers to each step within the window, the time between steps, and where all stand", async () => {
    const { section, results } = await run(table(rows));
    const found = section("onboarding");
    expect(found?.title).toBe("25% of new customers complete onboarding within 90 days");
    expect(found?.sentence).toContain("The largest drop is after Import: 33% of those who reach it come to Go-live.");
    expect(found?.sentence).toContain("not completed: 2.");
    // Median: of five at Kick-off three left on days 10, 10 and 20, before E is censored on day 29.
    // Wilson by hand: 3 of 4 is 30.1% to 95.4%, 1 of 3 is 6.1% to 79.2%.
    const [steps, standing] = found?.tables ?? [];
    expect(
      steps?.rows.map((row) => row.map((cell) => (typeof cell === "number" ? Number(cell.toFixed(3)) : cell))),
    ).toEqual([
      ["Kick-off", 4, null, null, null, 1, 20],
      ["Import", 3, 0.75, 0.301, 0.954, 0.75, 75],
      ["Go-live", 1, 0.333, 0.061, 0.792, 0.25, null],
    ]);
    expect(standing?.rows).toEqual([
      ["Kick-off", 2, 1],
      ["Import", 1, 1],
      ["Go-live", 2, null],
    ]);
    expect(found?.charts).toMatchObject([{ kind: "funnel", steps: [{ count: 4 }, { count: 3 }, { count: 1 }] }]);
    expect(found?.notes).toContain(
      "Customers who began after 2026-07-02, too young to judge and left out of the rates: 1.",
    );
    expect(results.trust).toMatchObject({ read: 11, used: 11 });
  });

  it("the window of revsheet.yaml decides what counts", async () => {
    const { section } = await run(table(rows), "onboarding: { window_days: 95 }\n");
    expect(section("onboarding")?.title).toBe("50% of new customers complete onboarding within 95 days");
  });

  it("steps of revsheet.yaml stand in its order; a step nobody has reached counts 0, records of others are told", async () => {
    const named = await run(table(rows), "onboarding: { steps: [KICK-OFF, Import, Go-live, Renewal] }\n");
    expect(named.section("onboarding")?.tables[0]?.rows.map((row) => row.slice(0, 2))).toEqual([
      ["KICK-OFF", 4],
      ["Import", 3],
      ["Go-live", 1],
      ["Renewal", 0],
    ]);
    const fewer = await run(table(rows), "onboarding: { steps: [Kick-off, Go-live] }\n");
    expect(fewer.section("onboarding")?.notes).toContain(
      "Records of steps that revsheet.yaml does not name under 'onboarding', left out: 3 (Import, import).",
    );
  });

  it("refuses a step that is not in the table while the table has others, and fewer than two or equal steps", async () => {
    await expect(run(table(rows), "onboarding: { steps: [Kick-off, Imports, Go-live] }\n")).rejects.toMatchObject({
      code: "UNKNOWN_ONBOARDING_STEP",
      parameters: { step: "Imports", others: "Import" },
    });
    await expect(run(table(rows), "onboarding: { steps: [Kick-off] }\n")).rejects.toMatchObject({
      parameters: { problems: "onboarding.steps: expected at least two steps" },
    });
    await expect(run(table(rows), "onboarding: { steps: [Go, GO] }\n")).rejects.toMatchObject({
      parameters: { problems: "onboarding.steps: expected each step once" },
    });
  });

  it("records without customer, step or day and planned ones are left out and counted; rows read stay accounted for", async () => {
    const { section, results } = await run(
      table([...rows, ",,Import,2026-03-01", "D,Delta,,2026-03-03", "D,Delta,Import,", "E,Epsilon,Import,2026-12-01"]),
    );
    const notes = section("onboarding")?.notes;
    expect(notes).toContain("Onboarding records without customer, step or date, left out: 3.");
    expect(notes).toContain("Records dated after 2026-09-30, left out: 1.");
    expect(section("onboarding")?.tables[0]?.rows[1]?.[1]).toBe(3);
    expect(results.trust).toMatchObject({ read: 15, used: 15 });
  });

  it("a day that is none is set aside with its reason, not lost", async () => {
    const { loaded, results } = await run(table([...rows, "D,Delta,Import,2026-02-30"]));
    expect(loaded.quarantine).toMatchObject([{ file: "onboarding.csv", value: "2026-02-30" }]);
    expect(results.trust).toMatchObject({ read: 12, used: 11 });
  });

  it("has no section and says why: no table, no dates, a single step, remarks instead of steps, no column of dates", async () => {
    const noteOf = async (onboarding: readonly RawRow[]) => {
      const { section, notes } = await onboardingSection(await analysisOf({ onboarding }));
      expect(section).toBeNull();
      return notes.join(" ");
    };
    const alpha = { customer_id: "A", onboarding_step: "Kick-off" };
    expect(await noteOf([])).toContain("the folder has no table of onboarding steps");
    expect(await noteOf([alpha, { ...alpha, onboarding_step: "Import" }])).toContain("of 2 onboarding records, none");
    expect(await noteOf([{ ...alpha, reached_at: "2026-01-05" }])).toContain("a single step, Kick-off");
    const remarks = Array.from({ length: 31 }, (_, i) => ({
      ...alpha,
      onboarding_step: `Call ${i}`,
      reached_at: "2026-01-05",
    }));
    expect(await noteOf(remarks)).toContain("the table has 31 different steps");
    const { section, results } = await run("Customer Name,Onboarding Step\nA,Kick-off\n");
    expect(section("onboarding")).toBeUndefined();
    expect(results.trust.notes.join(" ")).toContain(
      "of 1 onboarding records, none by the as-of date has its customer, a step and a date",
    );
  });

  it("an account with its onboarding stage among other columns is an account", async () => {
    const { loaded } = await runTexts(
      {
        "deals.csv": deals,
        "crm.csv": "Account ID,Account Name,Industry,Onboarding Stage,Created Date\nA,Alpha,Food,Import,2026-01-05\n",
      },
      { only: "onboarding", asOf: "2026-09-30", period: "2026-Q3" },
    );
    expect(loaded.tables.find(({ name }) => name === "crm.csv")?.object).toBe("accounts");
  });

  it("blank rates, no chart, where nobody's window is over", async () => {
    const { section } = await run(
      table(["E,E,Kick-off,2026-09-01", "F,F,Kick-off,2026-09-01", "F,F,Import,2026-09-09"]),
    );
    const found = section("onboarding");
    expect(found?.title).toContain("can't be judged yet");
    expect(found?.charts).toEqual([]);
    expect(found?.tables[0]?.rows[1]?.slice(1, 6)).toEqual([0, null, null, null, null]);
    expect(found?.tables[1]?.rows.map((row) => row[1])).toEqual([1, 1]);
  });

  it("finds the order of the sample's steps and that most stop before the training of key users", async () => {
    const parent = mkdtempSync(join(tmpdir(), "revsheet-onboarding-"));
    onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
    await writeSample(join(parent, "export"), { deals: 1500, language: "de", crm: "hubspot" });
    const { section } = await runFolder((folder) => cpSync(join(parent, "export"), folder, { recursive: true }), {
      only: "onboarding",
    });
    const found = section("onboarding");
    // The steps of `onboardingWords` in their order; core/sample/onboarding.ts makes the second move the weakest.
    expect(found?.tables[0]?.rows.map(([step]) => step)).toEqual([
      "Auftakt",
      "Datenimport",
      "Hauptanwender geschult",
      "Produktivstart",
      "Erste Auswertung",
    ]);
    expect(found?.sentence).toContain("The largest drop is after Datenimport");
  }, 30_000);
});
