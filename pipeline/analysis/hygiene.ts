import type { HygieneRuleName } from "../../core/hygiene/rules.ts";
import { speaker } from "../../core/locale/message.ts";
import { exact, toFixed } from "../../core/money/exact.ts";
import type { BarChart, Column, Table } from "../../core/results.ts";
import { literal } from "../duckdb.ts";
import { baseline, usualWinRate } from "./baseline.ts";
import { type AnalysisContext, type FindingCandidate, type SectionResult, withoutSection } from "./context.ts";
import { shareOf } from "./exact-share.ts";
import { type AppliedRule, applicableRules, hygieneRules } from "./hygiene-rules.ts";
import { type HygieneDay, hygieneTrend } from "./hygiene-trend.ts";
import { hygieneMessages } from "./messages/hygiene.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "hygiene";
const worklistLength = 200;
const changeTable = "change_hygiene";

type Parameters = AnalysisContext["parameters"];
type Row = Record<string, string | number | boolean | null>;

/** Counts over open deals, of one owner or of all; arrays follow the order of the rules. */
interface Tally {
  readonly rep: string | null;
  readonly deals: number;
  readonly amount: string | null;
  readonly clean: number;
  readonly failedAmount: string | null;
  readonly failed: readonly number[];
  readonly failedAmounts: readonly (string | null)[];
}

const words = {
  close_date_not_past: ["missing_close_date", "cure_close_date"],
  amount_present: ["missing_amount", "cure_amount"],
  next_step_present: ["missing_next_step", "cure_next_step"],
  activity_within_days: ["missing_activity", "cure_activity"],
  pushes_at_most: ["missing_pushes", "cure_pushes"],
} as const satisfies Record<HygieneRuleName, readonly [string, string]>;

const ruleLabel = (name: HygieneRuleName, { language }: Parameters): string => {
  const say = speaker(hygieneMessages, language);
  if (name === "activity_within_days") return say(name, { limit: hygieneRules.activity_within_days });
  if (name === "pushes_at_most") return say(name, { limit: hygieneRules.pushes_at_most });
  return say(name);
};

const tally = async ({ db }: AnalysisContext, rules: readonly AppliedRule[], byRep: boolean): Promise<Tally[]> => {
  const broken = rules.map(({ passes }) => `not (${passes})`).join(" or ");
  const sums = rules.map(
    ({ passes }, i) =>
      `count(*) filter (where not (${passes})) as failed_${i}, sum(amount) filter (where not (${passes})) as failed_amount_${i}`,
  );
  const rows = await db.rows<Row>(`
    select ${byRep ? "rep" : "null as rep"}, count(*) as deals, sum(amount) as amount,
      count(*) filter (where not (${broken})) as clean,
      sum(amount) filter (where ${broken}) as failed_amount,
      ${sums.join(",\n      ")}
    from mart_open_deals ${byRep ? "group by rep" : ""}`);
  return rows.map((row) => ({
    rep: row.rep as string | null,
    deals: row.deals as number,
    amount: row.amount as string | null,
    clean: row.clean as number,
    failedAmount: row.failed_amount as string | null,
    failed: rules.map((_, i) => row[`failed_${i}`] as number),
    failedAmounts: rules.map((_, i) => row[`failed_amount_${i}`] as string | null),
  }));
};

const passRate = ({ deals, failed }: Tally, rule: number): number => (deals - (failed[rule] ?? 0)) / deals;

/** Mean of the pass rates. */
const scoreOf = (each: Tally): number =>
  each.failed.reduce((sum, _, i) => sum + passRate(each, i), 0) / each.failed.length;

const money = (amount: string | null, { currencyDigits }: Parameters) =>
  amount === null ? null : toFixed(exact(amount), currencyDigits);

const rulesTable = (all: Tally, rules: readonly AppliedRule[], parameters: Parameters): Table => {
  const say = speaker(hygieneMessages, parameters.language);
  const { percent } = wordingOf(parameters);
  const rows = rules
    .map(({ name }, i) => ({ name, failed: all.failed[i] ?? 0, rate: passRate(all, i), amount: all.failedAmounts[i] }))
    .sort((a, b) => Number(b.amount ?? 0) - Number(a.amount ?? 0) || b.failed - a.failed);
  return {
    id: "hygiene_rules",
    title: say("tableRules"),
    definition: say("tableRulesDefinition", { score: percent(scoreOf(all), 1) }),
    columns: [
      { key: "rule", label: say("rule"), kind: "text" },
      { key: "passed", label: say("passed"), kind: "integer", total: "none" },
      { key: "failed", label: say("failed"), kind: "integer", total: "none" },
      { key: "pass_rate", label: say("passRate"), kind: "percent" },
      { key: "failed_amount", label: say("failedAmount"), kind: "money", total: "none" },
    ],
    rows: rows.map(({ name, failed, rate, amount }) => [
      ruleLabel(name, parameters),
      all.deals - failed,
      failed,
      rate,
      failed === 0 ? money("0", parameters) : money(amount ?? null, parameters),
    ]),
  };
};

