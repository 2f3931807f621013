import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, test } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { languages } from "../../../core/locale/language.ts";
import {
  generateBenchExport,
  type SampleOptions,
  sampleCrms,
  type WrittenSample,
  writeSample,
} from "../../../pipeline/sample/index.ts";

const root = mkdtempSync(join(tmpdir(), "revsheet-sample-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const write = async (options: SampleOptions): Promise<WrittenSample & { readonly folder: string }> => {
  folders++;
  const folder = join(root, `${folders}`);
  return { ...(await writeSample(folder, { deals: 60, ...options })), folder };
};
const bytes = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((name) => `${name} ${readFileSync(join(folder, name)).toString("base64")}`)
    .join("\n");
const text = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");

describe("writeSample", () => {
  test.each(["csv", "json", "xlsx"] as const)(
    "the same options give the same bytes in %s, another seed others",
    async (format) => {
      const one = await write({ format, seed: 4 });
      const two = await write({ format, seed: 4 });
      const three = await write({ format, seed: 5 });
      expect(bytes(one.folder)).toBe(bytes(two.folder));
      expect(bytes(one.folder)).not.toBe(bytes(three.folder));
    },
  );

  test.each(sampleCrms.flatMap((crm) => languages.map((language) => [crm, language] as const)))(
    "%s in %s: every file has a header without blanks and at least one row",
    async (crm, language) => {
      const { folder, files } = await write({ crm, language, format: "json" });
      expect(files).toHaveLength(crm === "hubspot" ? 11 : 12);
      for (const file of files) {
        const rows = JSON.parse(text(folder, file)) as Record<string, unknown>[];
        expect(rows.length, file).toBeGreaterThan(0);
        const headers = Object.keys(rows[0] as Record<string, unknown>);
        expect(
          headers.every((header) => header.trim() !== "" && !/undefined|%(?!\))/.test(header.replace("(%)", ""))),
        ).toBe(true);
      }
    },
  );

  test("German HubSpot: comma, no byte order mark, points, ISO dates, one column for each stage of each pipeline", async () => {
    const { folder } = await write({ crm: "hubspot", language: "de", badRecords: false });
    const [header, first] = text(folder, "deals.csv").split("\n");
    expect(header?.startsWith("Datensatz-ID,Deal-Name,Pipeline,Deal-Phase,Betrag,")).toBe(true);
    expect(header?.match(/Eintrittsdatum ""/g)).toHaveLength(16);
    expect(first).toMatch(/,\d+\.\d\d,/);
    expect(first).toMatch(/,\d{4}-\d\d-\d\d \d\d:\d\d,/);
  });

  test("German Salesforce: a report with decimal commas and a footer that counts, history from the Data Loader in UTC", async () => {
    const { folder } = await write({ crm: "salesforce", language: "de", badRecords: false });
    const lines = text(folder, "deals.csv").split("\n");
    expect(lines[0]).toContain('"Opportunity-ID","Opportunity-Name"');
    expect(lines[1]).toMatch(/"\d{1,3}(\.\d{3})*,\d\d"/);
    expect(lines[1]).toMatch(/"\d\d\.\d\d\.\d{4}"/);
    expect(lines[61]).toBe('"Gesamtsummen (60 Datensätze)"');
    expect(text(folder, "stage_history.csv")).toMatch(/"\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z"/);
  });

  test("Dynamics has been through a spreadsheet programme: semicolons and a mark in German, UTF-16 with tabs in Turkish", async () => {
    const german = await write({ crm: "dynamics", language: "de" });
    expect(text(german.folder, "deals.csv").startsWith("\ufeff(Nicht ändern) Verkaufschance;")).toBe(true);
    const turkish = await write({ crm: "dynamics", language: "tr" });
    const decoded = readFileSync(join(turkish.folder, "deals.csv")).toString("utf16le");
    expect(decoded.startsWith("\ufeff(Değiştirmeyin) Fırsat\t")).toBe(true);
  });

  test("a few records are spoilt and told; none where not wanted", async () => {
    const { folder, planted } = await write({ crm: "pipedrive", language: "en" });
    expect(planted.map((record) => record.problem).sort()).toEqual(["impossible_date", "ragged_row", "text_in_amount"]);
    expect(text(folder, "deals.csv")).toContain("2026-02-30");
    expect(text(folder, "deals.csv")).toContain("to be confirmed");
    const rows = text(folder, "deals.csv").trimEnd().split("\n");
    const cells = (row: string) => row.replace(/"[^"]*"/g, "").split(",").length;
    expect(rows.filter((row) => cells(row) !== cells(rows[0] as string))).toHaveLength(1);
    const clean = await write({ crm: "pipedrive", language: "en", badRecords: false });
    expect(clean.planted).toEqual([]);
    expect(text(clean.folder, "deals.csv")).not.toContain("2026-02-30");
  });

  test("snapshots are dated files with fewer deals than the last", async () => {
    const { folder, files } = await write({ snapshots: [isoDate("2026-06-30"), isoDate("2026-03-31")] });
    const dated = files.filter((file) => file.startsWith("deals"));
    expect(dated).toEqual(["deals_2026-03-31.csv", "deals_2026-06-30.csv", "deals_2026-09-30.csv"]);
    const counts = dated.map((file) => text(folder, file).trimEnd().split("\n").length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[2]).toBe(61);
  });

  test("a workbook holds dates and amounts as numbers", async () => {
    const { folder } = await write({ crm: "zoho", format: "xlsx", badRecords: false });
    const workbook = await readXlsx(readFileSync(join(folder, "orders.xlsx")));
    const rows = workbook.sheets[0]?.rows ?? [];
    expect(rows[0]?.[0]).toBe("Invoice Number");
    expect(rows[1]?.[4]).toBeInstanceOf(Date);
    expect(typeof rows[1]?.[6]).toBe("number");
  });

  test("compensation: two versions of the plan follow each other, the shares of a deal add up to 1, payees are users", async () => {
    const { folder, files } = await write({ deals: 1500, compensation: true, format: "csv" });
    const tables = files.filter((file) => file.startsWith("compensation/"));
    expect(tables).toEqual(
      ["books", "credit_notes", "people", "plan", "quotas", "rates", "splits"].map(
        (name) => `compensation/${name}.csv`,
      ),
    );
    const rows = (name: string) =>
      text(folder, `compensation/${name}.csv`)
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","));
    const plan = rows("plan").filter((row) => row[0] === "Rep" && /^valid/.test(row[3] as string));
    expect(plan.map((row) => row[5])).toEqual(["2023-01-01", "2025-12-31", "2026-01-01"]);
    const payees = new Set(rows("people").map((row) => row[0]));
    const shares = new Map<string, number>();
    for (const [deal, payee, share] of rows("splits") as [string, string, string][]) {
      expect(payees.has(payee)).toBe(true);
      shares.set(deal, (shares.get(deal) ?? 0) + Math.round(Number(share) * 10));
    }
    expect(shares.size).toBeGreaterThan(3);
    expect([...shares.values()].every((sum) => sum === 10)).toBe(true);
  });

  test("one deal is enough", async () => {
    const { folder } = await write({ deals: 1, crm: "odoo" });
    expect(text(folder, "deals.csv").trimEnd().split("\n")).toHaveLength(2);
  });

  test("a folder that holds something is left alone", async () => {
    const folder = mkdtempSync(join(root, "full-"));
    writeFileSync(join(folder, "mine.csv"), "x");
    await expect(writeSample(folder)).rejects.toMatchObject({ code: "SAMPLE_FOLDER_NOT_EMPTY" });
    expect(readdirSync(folder)).toEqual(["mine.csv"]);
  });

  test("an impossible option is named and nothing is written", async () => {
    const wrong: SampleOptions[] = [
      { deals: 0 },
      { deals: 1.5 },
      { seed: -1 },
      { years: 0 },
      { crm: "abacus" as "odoo" },
      { language: "fr" as "en" },
      { format: "pdf" as "csv" },
      { snapshots: [isoDate("2026-09-30")] },
    ];
    for (const options of wrong) {
      const folder = join(root, "never");
      await expect(writeSample(folder, options)).rejects.toMatchObject({ code: "OPTION_INVALID" });
      expect(readdirSync(root)).not.toContain("never");
    }
  });
});

