import type { PayeeStatement } from "../../core/commission/engine/run-result.ts";
import { payoutCurve } from "../../core/commission/plan/curve.ts";
import { lintPlan } from "../../core/commission/plan/lint.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import { compensationCostOfSales, effectiveRate } from "../../core/commission/ratios.ts";
import { explain } from "../../core/errors/error.ts";
import { formatMoney } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { compare, div, type Exact, exact, less, one, sign, sum, toFixed, toNumber } from "../../core/money/exact.ts";
import type { Cell, CurveChart, Section, Table } from "../../core/results.ts";
import { noteText } from "../commission/messages.ts";
import type { QuarterCommission } from "../commission/quarter-commission.ts";
import { problemsTable } from "../commission/run-tables.ts";
import type { CommissionRun } from "../commission/snapshot.ts";
import { statementMessages } from "../commission/statement-messages.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { commissionSectionMessages } from "./messages/commission.ts";
import { wordingOf } from "./wording.ts";

const id = "commission";
type Parameters = AnalysisContext["parameters"];

/** The component whose quota a payee is judged by. */
const mainOf = ({ components }: PayeeStatement) => components.find(({ quota }) => quota !== null);

const tableOf = ({ result, inputs }: CommissionRun, parameters: Parameters): Table => {
  const say = speaker(commissionSectionMessages, parameters.language);
  const name = speaker(statementMessages, parameters.language);
  const currencies = new Set(result.statements.map(({ currency }) => currency));
  const isOne = currencies.size === 1 && currencies.has(parameters.currency);
  const planCurrency = (plan: string | null) => inputs.plans.find((each) => each.name === plan)?.currency ?? "";
  const money = (value: Exact | null | undefined, currency: string): Cell =>
    value === null || value === undefined ? null : toFixed(value, currencyDigits(currency));
  const total = isOne ? ("sum" as const) : ("none" as const);
  const digits = Math.max(2, ...[...currencies].map(currencyDigits));
  const sorted = [...result.statements].sort((a, b) => compare(b.earned, a.earned) || (a.payee < b.payee ? -1 : 1));
  const totalCells = (of: (statement: PayeeStatement) => Exact | null): Cell => {
    const values = result.statements.map(of);
    const known = values.filter((value): value is Exact => value !== null);
    return isOne && known.length === values.length ? money(sum(known), parameters.currency) : null;
  };
  return {
    id: "payees",
    title: say("tableTitle", { period: wordingOf(parameters).period(parameters.period.label) }),
    definition: say("tableDefinition"),
    columns: [
      { key: "payee", label: name("payee"), kind: "text" },
      { key: "plan", label: name("plan"), kind: "text" },
      { key: "credited", label: name("credited"), kind: "number", digits: 0 },
      { key: "quota", label: name("quota"), kind: "number", digits: 0 },
      { key: "attainment", label: name("attainment"), kind: "percent" },
      {
        key: "earned",
        label: isOne ? name("earned") : `${name("earned")}\u00a0`,
        kind: isOne ? "money" : "number",
        digits,
        total,
      },
      { key: "payout", label: name("payout"), kind: isOne ? "money" : "number", digits, total },
      ...(isOne ? [] : [{ key: "currency", label: name("currency"), kind: "text" } as const]),
      { key: "effective_rate", label: name("effectiveRate"), kind: "percent", digits: 2 },
    ],
    rows: sorted.map((statement) => {
      const main = mainOf(statement) ?? statement.components[0];
      const { payee, plan, version, earned, payout, currency } = statement;
      const rate = effectiveRate(earned, main?.credited);
      return [
        payee,
        `${plan ?? ""} ${version ?? ""}`.trim(),
        money(main?.credited, planCurrency(plan)),
        money(main?.quota, planCurrency(plan)),
        main === undefined || main.attainment === null ? null : toNumber(main.attainment),
        money(earned, currency),
        money(payout, currency),
        ...(isOne ? [] : [currency]),
        rate === null ? null : toNumber(rate),
      ];
    }),
    ...(isOne
      ? {
          totalRow: [
            name("commission"),
            null,
            null,
            null,
            null,
            totalCells(({ earned }) => earned),
            totalCells(({ payout }) => payout),
            null,
          ],
        }
      : {}),
  };
};

interface Judged {
  readonly plan: Plan;
  readonly quota: Exact;
  readonly target: Exact | undefined;
}

/** The plan version most payees with a quota are on, at the middle quota of its payees. */
const mainPlan = ({ result, inputs }: CommissionRun): Judged | undefined => {
  const groups = new Map<Plan, { quotas: Exact[]; payees: string[] }>();
  for (const statement of result.statements) {
    const quota = mainOf(statement)?.quota;
    const plan = inputs.plans.find(({ name, version }) => name === statement.plan && version === statement.version);
    if (plan === undefined || quota === undefined || quota === null || sign(quota) <= 0) continue;
    const group = groups.get(plan) ?? { quotas: [], payees: [] };
    group.quotas.push(quota);
    group.payees.push(statement.payee);
    groups.set(plan, group);
  }
  const [largest] = [...groups].sort(([, a], [, b]) => b.quotas.length - a.quotas.length);
  if (largest === undefined) return undefined;
  const [plan, { quotas, payees }] = largest;
  const quota = [...quotas].sort(compare)[Math.floor((quotas.length - 1) / 2)] as Exact;
  const targets = inputs.people.flatMap(({ payee, targetIncentive }) =>
    payees.includes(payee) && targetIncentive !== undefined ? [targetIncentive] : [],
  );
  return {
    plan,
    quota,
    target: [...targets].sort(compare)[Math.floor((targets.length - 1) / 2)] ?? plan.targetIncentive,
  };
};

