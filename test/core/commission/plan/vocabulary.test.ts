import { describe, expect, it } from "vitest";
import { choiceNames } from "../../../../core/commission/plan/choice-names.ts";
import { parsePlans } from "../../../../core/commission/plan/parse.ts";
import { printPlans } from "../../../../core/commission/plan/print.ts";
import { settingNames } from "../../../../core/commission/plan/setting-names.ts";
import { componentSettings, planSettings, type Setting } from "../../../../core/commission/plan/settings.ts";
import { choiceOf, settingOf } from "../../../../core/commission/plan/vocabulary.ts";
import { planInWords } from "../../../../core/commission/plan/words.ts";
import { explain, type RevError } from "../../../../core/errors/error.ts";
import { fold } from "../../../../core/locale/fold.ts";
import { type Language, languages } from "../../../../core/locale/language.ts";
import type { Sentence } from "../../../../core/locale/message.ts";
import { basics, planOf, plansOf } from "../../../support/commission.ts";

const settings: [string, Setting][] = [...Object.entries(planSettings), ...Object.entries(componentSettings)];
const names = choiceNames as Readonly<Record<string, Sentence>>;

/** Every setting away from its standard. */
const whole = planOf(
  ...basics(),
  ...[
    "valid_to||2026-12-31",
    "pay_currency||CHF",
    "credit_rate||plan_rate",
    "pay_rate||booking_rate",
    "rounding||half_even",
    "period||month",
    "measurement||year",
    "quota_to_date||yes",
    "accumulator||reset",
    "proration||months",
    "start_by_day||10",
    "quota||120000",
    "target_incentive||30000",
    "draw||1000",
    "draw_type||recoverable_forgiven",
    "recoup_limit||50%",
    "floor||500",
    "guarantee_base||net",
    "cap_per_period||90000",
    "payout||cash",
    "holdback_rate||10%",
    "clawback_method||linear_after_full",
    "clawback_term||12",
    "clawback_full_until||3",
    "clawback_unit||days",
    "deduction_limit||30%",
    "negative_pay||pay",
    "ramp|1|50%",
    "ramp|2|75%",
  ].map((line) => `p|1||${line}|`),
  ...[
    "a|type||tiers|",
    "a|mode||retroactive|",
    "a|basis||attainment|",
    "a|tier|0|5%|",
    "a|measure||acv|",
    "a|threshold||50%|",
    "a|threshold_basis||attainment|",
    "a|threshold_mode||above_only|",
    "a|credit_from||own_and_team|",
    "a|kicker_multiplier||1.2|hot",
    "a|kicker_multiplier||1.1|cold",
    "a|stacking||additive|",
    "a|gate|1|b|",
    "b|type||rate|",
    "b|rate||4%|",
    "b|where||amount>1|",
    "b|rate_cap||5%|",
    "b|cap_per_deal||900|",
    "b|cap_per_period||9000|",
    "c|type||spiff|",
    "c|per_unit||50|",
    "c|units||seats|",
    "c|min_units||3|",
    "c|from_first||no|",
    "c|max_payout||400|",
    "d|type||pay_curve|",
    "d|point|0|0%|",
    "d|point|1|100%|",
    "d|below||first|",
    "d|above||extrapolate|",
    "d|target_share||60%|",
    "e|type||formula|",
    "e|formula||=1|",
    "e|formula_per||period|",
    "f|type||rate_table|",
    "f|metric||attainment|",
    "f|tier|0|1%|",
  ].map((line) => `p|1|${line}`),
);

