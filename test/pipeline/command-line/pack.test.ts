import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  complaints,
  expectRefusal,
  fingerprint,
  type Outcome,
  revsheet,
  temporaryFolder,
} from "../../support/command-line.ts";

// One German sample and one run of it serve all tests of this file.
let place = "";
let sampled: Outcome;
let first: Outcome;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "revsheet-test-"));
  const sample = ["sample", "exports", "--deals", "300", "--crm", "hubspot", "--language", "de"];
  sampled = await revsheet(sample, { cwd: place });
  const parameters = ["run", "exports", "--out", "pack", "--db", "run.duckdb", "--json"];
  first = await revsheet(parameters, { cwd: place, env: { FORCE_COLOR: "1" } });
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

const lines = (text: string) => text.split("\n").filter((line) => line !== "");

interface Printed {
  readonly pack: string;
  readonly findings: readonly unknown[];
  readonly stamp: { readonly inputs: readonly { file: string; read: number; loaded: number; quarantined: number }[] };
}
const printed = () => JSON.parse(first.stdout) as Printed;

describe("sample", () => {
  it("prints the names of its files and says on stderr that the company is invented", () => {
    expect(sampled.code).toBe(0);
    expect(lines(sampled.stdout)).toEqual(readdirSync(join(place, "exports")).sort());
    expect(sampled.stderr).toContain("invented");
  });

  it("runs as it is, also from a CRM that exports foreign amounts only", async () => {
    const folder = temporaryFolder();
    const sample = ["sample", "exports", "--deals", "60", "--crm", "salesforce", "--language", "pl"];
    expect(await revsheet(sample, { cwd: folder })).toMatchObject({ code: 0 });
    const outcome = await revsheet(["run", "exports", "--out", "pack", "--only", "results"], { cwd: folder });
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  });
});

