import { speaker } from "../../core/locale/message.ts";
import { abs, sign, sub, toFixed, toNumber } from "../../core/money/exact.ts";
import type { LineChart, Section, Table } from "../../core/results.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { dimensionName } from "./dimension-name.ts";
import { growthMessages } from "./messages/growth.ts";
import { sharedMessages } from "./messages/shared.ts";
import { fewestQuarters, type GrownSegment, type Growth, readGrowth } from "./segment-series.ts";
import { wordingOf } from "./wording.ts";

const id = "growth";
const shownSegments = 15;

type Parameters = AnalysisContext["parameters"];

const changeOf = ({ year, yearBefore }: GrownSegment) => sub(year, yearBefore);

const chartOf = ({ quarters, total }: Growth, parameters: Parameters): LineChart => {
  const say = speaker(growthMessages, parameters.language);
  const { money, period } = wordingOf(parameters);
  const points = (values: readonly number[]) => quarters.map(({ start }, i) => ({ x: start, y: values[i] ?? null }));
  const booked = total.quarters.map((value) => Number(toFixed(value, parameters.currencyDigits)));
  const { adjusted } = total.growth;
  return {
    kind: "line",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: quarters.map(({ label }, i) => `${period(label)} ${money(booked[i] ?? 0)}`).join("; "),
    }),
    unit: "money",
    series: [
      ...(adjusted === null ? [] : [{ label: say("adjusted"), role: "accent", points: points(adjusted) } as const]),
      {
        label: speaker(sharedMessages, parameters.language)("bookings"),
        role: adjusted === null ? "accent" : "comparison",
        points: points(booked),
      },
    ],
  };
};

const tableOf = (
  dimension: string,
  segments: readonly GrownSegment[],
  total: GrownSegment,
  parameters: Parameters,
): Table => {
  const say = speaker(growthMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const name = dimensionName(dimension, parameters.language);
  const money = (value: GrownSegment["year"]) => toFixed(value, parameters.currencyDigits);
  const cells = (each: GrownSegment) => [
    money(each.year),
    money(each.yearBefore),
    money(changeOf(each)),
    each.trailingYear === null ? null : toNumber(each.trailingYear),
    each.yearly,
    each.lastQuarter,
    each.share === null ? null : toNumber(each.share),
  ];
  return {
    id: `growth_${dimension}`,
    title: say("table", { dimension: name }),
    definition: say("tableDefinition"),
    columns: [
      { key: dimension, label: name, kind: "text" },
      { key: "year", label: say("year"), kind: "money", total: "none" },
      { key: "year_before", label: say("yearBefore"), kind: "money", total: "none" },
      { key: "change", label: say("change"), kind: "money", total: "none" },
      { key: "growth", label: say("growth"), kind: "percent" },
      { key: "trend", label: say("trend"), kind: "percent" },
      { key: "last_quarter", label: say("lastQuarter"), kind: "percent" },
      { key: "share", label: shared("share"), kind: "percent" },
    ],
    rows: segments.slice(0, shownSegments).map((each) => [each.segment, ...cells(each)]),
    // Line items need not add up to the amounts of their deals.
    ...(dimension.startsWith("line_") ? {} : { totalRow: [shared("total"), ...cells({ ...total, share: null })] }),
    ...(segments.length > shownSegments
      ? { note: shared("others", { count: count(segments.length - shownSegments) }) }
      : {}),
  };
};

const nameOf = (dimension: string, { segment }: GrownSegment, { language }: Parameters) =>
  `${dimensionName(dimension, language)} ${segment}`;

const findingsOf = ({ dimensions }: Growth, parameters: Parameters): FindingCandidate[] => {
  const say = speaker(growthMessages, parameters.language);
  const { money, percent } = wordingOf(parameters);
  return dimensions.flatMap(({ dimension, segments }) =>
    segments.flatMap((each): FindingCandidate[] => {
      const change = changeOf(each);
      if (each.trailingYear === null || sign(change) >= 0) return [];
      const fall = toFixed(abs(change), parameters.currencyDigits);
      return [
        {
          sentence: say("finding", {
            segment: nameOf(dimension, each, parameters),
            money: money(fall),
            percent: percent(Math.abs(toNumber(each.trailingYear))),
          }),
          money: fall,
          // A quarter of the year's fall, to stand beside findings of a quarter.
          moneyValue: Number(fall) / 4,
          confidence: each.yearly !== null && each.yearly < 0 ? "medium" : "low",
          section: id,
          subject: `${dimension} ${each.segment}`,
          proof: `growth_${dimension}`,
        },
      ];
    }),
  );
};

/**
 * Growth of the company, its segments and products with the season taken out: the last four quarters against the four before, and the trend of
 * seasonally adjusted quarters. No section with fewer than eight whole quarters, in which a season can't be told from growth.
 */
export const growthSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(growthMessages, parameters.language);
  const { money, percent } = wordingOf(parameters);
  const found = await readGrowth(context);
  if (found === null) return withoutSection(say("noteNone", { quarters: fewestQuarters }));
  const { growth } = found.total;
  const change = changeOf(growth);
  const spoken = money(toFixed(abs(change), parameters.currencyDigits));
  const share = growth.trailingYear === null ? "–" : percent(Math.abs(toNumber(growth.trailingYear)));
  const [largest] = found.dimensions
    .flatMap(({ dimension, segments }) => segments.map((each) => ({ dimension, each })))
    .filter(({ each }) => sign(changeOf(each)) === sign(change))
    .sort((a, b) => toNumber(abs(changeOf(b.each))) - toNumber(abs(changeOf(a.each))));
  const section: Section = {
    id,
    title: say(sign(change) < 0 ? "titleFall" : "titleRise", { money: spoken, percent: share }),
    sentence: [
      say(sign(change) < 0 ? "sentenceFall" : "sentenceRise", { percent: share }),
      ...(growth.yearly === null
        ? []
        : [
            say(growth.yearly < 0 ? "sentenceTrendFall" : "sentenceTrendRise", {
              percent: percent(Math.abs(growth.yearly)),
            }),
          ]),
      ...(largest === undefined
        ? []
        : [
            say("sentenceLargest", {
              segment: nameOf(largest.dimension, largest.each, parameters),
              money: money(toFixed(changeOf(largest.each), parameters.currencyDigits)),
            }),
          ]),
    ].join(" "),
    charts: [chartOf(found, parameters)],
    tables: found.dimensions.map(({ dimension, segments }) => tableOf(dimension, segments, growth, parameters)),
    notes: found.foreignItems.length === 0 ? [] : [say("noteForeign", { currencies: found.foreignItems.join(", ") })],
  };
  const valued = findingsOf(found, parameters);
  return { section, keyFigures: [], findings: valued.length > 0 ? valued : [answerOf(section, "low")], notes: [] };
};