describe("words of a plan", () => {
  it("every setting, list and choice has a name in six languages, and each name means one of them", () => {
    for (const [key, { choices = [] }] of settings) {
      expect(Object.keys(settingNames)).toContain(key);
      for (const choice of choices) {
        for (const language of languages) expect(choiceOf(choices, names[choice]?.[language] ?? "")).toBe(choice);
      }
    }
    for (const [key, sentence] of Object.entries(settingNames)) {
      for (const language of languages) expect(settingOf(sentence[language])).toBe(key);
    }
    expect([settingOf("Umsatzfee"), choiceOf(["carry", "pay"], "vielleicht")]).toEqual([undefined, undefined]);
  });

  it("an error lists choices, settings and yes and no in the reader's language, and each listed word is one that can be typed", () => {
    const listed = (line: string, code: string, language: Language): readonly string[] => {
      const problem = plansOf(...basics(), line).problems.find((one) => one.code === code) as RevError;
      return explain(problem, language)
        .hint.replace(/^[^:]*: |\.$/g, "")
        .split(", ");
    };
    const types = componentSettings.type.choices;
    for (const language of languages) {
      const choices = listed("p|1|a|type||bonus|", "PLAN_CHOICE", language);
      expect(choices.map((word) => choiceOf(types, word))).toEqual(types);
      const known = listed("p|1|a|bonus||1|", "PLAN_SETTING_UNKNOWN", language);
      expect(known.map(settingOf)).toEqual(expect.arrayContaining(Object.keys(componentSettings)));
      const flags = listed("p|1||quota_to_date||maybe|", "PLAN_CHOICE", language);
      expect(flags.map((word) => choiceOf(["yes", "no"], word))).toEqual(["yes", "no"]);
    }
    expect(listed("p|1||period||week|", "PLAN_CHOICE", "de")).toEqual(["Monat", "Quartal", "Jahr"]);
  });

  it("a plan that is typed in any language is the same plan", () => {
    const [header = [], ...rows] = printPlans([whole]);
    for (const language of languages) {
      const typed = rows.map(([plan, version, component, setting = "", from, value = "", where]) => {
        const key = settingOf(setting) ?? "";
        const known = [...settings].filter(([name]) => name === key).flatMap(([, { choices = [] }]) => choices);
        const flag = settings.find(([name]) => name === key)?.[1].kind === "flag";
        const yes = { en: "yes", de: "ja", es: "sí", pl: "tak", pt: "sim", tr: "evet" }[language];
        const no = { en: "no", de: "nein", es: "no", pl: "nie", pt: "não", tr: "hayır" }[language];
        const word = flag ? (value === "yes" ? yes : no) : known.includes(value) ? names[value]?.[language] : value;
        return [
          plan,
          version,
          component,
          (settingNames as Readonly<Record<string, Sentence>>)[key]?.[language],
          from,
          word,
          where,
        ];
      });
      expect(parsePlans([header, ...typed])).toEqual({ plans: [whole], problems: [] });
    }
  });

  it("upper case without diacritics means the same, and a Turkish İ too", () => {
    const { plans, problems } = plansOf(
      "p|1||GECERLILIK BASLANGICI||2026-01-01|",
      "p|1||PARA BİRİMİ||EUR|",
      "p|1||Paylaşım kuralı||TAM 100|",
      "p|1|Satış|TÜR||Kademeler|",
      "p|1|Satış|Yöntem||geriye dönük|",
      "p|1|Satış|Kademe|0|5%|",
    );
    expect(problems.map(({ message }) => message)).toEqual([]);
    expect(plans[0]?.components[0]).toMatchObject({ type: "tiers", mode: "retroactive" });
  });

  it("the plan in words tells every setting that is not at its standard", () => {
    for (const language of languages) {
      const text = fold(planInWords(whole, language).join("\n"));
      const named = (key: keyof typeof settingNames) => text.includes(`${fold(settingNames[key][language])}: `);
      const listed = [
        ...(["creditRate", "payRate", "rounding", "period", "measurement", "quotaToDate", "accumulator"] as const),
        ...(["proration", "startByDay", "drawType", "recoupLimit", "guaranteeBase", "clawbackFullUntil"] as const),
        ...([
          "deductionLimit",
          "negativePay",
          "ramp",
          "measure",
          "creditFrom",
          "stacking",
          "units",
          "fromFirst",
        ] as const),
        ...(["maxPayout", "below", "above", "targetShare", "formulaPer"] as const),
      ];
      expect(listed.filter((key) => !named(key))).toEqual([]);
    }
    expect(planInWords(whole, "en")).toContain("Draw type: recoverable, then forgiven.");
    expect(planInWords(whole, "de")).toContain("Einarbeitungsstaffel: 1 – 50\u00a0%; 2 – 75\u00a0%.");
    expect(planInWords(whole, "tr")).toContain("Ölçü: acv.");
  });

  it("standard settings are not told", () => {
    const plain = planOf(...basics(), "p|1|b|type||rate|", "p|1|b|rate||4%|");
    expect(planInWords(plain, "en")).toHaveLength(4);
  });
});
