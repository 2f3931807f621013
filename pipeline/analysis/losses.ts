import { previousPeriod } from "../../core/calendar/period.ts";
import { speaker } from "../../core/locale/message.ts";
import { add, type Exact, exact, sign, toFixed, zero } from "../../core/money/exact.ts";
import type { BarChart, Section, Table } from "../../core/results.ts";
import { literal } from "../duckdb.ts";
import { baseline, usualWinRate } from "./baseline.ts";
import { confidenceOfCount } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { shareOf } from "./exact-share.ts";
import { type LostAt, lossCross } from "./loss-cross.ts";
import { lossMessages } from "./messages/losses.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "losses";
const shownBars = 10;

type Parameters = AnalysisContext["parameters"];

interface Loss {
  readonly reason: string | null;
  readonly position: number | null;
  readonly stage: string | null;
  readonly lost: number;
  readonly amount: string | null;
  readonly with_amount: number;
}

/** Lost deals of a reason or stage; `amount` is decimal text, null where no lost deal of the quarter has one. */
interface Slice {
  readonly label: string;
  readonly known: boolean;
  readonly lost: number;
  readonly amount: string | null;
}

const slices = (
  rows: readonly Loss[],
  key: "reason" | "stage",
  missing: string,
  valued: boolean,
  digits: number,
): Slice[] => {
  const groups = new Map<string | null, { lost: number; amount: Exact }>();
  for (const row of rows) {
    const group = groups.get(row[key]) ?? { lost: 0, amount: zero };
    groups.set(row[key], { lost: group.lost + row.lost, amount: add(group.amount, exact(row.amount ?? "0")) });
  }
  return [...groups]
    .map(([name, { lost, amount }]) => ({
      label: name ?? missing,
      known: name !== null,
      lost,
      amount: valued ? toFixed(amount, digits) : null,
    }))
    .sort((a, b) => Number(b.amount ?? 0) - Number(a.amount ?? 0) || b.lost - a.lost || (a.label < b.label ? -1 : 1));
};

interface Losses {
  readonly rows: readonly LostAt[];
  readonly total: number;
  /** Null where no lost deal of the quarter has an amount other than 0. */
  readonly amount: string | null;
  readonly reasons: readonly Slice[];
  readonly stages: readonly Slice[];
  /** The prior quarter by reason. */
  readonly before: readonly Slice[];
}

const read = async ({ db, parameters }: AnalysisContext): Promise<Losses> => {
  const say = speaker(lossMessages, parameters.language);
  const rowsOf = (label: string) =>
    db.rows<Loss & Record<string, string | number | null>>(
      `select reason, position, stage, lost, amount, with_amount from mart_losses where quarter = ${literal(label)}`,
    );
  const { period, fiscal, currencyDigits } = parameters;
  const now = await rowsOf(period.label);
  const before = await rowsOf(previousPeriod(period, fiscal).label);
  const has = (rows: readonly Loss[]) => rows.some(({ with_amount }) => with_amount > 0);
  const valued = has(now);
  return {
    rows: now,
    total: now.reduce((sum, { lost }) => sum + lost, 0),
    amount: valued
      ? toFixed(
          now.reduce((sum, { amount }) => add(sum, exact(amount ?? "0")), zero),
          currencyDigits,
        )
      : null,
    reasons: slices(now, "reason", say("noReason"), valued, currencyDigits),
    stages: slices(now, "stage", say("noStage"), valued, currencyDigits),
    before: slices(before, "reason", say("noReason"), has(before), currencyDigits),
  };
};

/** Share of a slice by money where amounts are known, else by count. */
const shareIn = (slice: Slice, { total, amount }: Losses): number =>
  (amount === null ? slice.lost / total : shareOf(slice.amount, amount)) ?? 0;

const chartOf = (slice: readonly Slice[], losses: Losses, parameters: Parameters): BarChart => {
  const say = speaker(lossMessages, parameters.language);
  const { money, count } = wordingOf(parameters);
  const valued = losses.amount !== null;
  const shown = slice.slice(0, shownBars);
  const value = ({ amount, lost }: Slice) => (valued ? Number(amount ?? 0) : lost);
  const prior = (label: string) => losses.before.find((each) => each.label === label);
  const compares = slice === losses.reasons && losses.before.length > 0;
  const bar = (each: Slice) => {
    const earlier = prior(each.label);
    return {
      label: each.label,
      value: value(each),
      ...(compares ? { comparison: earlier === undefined ? 0 : value(earlier) } : {}),
    };
  };
  return {
    kind: "bars",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: shown
        .map(({ label, amount, lost }) => `${label}: ${amount === null ? count(lost) : money(amount)}`)
        .join("; "),
    }),
    unit: valued ? "money" : "integer",
    bars: shown.map((each, i) => ({ ...bar(each), highlighted: i === 0 })),
    ...(compares ? { comparisonLabel: speaker(sharedMessages, parameters.language)("priorQuarter") } : {}),
  };
};

