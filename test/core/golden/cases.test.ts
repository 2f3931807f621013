import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type GoldenCase, runGolden } from "../../../core/golden/run.ts";

const folder = new URL("../../golden/cases/", import.meta.url).pathname;
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe.each(files)("golden %s", (name) => {
  const { cases } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: GoldenCase[] };
  it.each(cases.map((golden) => [golden.id, golden.op, golden] as const))("%s %s", (_id, _op, golden) => {
    expect(runGolden(golden).differences).toEqual([]);
  });
});
