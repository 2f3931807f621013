import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runPlan } from "../../../../core/commission/engine/run.ts";
import { parsePlans } from "../../../../core/commission/plan/parse.ts";
import { componentSettings, planSettings } from "../../../../core/commission/plan/settings.ts";
import { type PlanTree, planTableOfTree } from "../../../../core/commission/plan/tree.ts";
import { toText } from "../../../../core/money/exact.ts";
import { snakeCase } from "../../../../core/snake-case.ts";
import { deal, person, run } from "../../../support/commission.ts";

const text = readFileSync("docs/plans.md", "utf8");
const section = (title: string) => text.split(`## ${title}`)[1]?.split("\n## ")[0] ?? "";
const tableIn = (markdown: string) =>
  markdown
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.startsWith("|---"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe("docs/plans.md", () => {
  it("shows one first plan, as a table and as YAML, that pays what it says", () => {
    const first = section("A first plan");
    const yaml = /```yaml\n([^`]*)```/.exec(first)?.[1] ?? "";
    const [byTable, byYaml] = [parsePlans(tableIn(first)), parsePlans(planTableOfTree(parse(yaml) as PlanTree))];
    expect(byTable.problems).toEqual([]);
    expect(byYaml.plans).toEqual(byTable.plans);
    const german = /```csv\n([^`]*)```/.exec(first)?.[1] ?? "";
    expect(parsePlans(german.split("\n").map((line) => line.split(";"))).plans).toEqual(byTable.plans);
    const inputs = run({
      plans: byTable.plans,
      people: [person("ana", { plan: "plan" })],
      deals: [deal("D", "2026-01-02", "175000")],
    });
    expect(toText(runPlan(inputs).statements[0]?.payout ?? { n: 0n, d: 1n })).toBe("13500");
  });
  it("names every setting", () => {
    for (const key of Object.keys(planSettings))
      expect(section("Settings of the plan")).toContain(`\`${snakeCase(key)}\``);
    for (const key of Object.keys(componentSettings))
      expect(section("Settings of a component")).toContain(`\`${snakeCase(key)}\``);
  });
});
