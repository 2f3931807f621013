// npm run golden -- DIR: every case of every *.json in DIR through core's adapters.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type GoldenCase, runGolden } from "../core/golden/run.ts";

const folder = process.argv[2] ?? "test/golden/cases";
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: GoldenCase[] }).cases);

const outcomes = cases.map((golden) => runGolden(golden));
for (const { id, op, passed, differences } of outcomes) {
  if (!passed) console.log(`FAILED ${id} (${op})\n  ${differences.join("\n  ")}`);
}
const failed = outcomes.filter(({ passed }) => !passed).length;
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1;