const tableOf = (kind: "reasons" | "stages", losses: Losses, parameters: Parameters): Table => {
  const say = speaker(lossMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const byReason = kind === "reasons";
  const prior = (label: string) => losses.before.find((each) => each.label === label);
  const compares = byReason && losses.before.length > 0;
  return {
    id: byReason ? "loss_reasons" : "loss_stages",
    title: say(byReason ? "tableReasons" : "tableStages"),
    definition: say(byReason ? "tableReasonsDefinition" : "tableStagesDefinition"),
    columns: [
      byReason
        ? { key: "reason", label: say("reason"), kind: "text" }
        : { key: "stage", label: say("lastStage"), kind: "text" },
      { key: "lost", label: say("lostDeals"), kind: "integer" },
      { key: "amount", label: say("lostAmount"), kind: "money" },
      { key: "share", label: shared("share"), kind: "percent" },
      ...(compares
        ? ([
            { key: "prior_lost", label: say("priorDeals"), kind: "integer" },
            { key: "prior_amount", label: say("priorAmount"), kind: "money" },
          ] as const)
        : []),
    ],
    rows: losses[kind].map((slice) => [
      slice.label,
      slice.lost,
      slice.amount,
      shareIn(slice, losses),
      ...(compares ? [prior(slice.label)?.lost ?? 0, prior(slice.label)?.amount ?? null] : []),
    ]),
  };
};

const findingOf = (
  slice: Slice | undefined,
  message: "finding" | "findingStage",
  losses: Losses,
  winRate: number,
  parameters: Parameters,
): FindingCandidate[] => {
  if (slice === undefined || slice.amount === null || sign(exact(slice.amount)) <= 0) return [];
  const say = speaker(lossMessages, parameters.language);
  const { money, percent, count } = wordingOf(parameters);
  const words = { money: money(slice.amount), percent: percent(shareIn(slice, losses)), count: count(slice.lost) };
  return [
    {
      sentence:
        message === "finding"
          ? say("finding", { ...words, reason: slice.label })
          : say("findingStage", { ...words, stage: slice.label }),
      money: slice.amount,
      // Not all that is lost could be won: it is weighed with the share that usually is, and even that is not sure.
      moneyValue: Number(slice.amount) * winRate,
      confidence: confidenceOfCount(slice.lost) === "low" ? "low" : "medium",
      section: id,
      subject: message === "finding" ? "reason" : "stage",
    },
  ];
};

const headline = (losses: Losses, parameters: Parameters): string => {
  const say = speaker(lossMessages, parameters.language);
  const { money, percent, count } = wordingOf(parameters);
  const reason = losses.reasons.find(({ known }) => known);
  if (reason !== undefined) {
    const share = percent(shareIn(reason, losses));
    return reason.amount === null
      ? say("titleCount", { reason: reason.label, percent: share, count: count(losses.total) })
      : say("titleMoney", { reason: reason.label, money: money(reason.amount), percent: share });
  }
  const stage = mostFrequent(losses);
  return say("titleStage", {
    stage: stage?.label ?? say("noStage"),
    percent: percent((stage?.lost ?? 0) / losses.total),
    count: count(losses.total),
  });
};

const mostFrequent = ({ stages }: Losses): Slice | undefined =>
  stages
    .filter(({ known }) => known)
    .reduce<Slice | undefined>((top, each) => (top === undefined || each.lost > top.lost ? each : top), undefined);

/**
 * Why and where deals of the quarter were lost, by money where lost deals have amounts, else by count, with the prior quarter. No section where
 * nothing was lost or neither reasons nor the stages before a loss are known.
 */
export const lossesSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(lossMessages, parameters.language);
  const { money, percent, count, period } = wordingOf(parameters);
  const losses = await read(context);
  const label = period(parameters.period.label);
  if (losses.total === 0) return withoutSection(say("noteNoLosses", { period: label }));
  const hasReasons = losses.reasons.some(({ known }) => known);
  const hasStages = losses.stages.some(({ known }) => known);
  if (!hasReasons && !hasStages) return withoutSection(say("noteNone"));
  const stage = mostFrequent(losses);
  const blank = losses.reasons.find(({ known }) => !known)?.lost ?? 0;
  const worth = usualWinRate(await baseline(context));
  const shared = speaker(sharedMessages, parameters.language);
  const cross = lossCross(
    losses.rows,
    losses.reasons.map((slice) => slice.label),
    {
      title: say("tableCross"),
      definition: say("tableCrossDefinition"),
      reason: say("reason"),
      noReason: say("noReason"),
      noStage: say("noStage"),
      total: shared("total"),
    },
  );
  const section: Section = {
    id,
    title: headline(losses, parameters),
    sentence: [
      losses.amount === null
        ? say("sentenceCount", { period: label, count: count(losses.total) })
        : say("sentence", { period: label, count: count(losses.total), money: money(losses.amount) }),
      ...(stage === undefined
        ? []
        : [say("sentenceStage", { stage: stage.label, percent: percent(stage.lost / losses.total) })]),
    ].join(" "),
    charts: [chartOf(hasReasons ? losses.reasons : losses.stages, losses, parameters)],
    tables: [
      ...(hasReasons ? [tableOf("reasons", losses, parameters)] : []),
      ...(hasStages ? [tableOf("stages", losses, parameters)] : []),
      ...(cross === null ? [] : [cross]),
    ],
    notes:
      hasReasons && blank > 0
        ? [say("noteReasons", { percent: percent(blank / losses.total), count: count(losses.total) })]
        : [],
  };
  const valued = [
    ...findingOf(
      losses.reasons.find(({ known }) => known),
      "finding",
      losses,
      worth,
      parameters,
    ),
    ...findingOf(
      losses.stages.find(({ known }) => known),
      "findingStage",
      losses,
      worth,
      parameters,
    ),
  ];
  return {
    section,
    keyFigures: [],
    findings: valued.length > 0 ? valued : [answerOf(section, confidenceOfCount(losses.total))],
    notes: [],
  };
};
