import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { dateInName } from "../../../pipeline/load/snapshots.ts";
import { runFolder, runTexts } from "../../support/folder-run.ts";

const header = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date";
const deal = (id: number, stage = "Closed Won", amount = 100) =>
  `D-${1000 + id},Deal ${id},Acme ${id % 7},${stage},${amount},2026-03-${10 + (id % 15)},2026-01-${10 + (id % 15)}`;
const deals = (from: number, to: number, stage?: string, amount?: number) =>
  `${[header, ...Array.from({ length: to - from }, (_, i) => deal(from + i, stage, amount))].join("\n")}\n`;

const quarter = { asOf: "2026-03-31" };

describe("files that repeat each other without ids", () => {
  const columns = "Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date";
  const rows = (from: number, to: number, time: string) =>
    Array.from(
      { length: to - from },
      (_, i) =>
        `Deal ${from + i},Acme,Closed Won,100,2026-03-${10 + ((from + i) % 15)}${time},2026-01-${10 + ((from + i) % 15)}`,
    );
  const text = (lines: readonly string[], head = columns) => `${[head, ...lines].join("\n")}\n`;
  const more = text(
    rows(0, 40, " 12:30:15").map((row) => `${row},Web`),
    `${columns},Lead Source`,
  );
  it("are told with both names, the count and --exclude; a column less and shorter times do not hide it", async () => {
    const { results } = await runTexts({ "all.csv": more, "copy.csv": text(rows(15, 45, " 12:30")) }, quarter);
    expect(results.trust.notes[0]).toBe(
      "all.csv and copy.csv look like copies of one export: records that stand in both and count twice: 25. Leave one file out with --exclude copy.csv.",
    );
  });
  it("are as many deals as one of them where the other is left out, and nothing is told", async () => {
    const { db, loaded } = await runTexts(
      { "all.csv": more, "copy.csv": text(rows(15, 45, " 12:30")) },
      { ...quarter, exclude: ["copy.csv"] },
    );
    expect(loaded.repeated).toEqual([]);
    expect(await db.row("select count(*) as n from int_deals")).toEqual({ n: 40 });
  });
  it("are parts of one table where at most half of the smaller one stands in the other", async () => {
    const { db, loaded } = await runTexts({ "a.csv": text(rows(0, 40, "")), "b.csv": text(rows(20, 60, "")) }, quarter);
    expect(loaded.repeated).toEqual([]);
    expect(await db.row("select count(*) as n from int_deals")).toEqual({ n: 80 });
  });
});

describe("loading a folder", () => {
  it("takes files with disjoint ids as parts of one table", async () => {
    const { db } = await runTexts({ "a.csv": deals(0, 40), "b.csv": deals(40, 70) }, quarter);
    expect(
      await db.row(
        "select count(*) as n, count(distinct deal_key) as keys, sum(amount) :: varchar as money from int_deals",
      ),
    ).toEqual({
      n: 70,
      keys: 70,
      money: "7000.0000",
    });
  });
  it("sets aside the record of a later part whose id an earlier part holds", async () => {
    const { db, loaded } = await runTexts({ "a.csv": deals(0, 40), "b.csv": deals(38, 70) }, quarter);
    expect(await db.row("select count(*) as n from int_deals")).toEqual({ n: 70 });
    expect(
      loaded.quarantine.map(({ file, record, line, reason, value }) => ({ file, record, line, reason, value })),
    ).toEqual([
      { file: "b.csv", record: 1, line: 2, reason: "duplicate_id", value: "D-1038" },
      { file: "b.csv", record: 2, line: 3, reason: "duplicate_id", value: "D-1039" },
    ]);
    for (const { records, loaded: held, name } of loaded.tables)
      expect(records).toBe(held + loaded.quarantine.filter(({ file }) => file === name).length);
  });
  it("takes files whose ids mostly overlap as snapshots, and the latest as the table", async () => {
    const { db, loaded } = await runTexts(
      {
        "deals-2026-03-31.csv": deals(0, 40, "Proposal", 100),
        "deals-2026-06-30.csv": deals(0, 45, "Closed Won", 250),
      },
      { period: "2026-Q1", asOf: "2026-06-30" },
    );
    expect(await db.row("select count(*) as n, sum(amount) :: varchar as money from stg_deals")).toEqual({
      n: 45,
      money: "11250.0000",
    });
    expect(loaded.snapshots.map(({ date }) => date)).toEqual(["2026-03-31"]);
  });
  it("uses the snapshot that was the latest on the as-of date", async () => {
    const { db } = await runTexts(
      {
        "deals-2026-03-31.csv": deals(0, 40, "Closed Won", 100),
        "deals-2026-06-30.csv": deals(0, 45, "Closed Won", 250),
      },
      quarter,
    );
    expect(await db.row("select count(*) as n, sum(amount) :: varchar as money from stg_deals")).toEqual({
      n: 40,
      money: "4000.0000",
    });
  });
  it("asks for the date of a snapshot that names none, and takes it from --snapshot", async () => {
    const files = { "deals-2026-03-31.csv": deals(0, 40), "deals-now.csv": deals(0, 45) };
    await expect(runTexts(files)).rejects.toMatchObject({ code: "SNAPSHOT_WITHOUT_DATE" });
    const { db } = await runTexts(files, {
      snapshot: ["deals-now.csv=2026-06-30"],
      period: "2026-Q1",
      asOf: "2026-06-30",
    });
    expect(await db.row("select count(*) as n from stg_deals")).toEqual({ n: 45 });
  });
});