/** Pass rates on earlier days and, as the last row, on the as-of date; null without an earlier day. */
const trendTable = (
  earlier: readonly HygieneDay[],
  all: Tally,
  rules: readonly AppliedRule[],
  parameters: Parameters,
): Table | null => {
  if (earlier.length === 0) return null;
  const say = speaker(hygieneMessages, parameters.language);
  return {
    id: "hygiene_trend",
    title: say("tableTrend"),
    definition: say("tableTrendDefinition"),
    columns: [
      { key: "day", label: say("day"), kind: "date" },
      { key: "deals", label: speaker(sharedMessages, parameters.language)("open"), kind: "integer", total: "none" },
      ...rules.map(({ name }) => ({ key: name, label: ruleLabel(name, parameters), kind: "percent" }) as const),
    ],
    rows: [
      ...earlier.map(({ day, deals, rates }) => [day, deals, ...rules.map(({ name }) => rates.get(name) ?? null)]),
      [parameters.asOf, all.deals, ...rules.map((_, i) => passRate(all, i))],
    ],
  };
};

const ownersTable = (owners: readonly Tally[], rules: readonly AppliedRule[], parameters: Parameters): Table => {
  const say = speaker(hygieneMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const name = ({ rep }: Tally) => rep ?? shared("noOwner");
  const ordered = [...owners].sort(
    (a, b) =>
      Number(b.failedAmount ?? 0) - Number(a.failedAmount ?? 0) ||
      b.deals - b.clean - (a.deals - a.clean) ||
      (name(a) < name(b) ? -1 : 1),
  );
  return {
    id: "hygiene_owners",
    title: say("tableOwners"),
    definition: say("tableOwnersDefinition"),
    columns: [
      { key: "rep", label: shared("rep"), kind: "text" },
      { key: "deals", label: shared("open"), kind: "integer" },
      { key: "clean", label: say("clean"), kind: "integer" },
      { key: "failed_amount", label: say("failedAmount"), kind: "money" },
      ...rules.map((rule): Column => ({ key: rule.name, label: ruleLabel(rule.name, parameters), kind: "percent" })),
      { key: "score", label: say("score"), kind: "percent" },
    ],
    rows: ordered.map((owner) => [
      name(owner),
      owner.deals,
      owner.clean,
      owner.clean === owner.deals ? money("0", parameters) : money(owner.failedAmount, parameters),
      ...rules.map((_, i) => passRate(owner, i)),
      scoreOf(owner),
    ]),
  };
};

/** Every deal to fix, owner by owner and largest first, as the table that becomes a change file. */
const createChanges = async ({ db, parameters }: AnalysisContext, rules: readonly AppliedRule[]): Promise<void> => {
  const say = speaker(hygieneMessages, parameters.language);
  const texts = (part: 0 | 1) =>
    `concat_ws('; ', ${rules.map(({ name, passes }) => `case when not (${passes}) then ${literal(say(words[name][part]))} end`).join(", ")})`;
  await db.run(`
    create or replace table ${changeTable} as
    select rep as owner,
      cast(row_number() over (partition by rep order by amount desc nulls last, deal_id) as integer) as place,
      deal_id, deal_name, account_name as account, stage, cast(amount as decimal(18, ${parameters.currencyDigits})) as amount, ${texts(0)} as missing, ${texts(1)} as todo
    from mart_open_deals
    where ${rules.map(({ passes }) => `not (${passes})`).join(" or ")}`);
};

const worklist = async (
  { db, parameters }: AnalysisContext,
  rules: readonly AppliedRule[],
  broken: number,
): Promise<Table> => {
  const say = speaker(hygieneMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const flags = rules.map(({ passes }, i) => `not (${passes}) as fails_${i}`);
  const rows = await db.rows<Row>(`
    with judged as (select *, ${flags.join(", ")} from mart_open_deals)
    from judged where ${rules.map((_, i) => `fails_${i}`).join(" or ")}
    order by amount desc nulls last, ${rules.map((_, i) => `fails_${i}::integer`).join(" + ")} desc, deal_id
    limit ${worklistLength}`);
  const text = (row: Row, part: 0 | 1) =>
    rules
      .filter((_, i) => row[`fails_${i}`] === true)
      .map(({ name }) => say(words[name][part]))
      .join("; ");
  return {
    id: "worklist",
    title: say("tableWorklist", { count: count(broken) }),
    definition: say("tableWorklistDefinition"),
    columns: [
      { key: "deal", label: shared("deal"), kind: "text" },
      { key: "account", label: shared("account"), kind: "text" },
      { key: "rep", label: shared("rep"), kind: "text" },
      { key: "stage", label: shared("stage"), kind: "text" },
      { key: "amount", label: shared("amount"), kind: "money" },
      { key: "missing", label: say("missing"), kind: "text" },
      { key: "todo", label: say("todo"), kind: "text" },
    ],
    rows: rows.map((row) => [
      (row.deal_name as string | null) ?? (row.deal_id as string),
      row.account_name as string | null,
      row.rep as string | null,
      row.stage as string | null,
      money(row.amount as string | null, parameters),
      text(row, 0),
      text(row, 1),
    ]),
    note: [
      ...(broken > worklistLength ? [say("noteMore", { count: count(broken - worklistLength) })] : []),
      say("noteFile", { file: `changes/${changeTable}.csv` }),
    ].join(" "),
  };
};

const chartOf = (all: Tally, rules: readonly AppliedRule[], parameters: Parameters): BarChart => {
  const say = speaker(hygieneMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const bars = rules
    .map(({ name }, i) => ({ label: ruleLabel(name, parameters), value: all.failed[i] ?? 0 }))
    .sort((a, b) => b.value - a.value);
  return {
    kind: "bars",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: bars.map(({ label, value }) => `${label}: ${count(value)}`).join("; "),
    }),
    unit: "integer",
    bars: bars.map((bar, i) => ({ ...bar, highlighted: i === 0 && bar.value > 0 })),
  };
};

const findingsOf = (
  all: Tally,
  rules: readonly AppliedRule[],
  winRate: number,
  parameters: Parameters,
): FindingCandidate[] => {
  const say = speaker(hygieneMessages, parameters.language);
  const wording = wordingOf(parameters);
  return rules.flatMap(({ name }, i): FindingCandidate[] => {
    const failed = all.failed[i] ?? 0;
    if (failed === 0) return [];
    if (name === "amount_present") {
      const sentence = say("findingAmount", {
        percent: wording.percent(failed / all.deals),
        count: wording.count(all.deals),
      });
      return [{ sentence, money: null, moneyValue: 0, confidence: "high", section: id }];
    }
    const at = all.failedAmounts[i] ?? null;
    const share = shareOf(at, all.amount);
    if (at === null || share === null || share <= 0) return [];
    const parts = { money: wording.money(at), percent: wording.percent(share), count: wording.count(failed) };
    const sentence =
      name === "close_date_not_past"
        ? say("findingOverdue", parts)
        : name === "activity_within_days"
          ? say("findingActivity", { ...parts, limit: hygieneRules.activity_within_days })
          : null;
    if (sentence === null) return [];
    return [
      {
        sentence,
        money: money(at, parameters),
        // What these deals usually bring, not their face value, is at stake; a neglected deal is not lost yet.
        moneyValue: Number(at) * winRate,
        confidence: "medium",
        section: id,
        subject: name,
        proof: "worklist",
      },
    ];
  });
};

/**
 * Hygiene of open deals: pass rate per rule and owner, the score, and the deals to fix by money with what is missing and what to do. Rules the
 * export has no data for are not checked and named. No section without open deals.
 */
export const hygieneSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(hygieneMessages, parameters.language);
  const { percent, count, money: spoken } = wordingOf(parameters);
  const { applied, skipped } = await applicableRules(db, parameters);
  const [all] = applied.length === 0 ? [] : await tally(context, applied, false);
  if (all === undefined || all.deals === 0) return withoutSection(say("noteNone"));
  const owners = await tally(context, applied, true);
  await createChanges(context, applied);
  const trend = trendTable(await hygieneTrend(context, applied), all, applied, parameters);
  const broken = all.deals - all.clean;
  const worst = all.failed.reduce((top, value, i) => (value > (all.failed[top] ?? 0) ? i : top), 0);
  const worth = usualWinRate(await baseline(context));
  const share = percent(broken / all.deals);
  return {
    section: {
      id,
      title:
        broken === 0
          ? say("titleClean")
          : all.failedAmount === null
            ? say("titlePlain", { percent: share })
            : say("title", { percent: share, money: spoken(all.failedAmount) }),
      sentence:
        broken === 0
          ? say("sentenceClean", { count: count(all.deals) })
          : say("sentence", {
              score: percent(scoreOf(all)),
              rule: ruleLabel((applied[worst] as AppliedRule).name, parameters),
              percent: percent((all.failed[worst] ?? 0) / all.deals),
              count: count(all.deals),
            }),
      charts: [chartOf(all, applied, parameters)],
      tables: [
        rulesTable(all, applied, parameters),
        ownersTable(owners, applied, parameters),
        ...(trend === null ? [] : [trend]),
        ...(broken === 0 ? [] : [await worklist(context, applied, broken)]),
      ],
      notes:
        skipped.length === 0
          ? []
          : [say("noteSkipped", { rules: skipped.map((name) => ruleLabel(name, parameters)).join("; ") })],
    },
    keyFigures: [],
    findings: findingsOf(all, applied, worth, parameters),
    notes: [],
  };
};
