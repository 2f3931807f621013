import { shiftPeriod } from "../../core/calendar/period.ts";
import type { GapCause } from "../../core/kpi/gap.ts";
import { speaker } from "../../core/locale/message.ts";
import { type Exact, neg, sign, toFixed, toNumber } from "../../core/money/exact.ts";
import type { Section, Table, WaterfallChart } from "../../core/results.ts";
import { confidenceOfCount, confidenceOfDifference } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type Confidence,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { type QuarterGap, quarterGap } from "./goal-gaps.ts";
import { gapMessages } from "./messages/gap.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "gap";
const shownQuarters = 6;

type Parameters = AnalysisContext["parameters"];
type Part = QuarterGap["gap"]["causes"][number];

/** Without a goal the reference itself is the goal, and its part nothing. */
const partsOf = ({ gap, goal }: QuarterGap): Part[] =>
  gap.causes.filter(({ cause }) => goal !== null || cause !== "goal");

const amountOf = (value: Exact, { currencyDigits }: Parameters) => toFixed(value, currencyDigits);

/** What a cause compares, as text: the reference's value and the quarter's. */
const valuesOf = (cause: GapCause, each: QuarterGap, parameters: Parameters): readonly [string, string] => {
  const { count, percent, money } = wordingOf(parameters);
  const { actual, before } = each;
  const spoken = (value: Exact) => money(amountOf(value, parameters));
  const share = (value: Exact) => percent(toNumber(value), 1);
  const values = {
    goal: () => [spoken(before.booked), spoken(each.goal ?? before.booked)] as const,
    volume: () => [count(before.worked), count(actual.worked)] as const,
    cycle: () => [share(before.factors.pace), share(actual.factors.pace)] as const,
    win_rate: () => [share(before.factors.winRate), share(actual.factors.winRate)] as const,
    deal_size: () => [spoken(before.factors.dealSize), spoken(actual.factors.dealSize)] as const,
  };
  return values[cause]();
};

/** The cause that moved most in the direction of the gap; the goal's own height is no cause to work on. */
const mainCause = (each: QuarterGap): Part | undefined => {
  const down = sign(each.gap.gap) < 0;
  return each.gap.causes
    .filter(({ cause, amount }) => cause !== "goal" && (down ? sign(amount) < 0 : sign(amount) > 0))
    .reduce<Part | undefined>(
      (top, part) =>
        top === undefined || Math.abs(toNumber(part.amount)) > Math.abs(toNumber(top.amount)) ? part : top,
      undefined,
    );
};

/** How sure the main cause is: a win rate by the test of the two rates, the others by the deals they rest on. */
const confidenceOf = (cause: GapCause, { actual, before }: QuarterGap): Confidence =>
  cause === "win_rate"
    ? confidenceOfDifference(actual.won, actual.decided, before.won, before.decided)
    : confidenceOfCount(Math.min(actual.won, before.won));

const chartOf = (each: QuarterGap, title: string, parameters: Parameters): WaterfallChart => {
  const say = speaker(gapMessages, parameters.language);
  const { money } = wordingOf(parameters);
  const cents = (value: Exact) => Number(amountOf(value, parameters));
  const opening = each.goal ?? each.before.booked;
  return {
    kind: "waterfall",
    title,
    alternative: say("chartAlternative", {
      list: partsOf(each)
        .map(({ cause, amount }) => `${say(cause)} ${money(amountOf(amount, parameters))}`)
        .join("; "),
    }),
    opening: { label: say(each.goal === null ? "openingReference" : "openingGoal"), value: cents(opening) },
    changes: partsOf(each).map(({ cause, amount }) => ({ label: say(cause), value: cents(amount) })),
    closing: { label: speaker(sharedMessages, parameters.language)("bookings"), value: cents(each.actual.booked) },
  };
};

const causesTable = (each: QuarterGap, parameters: Parameters): Table => {
  const say = speaker(gapMessages, parameters.language);
  const { period } = wordingOf(parameters);
  return {
    id: "gap_causes",
    title: say("tableCauses"),
    definition: say("tableCausesDefinition", { reference: period(each.reference.label) }),
    columns: [
      { key: "cause", label: say("cause"), kind: "text" },
      { key: "before", label: period(each.reference.label), kind: "text" },
      { key: "now", label: period(each.period.label), kind: "text" },
      { key: "amount", label: say("part"), kind: "money" },
    ],
    rows: partsOf(each).map(({ cause, amount }) => [
      say(cause),
      ...valuesOf(cause, each, parameters),
      amountOf(amount, parameters),
    ]),
    totalRow: [say("gap"), null, null, amountOf(each.gap.gap, parameters)],
  };
};

