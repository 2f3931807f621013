import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dealOutcome } from "../../../core/import/outcome.ts";
import { recognise } from "../../../core/import/recognise.ts";
import { stageKind } from "../../../core/import/stage-words.ts";
import { csvHead } from "../../support/csv-head.ts";

const root = "test/fixtures/torture";
interface Case {
  file: string;
  encoding: string;
  delimiter: string;
  header_line: number | null;
  locale: string | null;
  warnings: Record<string, number>;
  totals: Record<string, number>;
  stage_kinds?: { text: string; kind: string }[];
}
const cases = (JSON.parse(readFileSync(`${root}/expected.json`, "utf8")) as { files: Case[] }).files;
const headed = cases.filter(
  ({ file, header_line }) => header_line !== null && !/^(empty|bom_only|blank_lines_only)/.test(file),
);

const read = ({ file, encoding, delimiter, header_line }: Case) => {
  const rows = csvHead(`${root}/${file}`, {
    encoding: encoding === "iso-8859-1" ? "latin1" : encoding,
    delimiter: delimiter === "tab" ? "\t" : delimiter,
    quotes: file !== "tab_bare_quotes.tsv",
  });
  return rows.slice((header_line ?? 1) - 1) as [string[], ...string[][]];
};

const standard = ["deal_id", "deal_name", "account_name", "owner_name", "stage", "amount", "probability", "created_at"];

describe("headers of the torture files", () => {
  it.each(headed.map((entry) => [entry.file, entry] as const))("%s", (file, entry) => {
    const [headers, ...sample] = read(entry);
    const found = recognise(headers, sample.slice(0, 30), file);
    const fields = found.columns.map(({ field }) => field);
    if (file === "stage_history_regressions.csv") {
      expect(found.object).toBe("stage_history");
      expect(fields).toEqual(["history_id", "deal_id", "changed_at", "stage", "amount", "probability"]);
      return;
    }
    expect(found.object).toBe("deals");
    expect(fields).toContain("deal_id");
    if (headers.length === 11) {
      expect(fields.slice(0, 8)).toEqual(standard);
      expect(fields.slice(8)).toEqual(["close_date", "is_closed", "is_won"]);
      expect(found.language).toBe((entry.locale ?? "pl").slice(0, 2));
      expect(found.crm).toBe(file.startsWith("ptbr") ? "pipedrive" : "salesforce");
      expect(found.ambiguities).toEqual([]);
    }
  });

  it("keeps the first of two equal headers and the others as dimensions", () => {
    const entry = cases.find(({ file }) => file === "duplicate_headers.csv") as Case;
    const [headers, ...sample] = read(entry);
    const found = recognise(headers, sample, entry.file);
    expect(found.columns.filter(({ field }) => field === "amount").map(({ index }) => index)).toEqual([5]);
    expect(found.columns.slice(11).map(({ field }) => field)).toEqual([null, null, null, null]);
    expect(found.ambiguities.map(({ field }) => field)).toEqual(["amount", "close_date"]);
  });

  it("reads stage and pipeline of HubSpot's columns", () => {
    const entry = cases.find(({ file }) => file === "hubspot_stage_columns.csv") as Case;
    const [headers, ...sample] = read(entry);
    const found = recognise(headers, sample, entry.file);
    expect(found.crm).toBe("hubspot");
    expect(found.columns.map(({ field }) => field)).toEqual([
      "deal_id",
      "deal_name",
      "stage",
      "pipeline",
      "amount",
      "amount_home",
      "currency",
      "created_at",
      "close_date",
      "owner_name",
      "account_id",
      "stage_entered_at",
      "stage_entered_at",
      "stage_entered_at",
      "stage_entered_at",
      "stage_entered_at",
      "is_won",
    ]);
    expect(found.columns[15]).toMatchObject({ stage: "Closed Won", pipeline: "Renewals — EMEA" });
  });

  it("tells amounts and their currencies apart", () => {
    const entry = cases.find(({ file }) => file === "sf_multi_currency.csv") as Case;
    const [headers, ...sample] = read(entry);
    expect(recognise(headers, sample, entry.file).columns.map(({ field }) => field)).toEqual([
      "deal_id",
      "deal_name",
      "stage",
      "currency",
      "amount",
      "home_currency",
      "amount_home",
      "close_date",
    ]);
  });
});

describe("stages of the torture files", () => {
  it("folds the Turkish i and leaves an unknown word unknown", () => {
    const entry = cases.find(({ file }) => file === "tr_dotless_i_stages.csv") as Case;
    for (const { text, kind } of entry.stage_kinds ?? [])
      expect([text, stageKind(text)?.kind ?? "unknown"]).toEqual([text, kind]);
  });

  it("finds the contradictions that the lifecycle file lists", () => {
    const entry = cases.find(({ file }) => file === "lifecycle_contradictions.csv") as Case;
    const [, ...rows] = read(entry);
    const counts: Record<string, number> = {};
    const outcomes: Record<string, number> = {};
    for (const row of rows.filter(({ length }) => length === 11)) {
      const [, , , , stage, amount, probability, createdAt, closeDate, closed, won] = row as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const { outcome, contradictions } = dealOutcome({
        stage,
        amount,
        createdAt,
        closeDate,
        probability: Number(probability) / 100,
        isClosed: closed === "TRUE",
        isWon: won === "TRUE",
      });
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      for (const code of contradictions) counts[code] = (counts[code] ?? 0) + 1;
    }
    expect(counts).toEqual(entry.warnings);
    expect(outcomes).toEqual({
      won: entry.totals.won_count,
      lost: entry.totals.lost_count,
      open: entry.totals.open_count,
    });
  });

  it.each(
    cases
      .filter(
        ({ totals, file }) =>
          totals.won_count !== undefined &&
          !/^(amounts|mixed_utf8|ragged|nul_|unterminated|duplicate_ids|salesforce_id|excel|impossible|mixed_date|ambig|long|sf_report)/.test(
            file,
          ),
      )
      .map((entry) => [entry.file, entry] as const),
  )("counts won and lost in %s", (_, entry) => {
    const [headers, ...rows] = read(entry);
    const at = recognise(headers, rows.slice(0, 30), entry.file).columns.findIndex(({ field }) => field === "stage");
    const kinds = rows.map((row) => stageKind(row[at] ?? "")?.kind);
    expect(kinds.filter((kind) => kind === "won").length).toBe(entry.totals.won_count);
    expect(kinds.filter((kind) => kind === "lost").length).toBe(entry.totals.lost_count);
  });
});
