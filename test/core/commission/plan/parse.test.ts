import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payoutCurve } from "../../../../core/commission/plan/curve.ts";
import { lintPlan, lintWords } from "../../../../core/commission/plan/lint.ts";
import { parsePlans } from "../../../../core/commission/plan/parse.ts";
import { printPlans } from "../../../../core/commission/plan/print.ts";
import { type PlanTree, planTableOfTree, treeOfPlans } from "../../../../core/commission/plan/tree.ts";
import { lintVersions } from "../../../../core/commission/plan/versions-lint.ts";
import { planInWords } from "../../../../core/commission/plan/words.ts";
import { languages } from "../../../../core/locale/language.ts";
import { exact, toText } from "../../../../core/money/exact.ts";
import { basics, planOf, plansOf } from "../../../support/commission.ts";
import { planLines } from "../../../support/plans.ts";

const rich = [
  ...basics(),
  "p|1||valid_to||2026-12-31|",
  "p|1||Target Incentive||30000|",
  "p|1||quota||600000|",
  "p|1||draw||2000|",
  "p|1||draw_type||recoverable|",
  "p|1||guarantee_base||net|",
  "p|1||ramp|1|25%|",
  "p|1||ramp|2|0.5|",
  "p|1||clawback_method||steps|",
  "p|1||clawback_step|3|100%|",
  "p|1||clawback_step|12|50%|",
  "p|1|New business|type||accelerator|",
  "p|1|New business|mode||marginal|",
  'p|1|New business|where||type="new"|',
  "p|1|New business|tier|0%|0.5|",
  "p|1|New business|tier|50%|1|",
  "p|1|New business|tier|100%|1.5|",
  "p|1|New business|kicker_multiplier||1.1|term_months>=36",
  "p|1|New business|kicker_flat||250|",
  "p|1|Renewals|type||rate|",
  "p|1|Renewals|rate||1.5%|",
  "p|1|Renewals|gate|80%|New business|",
  "p|1|Renewals|cap_per_period||5000|",
];
const codes = (...lines: string[]) => plansOf(...lines).problems.map(({ code }) => code);