const historyTable = (gaps: readonly QuarterGap[], parameters: Parameters): Table => {
  const say = speaker(gapMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { period } = wordingOf(parameters);
  const causes = gaps[0]?.gap.causes.map(({ cause }) => cause) ?? [];
  return {
    id: "gap_history",
    title: say("tableHistory"),
    definition: say("tableHistoryDefinition"),
    columns: [
      { key: "quarter", label: shared("quarter"), kind: "text" },
      { key: "goal", label: say("openingGoal"), kind: "money", total: "none" },
      { key: "bookings", label: shared("bookings"), kind: "money", total: "none" },
      { key: "gap", label: say("gap"), kind: "money", total: "none" },
      ...causes.map((cause) => ({ key: `part_${cause}`, label: say(cause), kind: "money", total: "none" }) as const),
    ],
    rows: gaps.map((each) => [
      period(each.period.label),
      each.goal === null ? null : amountOf(each.goal, parameters),
      amountOf(each.actual.booked, parameters),
      amountOf(each.gap.gap, parameters),
      ...each.gap.causes.map(({ amount }) => amountOf(amount, parameters)),
    ]),
  };
};

const findingOf = (each: QuarterGap, parameters: Parameters): FindingCandidate[] => {
  const main = mainCause(each);
  if (main === undefined || sign(each.gap.gap) >= 0) return [];
  const say = speaker(gapMessages, parameters.language);
  const { money, period } = wordingOf(parameters);
  const [before, now] = valuesOf(main.cause, each, parameters);
  const lost = amountOf(neg(main.amount), parameters);
  return [
    {
      sentence: say("finding", {
        cause: say(main.cause),
        money: money(lost),
        before,
        now,
        reference: period(each.reference.label),
        won: wordingOf(parameters).count(each.actual.won),
      }),
      money: lost,
      moneyValue: Number(lost),
      confidence: confidenceOf(main.cause, each),
      section: id,
    },
  ];
};

/**
 * Why the quarter lies below or above its goal (without one: the same quarter a year before): the gap split by height of the goal, deals worked,
 * pace of decision, win rate and deal size, adding up exactly; and the same for the quarters before. No section where the year before can't
 * be compared.
 */
export const gapSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(gapMessages, parameters.language);
  const { money, period } = wordingOf(parameters);
  const periods = Array.from({ length: shownQuarters }, (_, i) =>
    shiftPeriod(parameters.period, i - shownQuarters + 1, parameters.fiscal),
  );
  const gaps: QuarterGap[] = [];
  for (const each of periods) {
    const gap = await quarterGap(context, each);
    if (gap !== null) gaps.push(gap);
  }
  const now = gaps.find((each) => each.period.label === parameters.period.label);
  if (now === undefined) return withoutSection(say("noteNone", { period: period(parameters.period.label) }));
  const amount = money(amountOf(sign(now.gap.gap) < 0 ? neg(now.gap.gap) : now.gap.gap, parameters));
  const main = mainCause(now);
  const words = { money: amount, cause: main === undefined ? say("goal") : say(main.cause) };
  const title = sign(now.gap.gap) < 0 ? say("titleMissed", words) : say("titleBeaten", words);
  const reference = period(now.reference.label);
  const section: Section = {
    id,
    title,
    sentence:
      now.goal === null
        ? say("sentenceReference", { period: period(now.period.label), reference })
        : say("sentenceGoal", {
            period: period(now.period.label),
            bookings: money(amountOf(now.actual.booked, parameters)),
            goal: money(amountOf(now.goal, parameters)),
            reference,
          }),
    charts: [chartOf(now, say("chart"), parameters)],
    tables: [causesTable(now, parameters), ...(gaps.length < 2 ? [] : [historyTable(gaps, parameters)])],
    notes: [say("noteMethod")],
  };
  const valued = findingOf(now, parameters);
  return { section, keyFigures: [], findings: valued.length > 0 ? valued : [answerOf(section, "low")], notes: [] };
};
