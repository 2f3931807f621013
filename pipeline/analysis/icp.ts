import type { TestedSegment } from "../../core/icp/segments.ts";
import { speaker } from "../../core/locale/message.ts";
import { div, exact, mul, sub, toFixed, toNumber } from "../../core/money/exact.ts";
import type { IntervalChart, Section, Table } from "../../core/results.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { buyerScores } from "./buyer-scores.ts";
import { type BuyerProfile, buyerProfile, profileQuarters, segmentKey } from "./buyer-segments.ts";
import { confidenceOfCount } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { dimensionName } from "./dimension-name.ts";
import { calibrationTable, columnsTable, leakageTable, openTable } from "./icp-tables.ts";
import { icpMessages } from "./messages/icp.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "icp";
const leastDecided = 30;
const shownDots = 24;

type Parameters = AnalysisContext["parameters"];

const nameOf = ({ column, segment }: TestedSegment, { language }: Parameters) =>
  `${dimensionName(column, language)} ${segment}`;

const rateOf = ({ rate }: TestedSegment) => (rate === null ? null : toNumber(rate));

/** Certain verdicts first by how far the rate lies from all, within each side. */
const byRate = (a: TestedSegment, b: TestedSegment) =>
  (rateOf(b) ?? 0) - (rateOf(a) ?? 0) || b.total - a.total || (a.segment < b.segment ? -1 : 1);

const chartOf = (tested: readonly TestedSegment[], profile: BuyerProfile, parameters: Parameters): IntervalChart => {
  const say = speaker(icpMessages, parameters.language);
  const { rate } = wordingOf(parameters);
  const shown = [...tested]
    .sort((a, b) => (a.adjusted ?? 1) - (b.adjusted ?? 1) || byRate(a, b))
    .slice(0, shownDots)
    .sort(byRate);
  return {
    kind: "intervals",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: shown
        .map(
          (each) =>
            `${nameOf(each, parameters)} ${rate({ rate: rateOf(each), low: each.low, high: each.high }, each.total)}`,
        )
        .join("; "),
    }),
    unit: "percent",
    entries: shown.map((each) => ({
      label: nameOf(each, parameters),
      n: each.total,
      value: rateOf(each),
      low: each.low,
      high: each.high,
    })),
    reference: { label: say("chartReference"), value: profile.won / profile.decided },
  };
};

