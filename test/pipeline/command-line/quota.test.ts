import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectRefusal, revsheet, temporaryFolder } from "../../support/command-line.ts";

const deals = [
  "Opportunity ID,Opportunity Owner,Stage,Amount,Created Date,Close Date",
  "1,Ayşe Kaya,Closed Won,100000,2025-09-05,2025-12-01",
  "2,Ayşe Kaya,Closed Won,200000,2026-01-05,2026-03-01",
  "3,Ben Adler,Closed Won,50000,2026-01-05,2026-03-02",
  "4,Ben Adler,Prospecting,50000,2026-08-05,2026-11-02",
].join("\n");
const users = [
  "User ID,Full Name,Team,Language,Start Date",
  "u1,Ayşe Kaya,North,tr_TR,2020-01-01",
  "u2,Ben Adler,,en_US,2020-01-01",
].join("\n");

const quota = async (...parameters: string[]) => {
  const place = temporaryFolder({ "deals.csv": `${deals}\n`, "users.csv": `${users}\n` });
  return { place, ...(await revsheet(["quota", "--as-of", "2026-09-30", ...parameters], { cwd: place })) };
};

describe("revsheet quota", () => {
  it("adds goals up to teams and the target, says capacity and months, and writes each letter in the rep's language", async () => {
    const { code, stdout, place } = await quota(
      "--lang",
      "de",
      "--target",
      "100000",
      "--over",
      "0.1",
      "--out",
      "goals",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Ohne Team: 2\d\.000$/m);
    expect(stdout).toMatch(/^North: 8\d\.000$/m);
    expect(stdout).toContain("Die Ziele ergeben zusammen 110.000, 10.000 über dem Gesamtziel.");
    expect(stdout).toContain("Monate in den Briefen: gleiche Gewichte");
    const letters = join(place, "goals", "letters");
    expect(readdirSync(letters).sort()).toEqual(["Ayşe-Kaya.txt", "Ben-Adler.txt"]);
    expect(readFileSync(join(letters, "Ayşe-Kaya.txt"), "utf8")).toContain("Merhaba Ayşe Kaya,");
    expect(readFileSync(join(letters, "Ben-Adler.txt"), "utf8")).toContain("Dear Ben Adler,");
    expect(readFileSync(join(letters, "Ben-Adler.txt"), "utf8")).not.toContain("EUR");
  });

  it("refuses a target of 0", async () => {
    const { place, ...outcome } = await quota("--target", "0");
    expectRefusal(outcome, place, "--target", "'0'");
  });
});