describe("a plan table", () => {
  it("printed and read again is the plan, as table and as tree", () => {
    const plan = planOf(...rich);
    expect(parsePlans(printPlans([plan])).plans).toEqual([plan]);
    expect(parsePlans(planTableOfTree(treeOfPlans([plan]))).plans).toEqual([plan]);
  });
  it("any plan printed and read again is the plan", () => {
    fc.assert(
      fc.property(planLines, (lines) => {
        const { plans, problems } = plansOf(...lines);
        expect(problems.map(({ message }) => message)).toEqual([]);
        expect(parsePlans(printPlans(plans)).plans).toEqual(plans);
        expect(parsePlans(planTableOfTree(treeOfPlans(plans))).plans).toEqual(plans);
      }),
    );
  });
  it("means the same as YAML, with numbers as numbers and a list as list", () => {
    const tree: PlanTree = {
      plan: "p",
      valid_from: "2026-01-01",
      currency: "EUR",
      split_policy: "overlay",
      components: {
        all: {
          type: "tiers",
          mode: "marginal",
          tiers: [
            { from: 0, value: "5%" },
            { from: 50000, value: 0.07 },
          ],
        },
      },
    };
    const [plan] = parsePlans(planTableOfTree(tree)).plans;
    expect(plan?.components[0]?.tiers.map(({ from, value }) => [toText(from), toText(value)])).toEqual([
      ["0", "0.05"],
      ["50000", "0.07"],
    ]);
  });
  it("finds columns by header in any language and any order", () => {
    const { plans } = parsePlans([
      ["Wert", "Einstellung", "Komponente", "ab", "Bemerkung"],
      ["2026-01-01", "valid_from", "", "", ""],
      ["eur", "currency", null, null, "home"],
      ["overlay", "split_policy", "", "", ""],
      [],
      ["rate", "Type", "alles", "", ""],
      [0.05, "RATE", "alles", "", ""],
    ]);
    expect(plans[0]).toMatchObject({ currency: "EUR", components: [{ name: "alles", rate: exact("0.05") }] });
  });
  it("reports every problem at once, each with its cell", () => {
    const { problems } = plansOf(
      "p|1||valid_from||2026-02-30|",
      "p|1||currency||Euro|",
      "p|1||bonus||1|",
      "p|1||quota||-5|",
      "p|1|all|type||tiers|",
      "p|1|all|tier|0|5|",
      "p|1|all|tier|50.000|7%|",
      "p|1|all|cap_per_deal|||",
      'p|1|all|where||type="new|',
    );
    expect(problems.map(({ code, parameters }) => [code, "place" in parameters ? parameters.place : null])).toEqual([
      ["PLAN_SETTING_UNKNOWN", "D4"],
      ["NOT_A_DATE", "F2"],
      ["CURRENCY_UNKNOWN", "F3"],
      ["PLAN_SETTING_MISSING", null],
      ["PLAN_NEGATIVE", "F5"],
      ["PLAN_VALUE_MISSING", "F9"],
      ["FORMULA_SYNTAX", null],
      ["RATE_RANGE", "F7"],
      ["PLAN_MONEY_DIGITS", "E8"],
      ["MODE_MISSING", "all"],
    ]);
  });
  it.each([
    ["a rate of 5 where 5% is meant", "RATE_RANGE", ["p|1|a|type||rate|", "p|1|a|rate||5|"]],
    [
      "tiers out of order",
      "TIERS_NOT_ASCENDING",
      ["p|1|a|type||tiers|", "p|1|a|mode||marginal|", "p|1|a|tier|5|1%|", "p|1|a|tier|0|1%|"],
    ],
    ["a missing mode", "MODE_MISSING", ["p|1|a|type||tiers|", "p|1|a|tier|0|1%|"]],
    ["a quota of zero", "QUOTA_NOT_POSITIVE", ["p|1||quota||0|", "p|1|a|type||rate|", "p|1|a|rate||1%|"]],
    ["a thousands separator", "PLAN_MONEY_DIGITS", ["p|1||quota||50.000|", "p|1|a|type||rate|", "p|1|a|rate||1%|"]],
    ["a decimal comma", "NOT_A_NUMBER", ["p|1|a|type||rate|", "p|1|a|rate||0,05|"]],
    ["a setting twice", "PLAN_SETTING_TWICE", ["p|1|a|type||rate|", "p|1|a|rate||1%|", "p|1|a|rate||2%|"]],
    [
      "a draw without base",
      "PLAN_SETTING_MISSING",
      ["p|1||draw||1|", "p|1||draw_type||recoverable|", "p|1|a|type||rate|", "p|1|a|rate||1%|"],
    ],
    ["an unknown choice", "PLAN_CHOICE", ["p|1|a|type||bonus|"]],
    ["a gate to nowhere", "PLAN_GATE_UNKNOWN", ["p|1|a|type||rate|", "p|1|a|rate||1%|", "p|1|a|gate|1|b|"]],
    ["an end before the start", "PLAN_DATES", ["p|1||valid_to||2025-01-01|", "p|1|a|type||rate|", "p|1|a|rate||1%|"]],
    ["a curve out of order", "CURVE_NOT_ASCENDING", ["p|1|a|type||pay_curve|", "p|1|a|point|1|1|", "p|1|a|point|0|0|"]],
    ["an unknown function", "FORMULA_FUNCTION", ["p|1|a|type||formula|", "p|1|a|formula||=EVAL(1)|"]],
    ["no component", "PLAN_SETTING_MISSING", []],
  ])("refuses %s with %s", (_, code, lines) => {
    expect(codes(...basics(), ...lines)).toContain(code);
  });
  it("refuses an empty table, a missing and a doubled column", () => {
    expect(parsePlans([]).problems.map(({ code }) => code)).toEqual(["PLAN_COLUMN_MISSING"]);
    expect(codes()).toEqual(["PLAN_EMPTY"]);
    expect(parsePlans([["setting", "value"]]).problems.map(({ code }) => code)).toEqual(["PLAN_COLUMN_MISSING"]);
    expect(parsePlans([["component", "setting", "value", "Wert"]]).problems.map(({ code }) => code)).toEqual([
      "PLAN_COLUMN_TWICE",
    ]);
  });
  it("refuses a tree that is none", () => {
    expect(() => planTableOfTree("x")).toThrow(expect.objectContaining({ code: "PLAN_TREE" }));
    expect(() => planTableOfTree({ components: 1 })).toThrow(expect.objectContaining({ code: "PLAN_TREE" }));
  });
});

