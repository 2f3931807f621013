import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../core/locale/language.ts";
import { sampleCrms, writeSample } from "../../pipeline/sample/index.ts";
import { CellHost, type HostResult } from "../../pipeline/workbook/cell-host.ts";
import { builtAddon } from "../support/built-addon.ts";

const root = mkdtempSync(join(tmpdir(), "revsheet-exports-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let host: CellHost;
beforeAll(async () => {
  host = new CellHost(await builtAddon());
});

type Cell = string | number | boolean | null;

/** The deals of a sample export as cells: what a spreadsheet would paste of it, dates still text. */
const pasted = async (crm: (typeof sampleCrms)[number], language: (typeof languages)[number]): Promise<Cell[][]> => {
  const folder = join(root, `${crm}-${language}`);
  await writeSample(folder, { crm, language, format: "json", deals: 120, badRecords: false });
  const records = JSON.parse(readFileSync(join(folder, "deals.json"), "utf8")) as Record<string, Cell>[];
  const headers = Array.from(new Set(records.flatMap((record) => Object.keys(record))));
  return [headers, ...records.map((record) => headers.map((header) => record[header] ?? null))];
};

const quarter = [{ date: "2025-10-01" }, { date: "2026-09-30" }] as const;
const won = (deals: HostResult): unknown =>
  host.call("REV_WIN_RATE", deals as never, "closed_period", ...quarter, "show=won");
const rate = (deals: HostResult): unknown =>
  host.call("REV_WIN_RATE", deals as never, "closed_period", ...quarter, "show=won; by=owner");

describe("an export pasted as it is", () => {
  it("gives the same figures in every CRM's and every language's headers", async () => {
    const found = new Set<string>();
    for (const crm of sampleCrms) {
      for (const language of languages) {
        const clean = host.call("REV_CLEAN", await pasted(crm, language), "show=rows; object=deals");
        found.add(JSON.stringify([won(clean), (rate(clean) as unknown[][]).slice(1)]));
      }
    }
    expect([...found]).toHaveLength(1);
  }, 120_000);
});
