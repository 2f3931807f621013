import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Adapters } from "../../core/golden/adapter.ts";
import { type GoldenCase, runGolden } from "../../core/golden/run.ts";
import { CellHost } from "../../pipeline/workbook/cell-host.ts";
import { coreOnly, throughCells } from "../../scripts/golden-cells/index.ts";
import { builtAddon } from "../support/built-addon.ts";

const folder = new URL("../golden/cases/", import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => (JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { cases: GoldenCase[] }).cases)
  .filter(({ op }) => coreOnly[op] === undefined);

let adapters: Adapters;

beforeAll(async () => {
  adapters = throughCells(new CellHost(await builtAddon()));
});

describe("a cell gives what the golden cases say", () => {
  it.each(cases.map((golden) => [golden.id, golden] as const))("%s", (_id, golden) => {
    expect(runGolden(golden, adapters).differences).toEqual([]);
  });
});
