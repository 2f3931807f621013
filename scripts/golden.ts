// npm run golden -- DIR [--through bundle]: every case of every *.json in DIR through core's adapters, or through the add-in's cells.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type GoldenCase, runGolden } from "../core/golden/run.ts";
import { CellHost } from "../pipeline/workbook/cell-host.ts";
import { buildServer } from "./addon/bundle.ts";
import { coreOnly, throughCells } from "./golden-cells/index.ts";

const parameters = process.argv.slice(2);
const at = parameters.indexOf("--through");
const through = at < 0 ? "core" : parameters.splice(at, 2)[1];
if (through !== "core" && through !== "bundle") {
  console.error("usage: npm run golden -- [DIR] [--through bundle]");
  process.exit(2);
}
const folder = parameters[0] ?? "test/golden/cases";
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: GoldenCase[] }).cases);

const table = through === "bundle" ? throughCells(new CellHost(await buildServer())) : undefined;
const run = (golden: GoldenCase) => (table === undefined ? runGolden(golden) : runGolden(golden, table));
const asked = table === undefined ? cases : cases.filter(({ op }) => coreOnly[op] === undefined);
const outcomes = asked.map(run);
for (const { id, op, passed, differences } of outcomes) {
  if (!passed) console.log(`FAILED ${id} (${op})\n  ${differences.join("\n  ")}`);
}
if (table !== undefined) {
  for (const [op, reason] of Object.entries(coreOnly)) {
    const count = cases.filter((golden) => golden.op === op).length;
    if (count > 0) console.log(`core only: ${op}, ${count} cases: ${reason}`);
  }
}
const failed = outcomes.filter(({ passed }) => !passed).length;
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1;
