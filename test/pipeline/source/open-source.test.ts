import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inspection, inspectFiles } from "../../../pipeline/inspect.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "revsheet-source-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const one = async (path: string, options = {}): Promise<Inspection> => {
  const [found, ...more] = await inspectFiles([path], options);
  expect(more).toEqual([]);
  return found as Inspection;
};

const header = "Opportunity ID,Opportunity Name,Stage,Amount,Close Date";
const csv = `${header}\n006A,Müller,Closed Won,"1,234.50",2025-03-01\n006B,Łódź,Prospecting,10.25,2025-04-02\n`;
const totals = {
  amount_sum: "1244.75",
  won_count: 1,
  open_count: 1,
  won_amount_sum: "1234.50",
  close_date_min: "2025-03-01",
};

describe("one table in every format", () => {
  it("CSV and gzipped CSV give the same inspection but for size and hash", async () => {
    const plain = await one(put("deals.csv", csv));
    const packed = await one(put("deals.csv.gz", gzipSync(csv)));
    expect(plain).toMatchObject({ loaded: 2, totals });
    const own = ["file", "sha256"] as const;
    for (const key of own) expect(packed[key]).not.toBe(plain[key]);
    const same = { file: "", bytes: 0, sha256: "", evidence: [] };
    expect({ ...packed, ...same }).toEqual({ ...plain, ...same });
  });

  it("a workbook: header below titles, real dates, serial numbers as text, several sheets, empty ones left out", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Deals");
    sheet.addRow(["Pipeline report"]);
    sheet.addRow([]);
    sheet.addRow(header.split(","));
    sheet.addRow(["006A", "Müller", "Closed Won", 1234.5, new Date(Date.UTC(2025, 2, 1))]);
    sheet.addRow(["006B", "Łódź", "Prospecting", 10.25, "45749"]);
    book.addWorksheet("Empty");
    const second = book.addWorksheet("Users");
    second.addRow(["User ID", "User Name", "Email"]);
    second.addRow(["005A", "Ann", "ann@example.com"]);
    const path = put("book.xlsx", new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
    const [deals, users, ...more] = await inspectFiles([path]);
    expect(more).toEqual([]);
    expect(deals).toMatchObject({
      sheet: "Deals",
      format: "xlsx",
      header_line: 3,
      data_records: 2,
      loaded: 2,
      object: "deals",
    });
    expect(deals?.totals).toMatchObject({
      amount_sum: "1244.75",
      close_date_min: "2025-03-01",
      close_date_max: "2025-04-02",
    });
    expect(users).toMatchObject({ sheet: "Users", object: "users", loaded: 1 });
  });

  it("a sheet that is none of our tables is told beside those that are; the same workbook packed as .gz", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Deals").addRows(
      csv
        .split("\n")
        .slice(2, 3)
        .map((line) => line.split(",")),
    );
    book.getWorksheet("Deals")?.insertRow(1, header.split(","));
    book.addWorksheet("Notes").addRows([["just a note"], ["and one more"]]);
    const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    for (const path of [put("notes.xlsx", bytes), put("notes.xlsx.gz", gzipSync(bytes))]) {
      const [deals, notes, ...more] = await inspectFiles([path]);
      expect(more).toEqual([]);
      expect(deals).toMatchObject({ sheet: "Deals", object: "deals", loaded: 1 });
      expect(notes).toMatchObject({ sheet: "Notes", object: null });
      expect(notes?.evidence).toEqual([expect.stringContaining("was not recognised")]);
    }
  });

  it("Parquet keeps decimals exact, also in gzip", async () => {
    const path = join(folder, "deals.parquet");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`copy (select * from (values
      ('006A', 'Müller', 'Closed Won', 1234.50::decimal(18, 2), date '2025-03-01'),
      ('006B', 'Łódź', 'Prospecting', 10.25, date '2025-04-02'))
      t("Opportunity ID", "Opportunity Name", "Stage", "Amount", "Close Date")) to '${path}' (format parquet)`);
    connection.closeSync();
    instance.closeSync();
    expect(await one(path)).toMatchObject({ format: "parquet", loaded: 2, totals });
    const packed = put("deals.parquet.gz", gzipSync(readFileSync(path)));
    expect(await one(packed)).toMatchObject({ format: "parquet", loaded: 2, totals });
  });

  const records = [
    '{"Opportunity ID": "006A", "Opportunity Name": "Müller", "Stage": "Closed Won", "Amount": 1234.50, "Close Date": "2025-03-01"}',
    '{"Opportunity ID": "006B", "Opportunity Name": "Łódź", "Stage": "Prospecting", "Amount": 10.25, "Close Date": "2025-04-02"}',
  ];

  it("a JSON list, numbers with the digits written", async () => {
    const list = `[\n${records.join(",\n")}\n]`;
    const envelope = `{\n"totalSize": 2, "page": {"next": null}, "records": ${list},\n"errors": [{"code": "none"}]}\n`;
    expect(await one(put("envelope.json", envelope))).toMatchObject({
      format: "json",
      data_records: 2,
      loaded: 2,
      totals,
    });
    expect(await one(put("deals.json", `${list}\n`))).toMatchObject({
      format: "json",
      data_records: 2,
      loaded: 2,
      totals,
    });
  });

  it("NDJSON: a broken line is set aside with its line, nothing else is lost", async () => {
    const found = await one(put("deals.ndjson", `${records[0]}\n{"Opportunity ID": \n\n${records[1]}\n`));
    expect(found).toMatchObject({ format: "ndjson", data_records: 3, loaded: 2, quarantined: 1, totals });
    expect(found.quarantine).toMatchObject([{ record: 2, line: 2, reason: "bad_json" }]);
  });

  it("a fixed-width file under a declared layout", async () => {
    const layout = [
      { name: "customer", start: 1, length: 6, field: "customer_id" },
      { name: "date", start: 8, length: 8, field: "ordered_at" },
      { name: "cds", start: 17, length: 2, field: "quantity" },
      { name: "usd", start: 20, length: 7, field: "amount" },
    ] as const;
    const path = put("orders.txt", " 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00\r\n");
    expect(await one(path, { layout, object: "orders" })).toMatchObject({
      format: "fixed",
      object: "orders",
      header_line: null,
      loaded: 2,
      totals: { amount_sum: "23.77" },
      date_range: { date: ["1997-01-01", "1997-01-12"] },
    });
  });
});

