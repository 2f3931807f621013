import { describe, expect, it } from "vitest";
import { runTexts } from "../support/folder-run.ts";

const deals = [
  "Deal ID,Owner,Stage,Amount,Created Date,Close Date",
  "1,Ann,Won,100,2026-07-01,2026-08-01",
  "2,Bob,Lost,100,2026-07-01,2026-09-30",
].join("\n");
const yaml = (lines: readonly string[]) => `${lines.join("\n")}\n`;
const run = (files: Readonly<Record<string, string>>) =>
  runTexts({ "deals.csv": deals, ...files }, { only: "results", asOf: "2026-09-30" });

describe("revsheet.yaml tells what exports may tell too", () => {
  it("goals of reps and months count as quotas where the export has none", async () => {
    const { db } = await run({
      "revsheet.yaml": yaml([
        "currency: EUR",
        "goals:",
        "  - { period: 2026-Q3, rep: Ann, amount: 400 }",
        "  - { period: 2026-Q3, amount: '1000.50' }",
      ]),
    });
    expect(
      await db.rows("select level, holder, amount from mart_quotas where quarter = '2026-Q3' order by all"),
    ).toEqual([
      { level: "company", holder: null, amount: "1000.5000" },
      { level: "rep", holder: "Ann", amount: "400.0000" },
    ]);
  });
  it("quotas of the export go before", async () => {
    const { db } = await run({
      "quotas.csv": "Rep,Quarter,Quota\nAnn,2026-Q3,500\n",
      "revsheet.yaml": yaml(["goals:", "  - { period: 2026-Q3, rep: Ann, amount: 400 }"]),
    });
    expect(await db.rows("select holder, amount from mart_quotas where quarter = '2026-Q3'")).toEqual([
      { holder: "Ann", amount: "500.0000" },
    ]);
  });
  it("trainings by name or id, beside those of a table", async () => {
    const { db } = await run({
      "users.csv": "User ID,User Name,Email,Role\nu1,Ann,a@x.example,Rep\nu2,Bob,b@x.example,Rep\n",
      "trainings.csv": "Training,Participant,Training Date,Certified\nBasics,Bob,2026-02-03,yes\nBasics,Bob,,no\n",
      "revsheet.yaml": yaml([
        "trainings:",
        "  - { name: Pitch, on: 2026-03-04, reps: [u1, Bob], certified: [u1] }",
        "  - { name: Later, on: 2026-12-01, reps: [Ann] }",
      ]),
    });
    expect(await db.rows("from int_trainings order by all")).toEqual([
      { training: "Basics", rep: "Bob", trained_on: "2026-02-03", is_certified: true, records: 2 },
      { training: "Pitch", rep: "Ann", trained_on: "2026-03-04", is_certified: true, records: 1 },
      { training: "Pitch", rep: "Bob", trained_on: "2026-03-04", is_certified: false, records: 1 },
    ]);
  });
  it("a day that no calendar has is refused with its place", async () => {
    await expect(
      run({ "revsheet.yaml": yaml(["trainings:", "  - { name: Pitch, on: 2026-02-30, reps: [Ann] }"]) }),
    ).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      parameters: { problems: "trainings.0.on: expected a day that exists" },
    });
  });
});
