import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { Database } from "../../../pipeline/duckdb.ts";
import { surveyBytes } from "../../../pipeline/load/byte-survey.ts";
import { type LoadedSource, loadFile } from "../../../pipeline/load/load-file.ts";
import { isEmpty, openSources } from "../../../pipeline/source/open-source.ts";

const folder = mkdtempSync(join(tmpdir(), "revsheet-load-"));
const db = await Database.open({ spill: join(folder, "spill"), threads: 1 });
afterAll(() => db.close());
let count = 0;

/** Loads one text twice: by whichever way the loader takes, and by core alone. */
const bothWays = async (text: string, zone = "UTC") => {
  const path = join(folder, `deals-${count}.csv`);
  writeFileSync(path, text);
  const [source] = await openSources(path, { dateFormat: "dd/mm/yyyy", decimal: "." });
  if (source === undefined || isEmpty(source)) throw new Error("nothing to load");
  const options = { zone, language: "en", keepIds: true, survey: surveyBytes(path) } as const;
  const usual = await loadFile(db, source, { ...options, index: count++ });
  // Only plain CSV may go through DuckDB: under another name core must read it.
  const plan = { ...source.plan, format: "json" } as const;
  const slow = await loadFile(
    db,
    { ...source, plan, whole: async () => ({ ...source, plan }) },
    { ...options, index: count++ },
  );
  const rows = async ({ relation, columns }: LoadedSource) =>
    db.rows(`select _record, ${columns.map(({ name }) => `"${name}"`).join(", ")} from ${relation} order by _record`);
  return { usual, slow, rows: [await rows(usual), await rows(slow)] as const };
};

const header = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Probability (%),Won";

const cell = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "-",
    "N/A",
    "NULL",
    "null",
    "\u00a0",
    "a",
    "Ünal GmbH",
    "x y",
    '"quoted"',
    '"a,b"',
    '"two\nlines"',
  ),
  fc.constantFrom("1", "-5", "12.5", "1,234.50", "1.23456", "€ 5", "5%", "1e5", "007", "12.", ".5", "99999999999999"),
  fc.constantFrom(
    "2026-01-31",
    "2026-02-30",
    "31/01/2026",
    "31.01.2026",
    "2026-01-31 10:00:00",
    "2026-01-31T23:30:00Z",
  ),
  fc.constantFrom("2026-01-31T23:30:00.000Z", "2026-01-31 25:00:00", "15 Apr, 2021", "2026-1-1", "true", "TRUE", "yes"),
);

const kindOf = fc.tuple(
  fc.constantFrom("Acme", "Müller", " padded ", "", "=1+1"),
  fc.oneof(fc.integer({ min: -99999, max: 99999 }).map(String), cell),
  fc.oneof(fc.constantFrom("2026-03-05", "2025-12-31", "05/03/2026", "2026-01-31T23:30:00Z"), cell),
  fc.oneof(fc.constantFrom("10", "100", "0"), cell),
  fc.oneof(fc.constantFrom("true", "False", "1", "0", ""), cell),
);

describe("loadFile", () => {
  it("gives the same records and the same quarantine through DuckDB as through core", async () => {
    const readers = new Set<string>();
    const record = fc.tuple(fc.integer({ min: 1, max: 30 }), kindOf);
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 25 }),
        fc.constantFrom("UTC", "Europe/Istanbul"),
        async (records, zone) => {
          const lines = records.map(
            ([id, [name, amount, date, probability, won]]) =>
              `D-000${id},${name},Acme,Prospecting,${amount.includes(",") && !amount.startsWith('"') ? `"${amount}"` : amount},${date.includes(",") && !date.startsWith('"') ? `"${date}"` : date},2026-01-01,${probability.replaceAll(",", "")},${won.replaceAll(",", "")}`,
          );
          const { usual, slow, rows } = await bothWays(`${[header, ...lines].join("\n")}\n`, zone);
          expect(rows[0]).toEqual(rows[1]);
          expect(usual.quarantine).toEqual(slow.quarantine);
          expect([usual.records, usual.loaded]).toEqual([slow.records, slow.loaded]);
          readers.add(usual.reader);
          expect(slow.reader).toBe("core");
          expect(usual.loaded + usual.quarantine.length).toBe(usual.records);
        },
      ),
      { numRuns: 60 },
    );
    expect(readers).toEqual(new Set(["duckdb", "core"]));
  });
  it("numbers the records of a large file in its order, on several threads", async () => {
    const parallel = await Database.open({ spill: join(folder, "spill-parallel"), threads: 4 });
    const path = join(folder, "large.csv");
    const record = (_: unknown, i: number) =>
      `D-${1_000_000 + i},Deal ${"x".repeat(150)},Acme,Prospecting,${i}.5,2026-01-31,2026-01-01,10,1`;
    writeFileSync(path, `${[header, ...Array.from({ length: 120_000 }, record)].join("\n")}\n`);
    const [source] = await openSources(path, {});
    if (source === undefined || isEmpty(source)) throw new Error("nothing to load");
    const { relation, reader } = await loadFile(parallel, source, {
      index: 0,
      zone: "UTC",
      language: "en",
      keepIds: true,
      survey: surveyBytes(path),
    });
    expect(reader).toBe("duckdb");
    expect(
      await parallel.row(
        `select count(*) as records, count(*) filter (where deal_id <> 'D-' || (999999 + _record)) as displaced from ${relation}`,
      ),
    ).toEqual({ records: 120_000, displaced: 0 });
    parallel.close();
  });
  it("turns moments with an offset into the company's day", async () => {
    const { rows } = await bothWays(
      `${header}\nD-0001,a,b,Prospecting,1,2026-01-31,2026-01-31T23:30:00Z,10,false\n`,
      "Europe/Istanbul",
    );
    expect(rows[0][0]).toMatchObject({ created_at: "2026-02-01 02:30:00" });
    expect(rows[0]).toEqual(rows[1]);
  });
});