describe("what a person tells", () => {
  const ambiguous = fileURLToPath(new URL("../../fixtures/torture/ambiguous_dates.csv", import.meta.url));

  it("settles a date format that the values leave open, and only that", async () => {
    expect((await one(ambiguous)).questions).toMatchObject([{ about: "date_format", option: "dateFormat" }]);
    // Quarter sums of won deals under each reading are those of expected.json; here the first date under each.
    const dayFirst = await one(ambiguous, { dateFormat: "dd/mm/yyyy" });
    const monthFirst = await one(ambiguous, { locale: "en-US" });
    expect([dayFirst.date_format, monthFirst.date_format]).toEqual(["dd/mm/yyyy", "mm/dd/yyyy"]);
    expect([dayFirst.questions, monthFirst.questions]).toEqual([[], []]);
    expect(dayFirst.totals.close_date_min).not.toBe(monthFirst.totals.close_date_min);
  });

  it("a locale never overrules what the values prove", async () => {
    expect(await one(put("us.csv", `${header}\n006A,a,Closed Won,5.5,02/13/2025\n`), { locale: "de" })).toMatchObject({
      decimal: ".",
      date_format: "mm/dd/yyyy",
      loaded: 1,
    });
  });

  it("a decimal mark that nothing decides is asked for, and the other amounts decide first", async () => {
    const path = put("open.csv", `${header.replaceAll(",", ";")}\n006A;a;Closed Won;1.234;2025-01-01\n`);
    expect(await one(path)).toMatchObject({
      decimal: "undecided",
      questions: [{ about: "decimal" }],
      warnings: { ambiguous_decimal: 1 },
    });
    expect((await one(path, { decimal: "," })).totals).toMatchObject({ amount_sum: "1234" });
    expect((await one(path, { decimal: "." })).totals).toMatchObject({ amount_sum: "1.234" });
  });

  it("encoding and delimiter are taken as told", async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode(`${header}\n006A,`),
      0xa3,
      ...new TextEncoder().encode(",Closed Won,5,2025-01-01\n"),
    ]);
    const found = await one(put("told.csv", bytes), { encoding: "windows-1250" });
    expect(found).toMatchObject({ encoding: "windows-1250", loaded: 1 });
  });
});

describe("files that can't be read", () => {
  const failing = (path: string) =>
    inspectFiles([path]).then(
      () => "read",
      (error: { code?: string }) => error.code,
    );

  it.each([
    ["a missing file", () => join(folder, "missing.csv"), "FILE_NOT_FOUND"],
    [
      "a picture",
      () => put("picture.csv", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)),
      "FILE_NOT_TEXT",
    ],
    [
      "bytes of no kind",
      () =>
        put(
          "noise.csv",
          Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251),
        ),
      "FILE_NOT_TEXT",
    ],
    ["a cut gzip", () => put("cut.csv.gz", gzipSync(csv.repeat(100)).subarray(0, 80)), "FILE_TRUNCATED"],
    [
      "Parquet in a cut gzip",
      () => put("cut.parquet.gz", gzipSync(`PAR1${csv.repeat(100)}`).subarray(0, 80)),
      "FILE_TRUNCATED",
    ],
    [
      "a picture in gzip",
      () => put("picture.gz", gzipSync(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3))),
      "FILE_NOT_TEXT",
    ],
    ["a broken workbook", () => put("broken.xlsx", "PK\u0003\u0004broken"), "FILE_DAMAGED"],
    ["a broken Parquet file", () => put("broken.parquet", "PAR1broken"), "FILE_DAMAGED"],
    ["a table of nothing known", () => put("other.csv", "Table,Field\nx,y\n"), "UNKNOWN_OBJECT"],
  ])("%s is a clear error", async (_, path, code) => expect(await failing(path())).toBe(code));
});