describe("generateBenchExport", () => {
  test("gives about 130 bytes a deal in 12 columns and eight events a deal in 6, the same for the same seed", async () => {
    const made = await generateBenchExport(join(root, "bench"), { deals: 2000 });
    const [deals, history] = made.files;
    expect(readFileSync(deals, "utf8").split("\n")[0]?.split(",")).toHaveLength(12);
    const events = readFileSync(history, "utf8").trimEnd().split("\n");
    expect(events[0]?.split(",")).toHaveLength(6);
    expect(events).toHaveLength(made.events + 1);
    expect(made.events / 2000).toBeGreaterThan(7.5);
    expect(made.events / 2000).toBeLessThan(8.5);
    expect(statSync(deals).size / 2000).toBeLessThan(150);
    const again = await generateBenchExport(join(root, "bench2"), { deals: 2000 });
    expect(readFileSync(again.files[1]).equals(readFileSync(history))).toBe(true);
  });

  test("the stages of a deal follow each other in time, the last one being the deal's", async () => {
    const made = await generateBenchExport(join(root, "bench3"), { deals: 300, seed: 9 });
    const rows = (file: string) =>
      readFileSync(file, "utf8")
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","));
    const last = new Map<string, { at: string; stage: string }>();
    for (const [, deal, stage, at] of rows(made.files[1]) as [string, string, string, string][]) {
      expect(at > (last.get(deal)?.at ?? "")).toBe(true);
      last.set(deal, { at, stage });
    }
    for (const cells of rows(made.files[0])) expect(last.get(cells[0] as string)?.stage).toBe(cells[4]);
  });
});
