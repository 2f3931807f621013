import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectRefusal, revsheet, temporaryFolder } from "../../support/command-line.ts";

const header = "Opportunity ID,Account ID,Account Name,Opportunity Owner,Stage,Amount,Created Date,Close Date";
// North holds two accounts of 100 and one of 50, South one of 50: one account of 100 moves, or two of 50 and 50 can't.
const accounts = [
  ["A", "Ann", 100],
  ["B", "Ann", 100],
  ["C", "Ann", 50],
  ["D", "Bob", 50],
] as const;
const csv = [
  header,
  ...accounts.map(
    ([id, owner, amount], i) => `${i},${id},Company ${id},${owner},Closed Won,${amount},2026-01-05,2026-08-01`,
  ),
].join("\n");

const territory = async (...parameters: string[]) => {
  const place = temporaryFolder({ "deals.csv": `${csv}\n` });
  return { place, ...(await revsheet(["territory", "--as-of", "2026-09-30", ...parameters], { cwd: place })) };
};
const refused = async (parameters: readonly string[], ...texts: readonly string[]) => {
  const { place, ...outcome } = await territory(...parameters);
  expectRefusal(outcome, place, ...texts);
};

describe("revsheet territory", () => {
  it("proposes, proves, shows before and after, and writes the moves as a change file", async () => {
    const { code, stdout, place } = await territory("--lang", "de", "--lock", "A", "--out", "moves.csv");
    expect(code).toBe(0);
    expect(stdout).toContain("Bewiesen: Keine andere Zuordnung wiegt weniger.");
    expect(readFileSync(join(place, "moves.csv"), "utf8").replace("\ufeff", "").split("\r\n")).toEqual([
      "account_id,account,rep_before,rep_after,potential,deals",
      "B,Company B,Ann,Bob,100.00,1",
      "",
    ]);
  });

  it("keeps a capacity for all and one for a single territory", async () => {
    const { stdout } = await territory("--capacity", "4", "--capacity", "Bob=1");
    expect(stdout).toMatch(/^Ann +3 +3/m);
    expect(stdout).toMatch(/^Bob +1 +1/m);
  });

  it("names what can't be: a capacity of no territory, too little of it, no time", async () => {
    await refused(["--capacity", "East=3"], "'East'", "Ann, Bob");
    await refused(["--capacity", "1"], "1 + 1", "Raise the capacity");
    await refused(["--seconds", "none"], "--seconds", "'none'");
  });
});