const segmentsTable = (profile: BuyerProfile, parameters: Parameters): Table => {
  const say = speaker(icpMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  return {
    id: "icp_segments",
    title: say("tableSegments"),
    definition: say("tableSegmentsDefinition", { quarters: profileQuarters }),
    columns: [
      { key: "column", label: say("column"), kind: "text" },
      { key: "segment", label: say("segment"), kind: "text" },
      { key: "verdict", label: say("verdict"), kind: "text" },
      { key: "won", label: shared("won"), kind: "integer", total: "none" },
      { key: "decided", label: say("decided"), kind: "integer", total: "none" },
      { key: "win_rate", label: shared("winRate"), kind: "percent" },
      { key: "win_rate_low", label: shared("winRateLow"), kind: "percent" },
      { key: "win_rate_high", label: shared("winRateHigh"), kind: "percent" },
      { key: "lift", label: say("lift"), kind: "number" },
      { key: "p_adjusted", label: say("adjusted"), kind: "number", digits: 3 },
      { key: "bookings", label: shared("bookings"), kind: "money", total: "none" },
      { key: "quarter_rate", label: say("quarterRate"), kind: "percent" },
      { key: "change", label: say("change"), kind: "percent" },
      { key: "change_p", label: say("changeAdjusted"), kind: "number", digits: 3 },
    ],
    rows: profile.columns.flatMap(({ column, segments }) =>
      [...segments].sort(byRate).map((each) => {
        const key = segmentKey(column, each.segment);
        const booked = profile.bookings.get(key);
        const change = profile.changes.get(key);
        return [
          dimensionName(column, parameters.language),
          each.segment,
          each.verdict === "no_data" ? null : say(each.verdict),
          each.won,
          each.total,
          rateOf(each),
          each.low,
          each.high,
          each.lift === null ? null : toNumber(each.lift),
          each.adjusted,
          booked === undefined ? null : toFixed(booked, parameters.currencyDigits),
          change?.rateNow ?? null,
          change?.change ?? null,
          change?.adjusted ?? null,
        ];
      }),
    ),
  };
};

/** What a segment's rate brings or costs a quarter beside the rate of all: the difference in wins x the segment's mean won deal. */
const worthOf = (segment: TestedSegment, { bookings, won, decided }: BuyerProfile) => {
  const booked = bookings.get(segmentKey(segment.column, segment.segment));
  if (booked === undefined || segment.won === 0) return null;
  const expected = div(mul(exact(segment.total), exact(won)), exact(decided));
  const wins = sub(exact(segment.won), expected);
  return div(mul(wins, div(booked, exact(segment.won))), exact(profileQuarters));
};

const findingsOf = (
  segments: readonly TestedSegment[],
  profile: BuyerProfile,
  parameters: Parameters,
): FindingCandidate[] => {
  const say = speaker(icpMessages, parameters.language);
  const { money, percent, rate } = wordingOf(parameters);
  return segments.flatMap((segment): FindingCandidate[] => {
    const worth = worthOf(segment, profile);
    if (worth === null || (segment.verdict !== "above" && segment.verdict !== "below")) return [];
    const above = segment.verdict === "above";
    const value = toFixed(above ? worth : sub(exact(0), worth), parameters.currencyDigits);
    if (Number(value) <= 0) return [];
    return [
      {
        sentence: say(above ? "findingAbove" : "findingBelow", {
          segment: nameOf(segment, parameters),
          rate: rate({ rate: rateOf(segment), low: segment.low, high: segment.high }, segment.total),
          all: percent(profile.won / profile.decided),
          money: money(value),
        }),
        money: value,
        moneyValue: Number(value),
        // The difference is certain, what lies behind it isn't.
        confidence: confidenceOfCount(segment.total) === "high" ? "medium" : "low",
        section: id,
        subject: `${segment.verdict} ${segment.column} ${segment.segment}`,
      },
    ];
  });
};

/** The best certain segment of each column, the most telling columns first. */
const bestOf = (profile: BuyerProfile): TestedSegment[] =>
  profile.columns.flatMap(({ segments }) =>
    segments
      .filter(({ verdict }) => verdict === "above")
      .sort(byRate)
      .slice(0, 1),
  );

/**
 * The ideal customer: each value of each column that describes the buyer against the rest of the new deals, the columns that can't be trusted,
 * and a lead score tried on held-back deals. No section for fewer than 30 decided new deals, where none of them was lost, or
 * where no column has two values.
 */
export const icpSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(icpMessages, parameters.language);
  const { count, rate } = wordingOf(parameters);
  const profile = await buyerProfile(context);
  if (profile.decided < leastDecided || profile.columns.length === 0)
    return withoutSection(
      say("noteNone", {
        quarters: profileQuarters,
        count: count(profile.decided),
        columns: profile.columns.length,
      }),
    );
  if (profile.won === profile.decided) return withoutSection(say("noteAllWon"));
  const segments = profile.columns.flatMap((column) => column.segments);
  const tested = segments.filter(({ verdict }) => verdict !== "too_few" && verdict !== "no_data");
  const of = (verdict: TestedSegment["verdict"]) => tested.filter((each) => each.verdict === verdict);
  const best = bestOf(profile);
  const scores = await buyerScores(
    context,
    profile.columns.map(({ column }) => column),
  );
  const { won, decided } = profile;
  const section: Section = {
    id,
    title:
      best.length === 0
        ? say("titleNone")
        : say("title", {
            list: best
              .slice(0, 3)
              .map((each) => nameOf(each, parameters))
              .join(", "),
          }),
    sentence: say("sentence", {
      quarters: profileQuarters,
      rate: rate(wilson(won, decided), decided),
      tested: tested.length,
      above: of("above").length,
      below: of("below").length,
    }),
    charts: tested.length < 2 ? [] : [chartOf(tested, profile, parameters)],
    tables: [
      segmentsTable(profile, parameters),
      columnsTable(profile, scores?.score ?? null, parameters),
      ...(profile.leaking.length === 0 ? [] : [leakageTable(profile.leaking, parameters)]),
      ...(scores === null ? [] : [calibrationTable(scores.score, parameters)]),
      ...(scores === null || scores.open.length === 0 ? [] : [openTable(scores.open, parameters)]),
    ],
    notes: [say("noteNew"), ...(scores === null ? [say("noteScore")] : [])],
  };
  const valued = findingsOf(tested, profile, parameters);
  return {
    section,
    keyFigures: [],
    findings: valued.length > 0 ? valued : [answerOf(section, "low")],
    notes: [],
  };
};
