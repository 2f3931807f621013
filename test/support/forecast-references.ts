import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = new URL("../../../shared/forecast/", import.meta.url).pathname;

/** Reference values for developers lie beside the project; where they don't, tests that need them say so and are skipped. */
export const haveReferences = existsSync(join(folder, "README.md"));
if (!haveReferences) console.log("skipped: no ../shared");

export type Row = Readonly<Record<string, string>>;

const cells = (line: string) =>
  (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, ""));

/** Rows of a reference CSV by column name; none where the references are missing. */
export const referenceRows = (name: string): Row[] => {
  if (!haveReferences) return [];
  const [head = "", ...lines] = readFileSync(join(folder, name), "utf8").trim().split(/\r?\n/);
  const names = cells(head);
  return lines.map((line) => {
    const own = cells(line);
    return Object.fromEntries(names.map((key, i) => [key, own[i] ?? ""]));
  });
};

export const referenceJson = (name: string): unknown =>
  haveReferences ? JSON.parse(readFileSync(join(folder, name), "utf8")) : {};

export interface ReferenceSeries {
  readonly id: string;
  readonly group: string;
  readonly frequency: number;
  readonly train: number[];
  readonly test: number[];
}

/** The developer series, grouped by source and frequency. */
export const referenceSeries = (): Map<string, ReferenceSeries> => {
  const series = new Map<string, ReferenceSeries>();
  for (const { series_id: id = "", frequency, source = "" } of referenceRows("series_dev_meta.csv")) {
    const group = `${source.startsWith("M3") ? "M3" : "sales"}_freq${frequency}`;
    series.set(id, { id, group, frequency: Number(frequency), train: [], test: [] });
  }
  for (const { series_id: id = "", split, value } of referenceRows("series_dev.csv")) {
    const found = series.get(id);
    (split === "train" ? found?.train : found?.test)?.push(Number(value));
  }
  return series;
};
