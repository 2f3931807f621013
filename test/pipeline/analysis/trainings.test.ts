import { describe, expect, it } from "vitest";
import { sampleTruth } from "../../../core/sample/truth.ts";
import { trainingsSection } from "../../../pipeline/analysis/trainings.ts";
import { analysisOf } from "../../support/analysis.ts";
import type { RawRow } from "../../support/raw-tables.ts";
import { sampleRows } from "../../support/sample-rows.ts";

const months = Array.from(
  { length: 21 },
  (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
);
const changed = months.indexOf("2026-04");

/** Four deals a month: two won by everybody, a third one by those trained, from April 2026 on. */
const history = (rep: string, i: number, trained: boolean): RawRow[] =>
  months.flatMap((month, m) =>
    [1, 2, 3, 4].map((n) => ({
      deal_id: `${rep}-${month}-${n}`,
      owner_name: rep,
      stage: n <= (trained && m >= changed && (m + i) % 5 !== 0 ? 3 : 2) ? "Won" : "Lost",
      created_at: `${month}-01`,
      close_date: `${month}-${10 + n}`,
      amount: "100",
    })),
  );
const team = (trained: number, others: number) =>
  [...Array(trained + others).keys()].map((i) => ({ rep: `Rep ${i}`, trained: i < trained }));
const rowsOf = (trained: number, others: number, day: string | null = "2026-03-10") => {
  const reps = team(trained, others);
  return {
    deals: reps.flatMap(({ rep, trained: has }, i) => history(rep, i, has)),
    trainings: reps.flatMap(({ rep, trained: has }, i) =>
      has
        ? [
            {
              training_name: "Workshop",
              owner_name: rep,
              trained_at: day,
              is_certified: i % 2 === 0 ? "true" : "false",
            },
          ]
        : [],
    ),
  };
};
const table = (result: Awaited<ReturnType<typeof trainingsSection>>, id: string) =>
  result.section?.tables.find((each) => each.id === id);

describe("trainings section", () => {
  it("finds a training that won one deal more of four, in win rate and in money, and counts the certified", async () => {
    const result = await trainingsSection(await analysisOf(rowsOf(10, 10)), []);
    // Four of five months: a quarter more of the deals, (0.25 x 4/5 or 5/6); the others did not change.
    expect(result.section?.title).toMatch(/^Workshop: win rate \+(19|20|21)\.\d points$/);
    expect(result.section?.sentence).toContain("Certified among those compared: 5 of 10.");
    expect(table(result, "trainings")?.rows).toEqual([["Workshop", "2026-03-10", "2026-03-10", 10, 5, 6, "effect"]]);
    const [row] = table(result, "training_effect_win_rate")?.rows ?? [];
    expect(row?.slice(1, 3)).toEqual([10, 10]);
    expect(row?.[9]).toBe(0);
    expect(row?.[6]).toBeLessThan(0.01);
    // No trend can differ before: everybody was the same.
    expect(row?.[11]).toBe(1);
    expect(table(result, "training_reps")?.rows).toHaveLength(20);
    const worth = Number(table(result, "training_effect_bookings")?.rows[0]?.[3]);
    // One deal of 100 in four of five months.
    expect(worth).toBeGreaterThan(75);
    expect(result.findings[0]).toMatchObject({ confidence: "high", proof: "training_effect_bookings" });
    expect(Number(result.findings[0]?.money)).toBeCloseTo(worth * 10 * 3, 0);
  });

  it("can't tell below eight reps a group, and puts no number on it", async () => {
    const result = await trainingsSection(await analysisOf(rowsOf(7, 10)), []);
    expect(result.section?.title).toBe("Workshop: can't tell yet whether it worked");
    expect(result.section?.sentence).toContain("Can't tell: 7 reps with it and 10 comparable ones");
    const [row] = table(result, "training_effect_win_rate")?.rows ?? [];
    expect(row?.slice(3)).toEqual([null, null, null, null, "can't tell", null, null, null, null]);
    expect(result.findings).toMatchObject([{ money: null, confidence: "low" }]);
  });

  it("everybody trained leaves nobody to compare with", async () => {
    const result = await trainingsSection(await analysisOf(rowsOf(10, 0)), []);
    expect(result.section?.sentence).toContain("10 reps with it and 0 comparable ones");
  });

  it("a training of the last three months is not observable yet: blank, not 0", async () => {
    const result = await trainingsSection(await analysisOf(rowsOf(10, 10, "2026-08-01")), []);
    expect(result.section?.sentence).toContain("not observable yet");
    expect(table(result, "trainings")?.rows[0]?.slice(5)).toEqual([null, null]);
    expect(result.section?.tables).toHaveLength(1);
    expect(result.section?.charts).toEqual([]);
  });

  it("records without a day are left out and counted; only such records make no section", async () => {
    const rows = rowsOf(10, 10);
    const [first, ...others] = rows.trainings;
    const some = await trainingsSection(
      await analysisOf({ ...rows, trainings: [{ ...first, trained_at: null }, ...others] }),
      [],
    );
    expect(table(some, "trainings")?.rows[0]?.[3]).toBe(9);
    expect(some.section?.notes).toEqual(["Training records without name, rep or day, left out: 1."]);
    const none = await trainingsSection(await analysisOf(rowsOf(10, 10, null)), []);
    expect(none.section).toBeNull();
    expect(none.notes).toEqual([
      "No training effect: no record of a training has its name, rep and day (left out: 10).",
    ]);
  });

  it("names those reached whom the export does not know", async () => {
    const rows = rowsOf(9, 9);
    const result = await trainingsSection(
      await analysisOf({
        ...rows,
        trainings: [...rows.trainings, { training_name: "Workshop", owner_name: "Nobody", trained_at: "2026-03-10" }],
      }),
      [],
    );
    expect(result.section?.notes).toEqual([
      "Workshop: not among the reps of the export: 1 (Nobody). Write them as the export does, by name or id.",
    ]);
  });

  it("has no section where no training is known, and says how to give one", async () => {
    const { section, notes } = await trainingsSection(await analysisOf({ deals: rowsOf(1, 1).deals }), []);
    expect(section).toBeNull();
    expect(notes[0]).toContain("trainings");
  });

  it("shows no effect of the sample's training, which has none", async () => {
    expect(sampleTruth.trainingEffect).toBe(0);
    const result = await trainingsSection(await analysisOf(sampleRows(3000)), []);
    expect(table(result, "trainings")?.rows[0]?.[6]).toBe("none shown");
  }, 30_000);
});
