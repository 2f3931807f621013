import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { expectRefusal, revsheet, temporaryFolder } from "../../support/command-line.ts";

const header = "Deal ID,Deal Name,Deal Stage,Amount,Create Date,Close Date";
const csv = (...rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
const deals = csv(
  "1,Alpha,Closed Won,100.50,2026-01-15,2026-02-20",
  "2,Beta,Closed Lost,200.25,2026-02-15,2026-05-20",
  "3,Gamma,Proposal,300.75,2026-07-15,2026-12-20",
);

/** Runs on a folder with these files and expects a refusal with these texts; gives the folder. */
const refused = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  options: readonly string[],
  ...texts: readonly string[]
): Promise<string> => {
  const exports = temporaryFolder(files);
  const place = temporaryFolder();
  expectRefusal(await revsheet(["run", exports, ...options], { cwd: place }), place, ...texts);
  expect(readdirSync(place)).toEqual([]);
  return exports;
};

describe("unusable input is refused with one sentence that names it and the cure", () => {
  it("a folder that is not there", async () => {
    const place = temporaryFolder();
    expectRefusal(await revsheet(["run", "exports"], { cwd: place }), place, "'exports'", "Give the folder");
  });

  it("a folder that is not there, in German and Turkish", async () => {
    const place = temporaryFolder();
    const run = (language: string) => revsheet(["run", "exports", "--lang", language], { cwd: place });
    expectRefusal(await run("de"), place, "Den Ordner „exports“ gibt es nicht.");
    expectRefusal(await run("tr"), place, "“exports” adlı bir klasör yok.");
  });

  it.each([
    ["--exclude", "deal.csv"],
    ["--snapshot", "deal.csv=2026-09-30"],
  ])("%s of a file that is not there, with the one it may mean", async (option, value) => {
    const files = { "deals.csv": deals, "notes.md": "" };
    await refused(files, [option, value], `${option} names 'deal.csv'`, "mean deals.csv?");
  });

  it("an empty folder", () => refused({}, [], "holds no file that can be read", "CSV"));

  it("a picture named .csv", () =>
    refused(
      { "deals.csv": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]) },
      [],
      "'deals.csv'",
      "Export it from the CRM",
    ));

  it("a truncated gzip", () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `${i},Deal ${i * 7919},Proposal,${i}.50,2026-01-15,2026-12-20`);
    return refused({ "deals.csv.gz": gzipSync(csv(...rows)).subarray(0, 4000) }, [], "deals.csv.gz", "again");
  });

  it("two tables of deals from different CRMs", async () => {
    const salesforce =
      "Opportunity ID,Opportunity Name,Stage,Amount,Created Date,Close Date,Probability (%),Forecast Category\n0061t00000AbCdEAAV,Alpha,Prospecting,10.50,2026-01-15,2026-02-20,10,Pipeline\n";
    const hubspot =
      "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Deal owner,Pipeline\n18400003700,Beta,Closed Won,20.25,2026-01-15 10:00,2026-02-20 10:00,Ana,Sales Pipeline\n";
    await refused(
      { "a.csv": salesforce, "b.csv": hubspot },
      [],
      "a.csv is salesforce",
      "b.csv is hubspot",
      "--exclude",
    );
  });

  it("a folder without deals", () => refused({ "x.csv": "foo,bar\n1,2\n" }, [], "(x.csv)", "revsheet inspect"));

  it("a quarter without data", () =>
    refused({ "deals.csv": deals }, ["--period", "2019-Q1"], "2019-Q1", "2026-01-15", "--period"));

  it("a quarter that is not closed", () =>
    refused({ "deals.csv": deals }, ["--period", "2027-Q1"], "2027-Q1 ends on 2027-03-31", "--as-of"));

  it("a period that is none", () => refused({ "deals.csv": deals }, ["--period", "soon"], "'soon'", "2026-Q3"));

  it("an export that holds no closed quarter", () =>
    refused({ "deals.csv": csv("1,Alpha,Closed Won,100.50,2026-01-15,2026-02-20") }, [], "2026-01-15", "--as-of"));

  it("dates that fit two readings", () =>
    refused(
      { "deals.csv": csv("1,Alpha,Closed Won,100.50,01/02/2026,03/04/2026") },
      [],
      "'Create Date, Close Date'",
      "01/02/2026",
      "--date-format dd/mm/yyyy",
      "--date-format mm/dd/yyyy",
    ));

  it("numbers that fit two readings", () =>
    refused(
      { "deals.csv": csv("1,Alpha,Closed Won,1.234,2026-01-15,2026-02-20") },
      [],
      "'Amount'",
      "1.234",
      "--decimal .",
    ));

  it("two columns for one field of money", async () => {
    const two =
      "Deal ID,Deal Name,Stage,Amount,Deal Value,Created Date,Close Date\n1,Alpha,Closed Won,1.50,2.50,2026-01-15,2026-02-20\n";
    const exports = await refused(
      { "deals.csv": two },
      [],
      "'Amount', 'Deal Value'",
      "--map 'Amount=amount'",
      "--map 'Deal Value=amount'",
    );
    const place = temporaryFolder();
    const answered = ["run", exports, "--as-of", "2026-03-31", "--map", "deal value=amount", "--out", "pack"];
    expect(await revsheet(answered, { cwd: place })).toMatchObject({ code: 0 });
    const asked = await revsheet(["sql", "--pack", "pack", "--json", "select amount from int_deals"], { cwd: place });
    expect(JSON.parse(asked.stdout)).toEqual([{ amount: "2.5000" }]);
  });

  it("a --map without its column or its field", async () => {
    await refused({ "deals.csv": deals }, ["--map", "Amont=amount"], "column 'Amont'", "mean 'Amount'?");
    await refused({ "deals.csv": deals }, ["--map", "Amount=worth"], "'Amount=worth'", "docs/headers.md");
  });

  it("a configuration with a mistake, by line and by place", async () => {
    const broken = { "deals.csv": deals, "revsheet.yaml": "currency: [EUR\n" };
    await refused(broken, [], "revsheet.yaml", "line");
    await refused(
      { "deals.csv": deals, "revsheet.yaml": "currencies: EUR\n" },
      [],
      "currencies",
      "docs/configuration.md",
    );
  });

  it("a place that is no pack, without touching it", async () => {
    const place = temporaryFolder({ "letter.txt": "dear" });
    const exports = temporaryFolder({ "deals.csv": deals });
    const outcome = await revsheet(["run", exports, "--out", place], { cwd: place });
    expectRefusal(outcome, place, place, "--out FOLDER");
    expect(readdirSync(place)).toEqual(["letter.txt"]);
  });

  it("a place below a file", async () => {
    const place = temporaryFolder({ file: "" });
    const exports = temporaryFolder({ "deals.csv": deals });
    expectRefusal(await revsheet(["run", exports, "--out", join(place, "file", "pack")]), place, "file", "--out");
  });

  it("a place for the database that does not exist", async () => {
    const place = temporaryFolder();
    const exports = temporaryFolder({ "deals.csv": deals });
    const parameters = ["run", exports, "--out", "pack", "--db", join(place, "no", "run.duckdb")];
    expectRefusal(await revsheet(parameters, { cwd: place }), place, "run.duckdb", "no such folder");
    expect(existsSync(join(place, "pack"))).toBe(false);
  });

  it("a sample into a folder that holds something", async () => {
    const place = temporaryFolder({ "letter.txt": "dear" });
    expectRefusal(await revsheet(["sample", place]), place, place, "empty folder");
    expect(readdirSync(place)).toEqual(["letter.txt"]);
  });
});

describe("input that is readable but strange", () => {
  it("counts a stage that nothing explains as open, and says so with the cure", async () => {
    const exports = temporaryFolder({ "deals.csv": deals.replace("Proposal", "Quux") });
    const place = temporaryFolder();
    const { code, stderr } = await revsheet(["run", exports, "--out", "pack"], { cwd: place });
    expect(code).toBe(0);
    expect(stderr).toContain("count as open: Quux. Name them under 'stages' in revsheet.yaml.");
  });

  it("passes over a picture beside the exports", async () => {
    const exports = temporaryFolder({
      "deals.csv": deals,
      "scan.csv": Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    });
    const place = temporaryFolder();
    expect(await revsheet(["run", exports, "--out", "pack"], { cwd: place })).toMatchObject({ code: 0 });
  });

  it("inspects the files of a folder", async () => {
    const exports = temporaryFolder({ "a.csv": deals });
    mkdirSync(join(exports, "older"));
    const { code, stdout } = await revsheet(["inspect", exports, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ file: "a.csv", data_records: 3, loaded: 3, quarantined: 0 }]);
  });
});