const chartOf = (run: CommissionRun, parameters: Parameters): CurveChart | null => {
  const judged = mainPlan(run);
  if (judged === undefined) return null;
  const { plan, quota, target } = judged;
  const say = speaker(commissionSectionMessages, parameters.language);
  const name = speaker(statementMessages, parameters.language);
  const { percent } = wordingOf(parameters);
  const terms = { quota, ...(target === undefined ? {} : { targetIncentive: target }) };
  const points = payoutCurve(plan, terms).map(({ attainment, total }) => ({
    x: toNumber(attainment),
    y: toNumber(total),
  }));
  if (points.every(({ y }) => y === 0)) return null;
  const money = (value: Exact | number) =>
    formatMoney(
      value === undefined ? 0 : typeof value === "number" ? String(value) : value,
      0,
      plan.currency,
      parameters.language,
    );
  const cliffs = lintPlan(plan, { ...terms, cliff: exact("1") })
    .filter(({ code }) => code.startsWith("CLIFF"))
    .flatMap(({ parameters: found }) => {
      const at = toNumber(div(exact(found.at ?? "0"), quota));
      const y = points.find(({ x }) => x >= at)?.y;
      return y === undefined ? [] : [{ label: money(exact(found.jump ?? "0")), x: at, y }];
    });
  const shown = [0.5, 1, 1.5, 2].flatMap((at) => points.filter(({ x }) => x === at));
  return {
    kind: "curve",
    title: say("chartTitle", { plan: `${plan.name} ${plan.version}` }),
    alternative: say("chartAlternative", {
      quota: money(quota),
      list: shown.map(({ x, y }) => `${percent(x)}: ${money(y)}`).join("; "),
    }),
    xUnit: "percent",
    yUnit: "money",
    xLabel: name("attainment"),
    yLabel: name("earned"),
    series: [{ label: `${plan.name} ${plan.version}`, points }],
    marks: [...(target === undefined ? [] : [{ label: say("chartTarget"), x: 1, y: toNumber(target) }]), ...cliffs],
  };
};

const share = (part: Exact, whole: Exact): number => (sign(whole) === 0 ? 0 : toNumber(div(part, whole)));

const sectionOf = (run: CommissionRun, parameters: Parameters): SectionResult => {
  const say = speaker(commissionSectionMessages, parameters.language);
  const { percent, count, period } = wordingOf(parameters);
  const { statements, totals, problems } = run.result;
  const label = period(parameters.period.label);
  const amounts = [...(totals ?? [])];
  const money = (value: Exact, currency: string) => formatMoney(value, 0, currency, parameters.language);
  const carriers = statements.filter((statement) => mainOf(statement)?.attainment != null);
  const isBelow = (statement: PayeeStatement) => less(mainOf(statement)?.attainment ?? one, one);
  const earned = sum(carriers.map((statement) => statement.earned));
  const below = sum(carriers.filter(isBelow).map((statement) => statement.earned));
  const reached = carriers.filter((statement) => !isBelow(statement)).length;
  const [first] = amounts;
  const cost =
    first !== undefined && amounts.length === 1 && run.bookings?.currency === first[0]
      ? compensationCostOfSales(first[1], run.bookings.amount)
      : null;
  const list = amounts.map(([currency, amount]) => money(amount, currency)).join(" + ");
  const title =
    totals === null
      ? say("titleOpen", { period: label, count: count(problems.length) })
      : cost === null
        ? say("titleTotal", { period: label, money: list })
        : say("titleShare", { period: label, money: list, percent: percent(toNumber(cost), 1) });
  const chart = chartOf(run, parameters);
  const section: Section = {
    id,
    title,
    sentence:
      carriers.length === 0
        ? say("sentencePlain", { payees: count(statements.length) })
        : say("sentence", {
            payees: count(statements.length),
            reached: count(reached),
            count: count(carriers.length),
            percent: percent(1 - share(below, earned)),
          }),
    charts: chart === null ? [] : [chart],
    tables: [tableOf(run, parameters), ...(problems.length === 0 ? [] : [problemsTable(run, parameters.language)])],
    notes: run.notes.map((note) => noteText(note, parameters.language)),
  };
  const currencies = new Set(carriers.map(({ currency }) => currency));
  const [own] = currencies;
  const isWorth = totals !== null && currencies.size === 1 && own === parameters.currency && sign(below) > 0;
  const worth = toFixed(below, parameters.currencyDigits);
  const finding: FindingCandidate = isWorth
    ? {
        sentence: say("findingBelow", { money: money(below, own), percent: percent(share(below, earned)) }),
        money: worth,
        moneyValue: Number(worth),
        confidence: "high",
        section: id,
      }
    : answerOf(section, totals === null ? "low" : "high");
  return { section, keyFigures: [], findings: [finding], notes: [] };
};

/**
 * The commissions of the quarter: total and share of bookings, pay against performance of every payee, and what the main plan pays by
 * attainment. Without a plan, or where its tables can't be read, there is no section and a note says why; unresolved lines leave it without total.
 */
export const commissionSection = async (
  { parameters }: AnalysisContext,
  commission: QuarterCommission | undefined,
): Promise<SectionResult> => {
  const say = speaker(commissionSectionMessages, parameters.language);
  if (commission === undefined) return withoutSection(say("noteNoPlan"));
  if ("run" in commission) return sectionOf(commission.run, parameters);
  const [first] = commission.problems;
  const problem = first === undefined ? "" : Object.values(explain(first, parameters.language)).join(" ");
  return withoutSection(say("noteBroken", { problem }));
};
