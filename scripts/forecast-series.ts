// node scripts/run.mjs forecast-series FOLDER [OUT]: turns series_dev.csv and series_dev_meta.csv of FOLDER into one bench file a group.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchSeries } from "./bench/forecast-series.ts";

const [folder, out = "build/bench"] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node scripts/run.mjs forecast-series FOLDER [OUT]");
  process.exit(2);
}

const rows = (name: string): Record<string, string>[] => {
  const [head = "", ...lines] = readFileSync(join(folder, name), "utf8").trim().split(/\r?\n/);
  const names = head.split(",").map(unquoted);
  return lines.map((line) => {
    const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? [];
    return Object.fromEntries(names.map((key, i) => [key, unquoted((cells[i] ?? "").replace(/,$/, ""))]));
  });
};
const unquoted = (cell: string) => cell.replace(/^"|"$/g, "");

const series = new Map<string, BenchSeries & { group: string }>();
for (const row of rows("series_dev_meta.csv")) {
  const { series_id: id = "", frequency = "", h = "", source = "" } = row;
  const group = `${source.startsWith("M3") ? "M3" : "sales"}_${frequency}`;
  series.set(id, { id, frequency: Number(frequency), h: Number(h), train: [], test: [], group });
}
for (const { series_id: id = "", split, value } of rows("series_dev.csv")) {
  const found = series.get(id);
  if (found === undefined) throw new Error(`series_dev.csv: ${id} is not in series_dev_meta.csv`);
  (split === "train" ? found.train : found.test).push(Number(value));
}
mkdirSync(out, { recursive: true });
const groups = new Map<string, BenchSeries[]>();
for (const { group, ...one } of series.values()) groups.set(group, [...(groups.get(group) ?? []), one]);
for (const [group, members] of groups) {
  const file = join(out, `${group}.json`);
  writeFileSync(file, JSON.stringify(members));
  console.log(`${file}: ${members.length} series`);
}
