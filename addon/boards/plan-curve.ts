import { payoutCurve } from "../../core/commission/plan/curve.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import { printPlans } from "../../core/commission/plan/print.ts";
import { planInWords } from "../../core/commission/plan/words.ts";
import type { Language } from "../../core/locale/language.ts";
import { toNumber } from "../../core/money/exact.ts";
import { sayIn } from "../texts.ts";
import { commissionTexts } from "./commission-texts.ts";
import type { BlockCell, TabPlan } from "./tab.ts";

/** The plan as a table that every commission function and the pipeline read, plain from the first row on. */
export const planTab = (plan: Plan): TabPlan => {
  const [header = [], ...rows] = printPlans([plan]);
  return { name: plan.name, blocks: [{ columns: header.map((label) => ({ label, kind: "text", width: 120 })), rows }] };
};

/** The payout curve from 0 to 200% attainment with the plan in words and a chart. */
export const curveTab = (plan: Plan, language: Language): TabPlan => {
  const say = sayIn(commissionTexts, language);
  return {
    name: say("curveTab"),
    title: say("curveTitle"),
    sentence: planInWords(plan, language).join(" "),
    stamp: `${plan.name} ${plan.version}`.trim(),
    blocks: [
      {
        columns: [
          { label: say("attainment"), kind: "percent", digits: 0 },
          { label: `${say("payout")} (${plan.currency})`, kind: "money", digits: 2 },
        ],
        rows: payoutCurve(plan).map(({ attainment, total }): BlockCell[] => [toNumber(attainment), toNumber(total)]),
        chart: { kind: "line", title: say("curveTitle"), from: 0, columns: 2 },
      },
    ],
    facts: { kind: "curve", plan: plan.name },
  };
};