describe("dateInName", () => {
  it.each([
    ["deals-2026-06-30.csv", "2026-06-30"],
    ["20260630/deals.csv", "2026-06-30"],
    ["2026_06_30 export.csv", "2026-06-30"],
    ["deals_2026-02-30.csv", undefined],
    ["deals-12026-06-30.csv", undefined],
    ["deals.csv", undefined],
  ])("%s gives %s", (name, date) => {
    expect(dateInName(name)).toBe(date);
  });
  it("takes --map on the sheets of a workbook that have the header and the field", async () => {
    const book = new ExcelJS.Workbook();
    const rows = deals(0, 40)
      .trim()
      .replace(",Amount,", ",Worth,")
      .split("\n")
      .map((line) => line.split(","));
    book.addWorksheet("Deals").addRows(rows);
    book.addWorksheet("Users").addRows([
      ["User ID", "User Name", "Email"],
      ["005A", "Ann", "ann@example.com"],
    ]);
    book.addWorksheet("Accounts").addRows([
      ["Account ID", "Account Name", "Industry", "Worth"],
      ["001A", "Acme 1", "Retail", "high"],
    ]);
    const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const { db, loaded } = await runFolder((folder) => writeFileSync(join(folder, "book.xlsx"), bytes), {
      ...quarter,
      map: ["worth=amount"],
    });
    expect(await db.row("select sum(amount) :: varchar as money from int_deals")).toEqual({ money: "4000.0000" });
    expect(loaded.tables.map(({ object }) => object).sort()).toEqual(["accounts", "deals", "users"]);
  });
  it.each(["deals.csv", "deals.tsv.gz"])("sets aside amounts that no money holds, in %s", async (name) => {
    const amounts = ["99999999999999", "99999999999999.99999", "-123456789012345678", "7"];
    const text = [header, ...amounts.map((amount, i) => deal(i, "Closed Won").replace(",100,", `,${amount},`))].join(
      "\n",
    );
    const bytes = name.endsWith(".gz") ? gzipSync(text.replaceAll(",", "\t")) : text;
    const { db, loaded } = await runFolder((folder) => writeFileSync(join(folder, name), bytes), quarter);
    expect(await db.row("select sum(amount) :: varchar as money from int_deals")).toEqual({
      money: "100000000000006.0000",
    });
    expect(loaded.quarantine).toMatchObject([
      { record: 2, column: "Amount", value: amounts[1], reason: "amount_too_large" },
      { record: 3, column: "Amount", value: amounts[2], reason: "amount_too_large" },
    ]);
  });
  it("counts the amounts that have more decimals than money in the database, and says so", async () => {
    const rows = [deal(1, "Closed Won", 1.00005), deal(2, "Closed Won", 2.5), deal(3, "Closed Lost", 0.12345)];
    const { loaded, results } = await runTexts({ "deals.csv": `${[header, ...rows].join("\n")}\n` }, quarter);
    expect(loaded.tables.map(({ rounded }) => rounded)).toEqual([2]);
    expect(results.trust.notes).toContain(
      "deals.csv: 2 amounts have more than four decimals and count rounded to four.",
    );
  });
});