describe("run", () => {
  it("writes report, workbook, results, quarantine and tables", () => {
    expect(first.code, first.stderr).toBe(0);
    const names = readdirSync(join(place, "pack"));
    expect(names).toEqual(
      expect.arrayContaining(["quarantine.csv", "quarter.xlsx", "report.html", "results.json", "tables"]),
    );
    expect(printed().pack).toBe("pack");
    expect(printed().findings).toHaveLength(3);
  });

  it("says one plain line a finished stage on stderr, without escape codes in a pipe", () => {
    expect(complaints(first)).toEqual([]);
    expect(lines(first.stderr).length).toBeGreaterThan(3);
    for (const line of lines(first.stderr)) expect(line).toMatch(/^done {2}\w+ +\d+\.\d s( {2}[\d,]+ rows)?$/);
  });

  it("loaded and quarantined records make up the records read, file by file", () => {
    const aside = lines(readFileSync(join(place, "pack", "quarantine.csv"), "utf8").replace("\ufeff", ""));
    expect(aside[0]?.trim()).toBe("file,record,line,column,value,reason,cure");
    for (const { file, read, loaded, quarantined } of printed().stamp.inputs) {
      expect(loaded + quarantined, file).toBe(read);
      expect(
        aside.filter((line) => line.startsWith(`${file},`)),
        file,
      ).toHaveLength(quarantined);
    }
    expect(aside.length).toBeGreaterThan(1);
  });

  it("gives the same bytes again, also with other threads and in another time zone", async () => {
    const again = ["run", "exports", "--out", "again", "--threads", "1"];
    const other = ["run", "exports", "--out", "other", "--threads", "3", "--memory", "500MB"];
    expect(await revsheet(again, { cwd: place })).toMatchObject({ code: 0 });
    expect(await revsheet(other, { cwd: place, env: { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8" } })).toMatchObject({
      code: 0,
    });
    const expected = fingerprint(join(place, "pack"));
    expect(Object.keys(expected).length).toBeGreaterThan(15);
    expect(fingerprint(join(place, "again"))).toEqual(expected);
    expect(fingerprint(join(place, "other"))).toEqual(expected);
  });

  it("replaces an older pack, ends with 1 under --strict where a record was set aside, and leaves no work folder", async () => {
    const outcome = await revsheet(
      ["run", "exports", "--out", "pack", "--strict", "--only", "funnel", "--lang", "tr"],
      {
        cwd: place,
        env: { NO_COLOR: "1" },
      },
    );
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain("pack");
    expect(outcome.stdout).not.toContain("\u001b");
    expect(JSON.parse(readFileSync(join(place, "pack", "results.json"), "utf8"))).toMatchObject({
      stamp: { language: "tr" },
    });
    expect(readdirSync(place).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("init", () => {
  it("writes what was recognised, which changes nothing, and refuses to overwrite it", async () => {
    const folder = temporaryFolder();
    cpSync(join(place, "exports"), join(folder, "exports"), { recursive: true });
    // The sample brings a configuration of its own.
    rmSync(join(folder, "exports", "revsheet.yaml"));
    expect(await revsheet(["init", "exports"], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: "exports/revsheet.yaml\n",
    });
    expectRefusal(await revsheet(["init", "exports"], { cwd: folder }), folder, "exists already", "--force");
    expect(await revsheet(["run", "exports", "--out", "pack"], { cwd: folder })).toMatchObject({ code: 0 });
    const [configured, plain] = [join(folder, "pack"), join(place, "again")].map((pack) => {
      const { "results.json": _, ...others } = fingerprint(pack);
      return Object.fromEntries(Object.entries(others).filter(([name]) => name.endsWith(".parquet")));
    });
    expect(configured).toEqual(plain);
  });
});

describe("sql", () => {
  const ask = (...parameters: string[]) => revsheet(["sql", ...parameters], { cwd: place });

  it("answers from the tables of a pack and from a kept database", async () => {
    const count = "select count(*) as deals from int_deals";
    const fromPack = await ask("--pack", "again", "--json", count);
    expect(JSON.parse(fromPack.stdout)).toEqual([{ deals: expect.any(Number) }]);
    expect((await ask("--db", "run.duckdb", "--json", count)).stdout).toBe(fromPack.stdout);
    expect((await ask("--pack", "again", "select 1 as one -- a comment")).stdout).toBe("one\n1\n");
  });

  it.each([
    "create table mine as select 1",
    "copy (select 1) to 'x.csv'",
    "select * from read_csv('/etc/passwd')",
    "select 1; drop table int_deals",
    "attach 'other.db'",
    "set threads = 1",
    "select from from",
    "",
  ])("refuses %s", async (query) => {
    expectRefusal(await ask("--pack", "again", query), place, "docs/database.md");
    expect(existsSync(join(place, "x.csv"))).toBe(false);
  });

  it("refuses to write into a kept database", async () => {
    expectRefusal(await ask("--db", "run.duckdb", "delete from int_deals"), place, "DELETE is not SELECT");
  });

  it("prints the models for a warehouse, and names the dialects it knows", async () => {
    const { code, stdout } = await ask("--models", "postgres");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^create table mart_retention as\n/m);
    expect(stdout).not.toMatch(/days_between|months_between|month_of/);
    expectRefusal(await ask("--models", "oracle"), place, "'oracle'", "duckdb, postgres");
  });

  it("names a pack or database that is none", async () => {
    expectRefusal(await ask("--pack", "exports", "select 1"), place, "'exports'", "--pack FOLDER");
    expectRefusal(await ask("--db", "no.duckdb", "select 1"), place, "'no.duckdb'");
    expectRefusal(await ask("--db", "exports/deals.csv", "select 1"), place, "'exports/deals.csv'", "DuckDB");
  });
});

describe("inspect", () => {
  it("prints one object a file with --json and text without, and writes nothing", async () => {
    const before = readdirSync(join(place, "exports"));
    const json = await revsheet(["inspect", "--json", "exports/deals.csv", "exports/users.csv"], { cwd: place });
    expect(JSON.parse(json.stdout)).toMatchObject([
      { file: "deals.csv", crm: "hubspot", object: "deals", language: "de" },
      { file: "users.csv", object: "users" },
    ]);
    const text = await revsheet(["inspect", "exports/users.csv", "--lang", "de"], { cwd: place });
    expect(text).toMatchObject({ code: 0, stderr: "" });
    expect(text.stdout).toMatch(/^users\.csv: generic, users, de\n/);
    expect(readdirSync(join(place, "exports"))).toEqual(before);
  });
});