describe("the plan in words", () => {
  it("says what the plan does in every language", () => {
    const plan = planOf(...rich);
    for (const language of languages) expect(planInWords(plan, language)).toHaveLength(18);
    const english = planInWords(plan, "en");
    expect(english).toContain(
      "New business: each tier's credit is paid at its own rate: from 0%: × 0.5; from 50%: × 1; from 100%: × 1.5.",
    );
    expect(english).toContain("Renewals: 1.5% of the credit.");
    expect(planInWords(plan, "de")).toContain("Renewals: 1,5\u00a0% des angerechneten Umsatzes.");
  });
});

describe("lint", () => {
  const tiers = (mode: string, ...more: string[]) =>
    planOf(
      ...basics(),
      "p|1|a|type||tiers|",
      `p|1|a|mode||${mode}|`,
      "p|1|a|tier|0|50%|",
      "p|1|a|tier|100000|60%|",
      ...more,
    );
  const found = (plan: ReturnType<typeof planOf>, cliff?: string) =>
    lintPlan(plan, cliff === undefined ? {} : { cliff: exact(cliff) }).map(({ code, parameters }) => [
      code,
      parameters,
    ]);
  it("finds the cliff of retroactive tiers, worth 10,000 for one cent (golden COM-016 and COM-017)", () => {
    const [finding] = lintPlan(tiers("retroactive"));
    expect(finding).toMatchObject({ code: "CLIFF_UP", parameters: { at: "100000", jump: "10000" } });
    expect(found(tiers("retroactive"), "10000.01")).toEqual([]);
    expect(found(tiers("marginal"))).toEqual([]);
    for (const language of languages) expect(finding && lintWords(finding, language)).toContain("10000");
  });
  it("finds gaps, tiers a cap makes unreachable and tiers that change nothing", () => {
    expect(found(tiers("marginal", "p|1|a|cap_per_period||50000|")).map(([code]) => code)).toEqual([
      "UNREACHABLE_TIER",
    ]);
    const gap = planOf(
      ...basics(),
      "p|1|a|type||tiers|",
      "p|1|a|mode||marginal|",
      "p|1|a|tier|10|1%|",
      "p|1|a|tier|20|1%|",
    );
    expect(found(gap).map(([code]) => code)).toEqual(["GAP_BELOW", "SAME_RATE"]);
  });
  it("finds 100% attainment paying less than target incentive (golden COM-027)", () => {
    const plan = planOf(
      ...basics(),
      "p|1||quota||1200000|",
      "p|1||target_incentive||60000|",
      "p|1|a|type||accelerator|",
      "p|1|a|mode||marginal|",
      "p|1|a|tier|0|0.5|",
      "p|1|a|tier|0.5|1|",
      "p|1|a|tier|1|1.5|",
    );
    expect(found(plan)).toEqual([["TARGET_NOT_PAID", { pays: "45000", target: "60000" }]]);
    const curve = payoutCurve(plan);
    expect([curve.length, toText(curve[25]?.total ?? exact(0))]).toEqual([41, "67500"]);
  });
  it("finds gaps and overlaps of versions", () => {
    const version = (name: string, from: string, to: string) =>
      planOf(
        ...basics("p", name).map((line) => line.replace("2026-01-01", from)),
        `p|${name}||valid_to||${to}|`,
        `p|${name}|a|type||rate|`,
        `p|${name}|a|rate||1%|`,
      );
    const plans = [
      version("1", "2026-01-01", "2026-03-31"),
      version("2", "2026-05-01", "2026-06-30"),
      version("3", "2026-06-01", "2026-12-31"),
    ];
    expect(lintVersions(plans).map(({ code, parameters }) => [code, parameters.from, parameters.to])).toEqual([
      ["VERSION_GAP", "2026-04-01", "2026-04-30"],
      ["VERSION_OVERLAP", "2026-06-01", "2026-06-30"],
    ]);
  });
});
