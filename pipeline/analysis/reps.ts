import { speaker } from "../../core/locale/message.ts";
import { exact, mul, sign, sub, sum, toFixed, toNumber } from "../../core/money/exact.ts";
import type { IntervalChart, Section, Table } from "../../core/results.ts";
import { type Kpi, withoutWinRate } from "../kpi.ts";
import { baseline } from "./baseline.ts";
import { confidenceOfCount } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { shareOf } from "./exact-share.ts";
import { repsMessages } from "./messages/reps.ts";
import { sharedMessages } from "./messages/shared.ts";
import { leastClosed, type RepScore, repScores } from "./rep-scores.ts";
import { wordingOf } from "./wording.ts";

const id = "reps";
/** Dots that fit on a page; the table holds every rep. */
const shownDots = 40;

type Parameters = AnalysisContext["parameters"];

/** Whether a rep's whole interval lies on one side of the rate of all. */
const differs = ({ year }: RepScore, all: number | null): boolean => {
  const { low, high } = year.winRate;
  return all !== null && low !== null && high !== null && (low > all || high < all);
};

const chartOf = (scores: readonly RepScore[], all: Kpi, parameters: Parameters): IntervalChart | null => {
  const say = speaker(repsMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { rate } = wordingOf(parameters);
  const known = scores.filter(({ year }) => year.winRate.rate !== null);
  const dots = [...known]
    .sort((a, b) => b.year.closed - a.year.closed)
    .slice(0, shownDots)
    .sort((a, b) => (b.year.winRate.rate ?? 0) - (a.year.winRate.rate ?? 0));
  const entry = ({ rep, year }: RepScore) => ({
    label: rep ?? shared("noOwner"),
    n: year.closed,
    value: year.winRate.rate,
    low: year.winRate.low,
    high: year.winRate.high,
  });
  const ranked = dots.filter(({ rank }) => rank !== null);
  if (known.length < 2) return null;
  const unranked = dots.filter(({ rank }) => rank === null);
  const names = ranked.filter((score) => differs(score, all.winRate.rate)).map((score) => entry(score).label);
  const list = ranked.map((score) => `${entry(score).label} ${rate(score.year.winRate, score.year.closed)}`);
  return {
    kind: "intervals",
    title: names.length === 0 ? say("chartSame") : say("chartDiffer", { names: names.join(", ") }),
    alternative: say("chartAlternative", { list: list.length === 0 ? "–" : list.join("; ") }),
    unit: "percent",
    entries: ranked.map(entry),
    ...(unranked.length === 0
      ? {}
      : { unranked: unranked.map(entry), unrankedReason: say("unranked", { least: leastClosed }) }),
    ...(all.winRate.rate === null ? {} : { reference: { label: say("chartReference"), value: all.winRate.rate } }),
  };
};

const tableOf = (scores: readonly RepScore[], parameters: Parameters): Table => {
  const say = speaker(repsMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { period, amount } = wordingOf(parameters);
  const active = scores.some(({ activities }) => activities !== null);
  const withQuota = scores.some(({ quota }) => quota !== null);
  return {
    id: "scorecard",
    title: say("tableTitle", { period: period(parameters.period.label) }),
    definition: say("tableDefinition", { least: leastClosed }),
    columns: [
      { key: "rep", label: shared("rep"), kind: "text" },
      { key: "bookings", label: shared("bookings"), kind: "money" },
      ...(withQuota
        ? ([
            { key: "quota", label: shared("quota"), kind: "money" },
            { key: "attainment", label: shared("attainment"), kind: "percent" },
          ] as const)
        : []),
      { key: "won", label: shared("won"), kind: "integer" },
      { key: "lost", label: shared("lost"), kind: "integer" },
      { key: "disqualified", label: shared("disqualified"), kind: "integer" },
      { key: "rank", label: say("rank"), kind: "integer", total: "none" },
      { key: "win_rate", label: shared("winRate"), kind: "percent" },
      { key: "win_rate_low", label: shared("winRateLow"), kind: "percent" },
      { key: "win_rate_high", label: shared("winRateHigh"), kind: "percent" },
      { key: "closed", label: say("closedYear"), kind: "integer" },
      { key: "median_cycle", label: shared("medianCycle"), kind: "days", digits: 1 },
      { key: "mean_deal", label: shared("meanDeal"), kind: "money", total: "none" },
      ...(active ? [{ key: "activities", label: shared("activities"), kind: "integer" } as const] : []),
    ],
    rows: scores.map(({ rep, kpi, year, quota, attainment, activities, rank }) => [
      rep ?? shared("noOwner"),
      kpi.bookings,
      ...(withQuota ? [quota === null ? null : amount(quota), attainment] : []),
      kpi.won,
      kpi.lost,
      kpi.disqualified,
      rank,
      year.winRate.rate,
      year.winRate.low,
      year.winRate.high,
      year.closed,
      kpi.medianCycle,
      kpi.meanDeal,
      ...(active ? [activities] : []),
    ]),
  };
};

const rateFindings = (scores: readonly RepScore[], all: Kpi, parameters: Parameters): FindingCandidate[] => {
  const say = speaker(repsMessages, parameters.language);
  const { rate, percent, money } = wordingOf(parameters);
  return scores.flatMap((score) => {
    const { rep, year, rank } = score;
    const own = year.winRate.rate;
    const team = all.winRate.rate;
    const deal = year.meanDeal ?? all.meanDeal;
    if (rep === null || rank === null || own === null || team === null || own >= team || deal === null) return [];
    const worth = toFixed(mul(exact((team - own) * year.closed), exact(deal)), parameters.currencyDigits);
    return [
      {
        sentence: say("findingRate", {
          rep,
          rate: rate(year.winRate, year.closed),
          all: percent(team),
          money: money(worth),
        }),
        money: worth,
        moneyValue: Number(worth),
        confidence: differs(score, team) ? confidenceOfCount(year.closed) : "low",
        section: id,
        subject: `win_rate ${rep}`,
      },
    ];
  });
};

const quotaFindings = (scores: readonly RepScore[], parameters: Parameters): FindingCandidate[] => {
  const say = speaker(repsMessages, parameters.language);
  const { percent, money, count } = wordingOf(parameters);
  return scores.flatMap(({ rep, kpi, quota, attainment }) => {
    if (rep === null || quota === null || attainment === null || kpi.bookings === null) return [];
    const gap = sub(exact(quota), exact(kpi.bookings));
    if (sign(gap) <= 0) return [];
    const short = toFixed(gap, parameters.currencyDigits);
    return [
      {
        sentence: say("findingQuota", {
          rep,
          percent: percent(attainment),
          money: money(short),
          won: count(kpi.won),
        }),
        money: short,
        moneyValue: Number(short),
        confidence: "high",
        section: id,
        subject: `quota ${rep}`,
      },
    ];
  });
};

/** How much of the bookings hangs on one rep: what would be at stake if that rep left. */
const shareFinding = (scores: readonly RepScore[], total: number, parameters: Parameters): FindingCandidate[] => {
  const [top] = scores;
  if (top === undefined || top.rep === null || scores.length < 2 || top.kpi.bookings === null || total <= 0) return [];
  const share = Number(top.kpi.bookings) / total;
  const fair = 1 / scores.filter(({ kpi }) => kpi.won > 0).length;
  if (share <= fair) return [];
  const { percent, money, count } = wordingOf(parameters);
  return [
    {
      sentence: speaker(repsMessages, parameters.language)("findingShare", {
        rep: top.rep,
        percent: percent(share),
        money: money(top.kpi.bookings),
        won: count(top.kpi.won),
      }),
      money: top.kpi.bookings,
      // Only what exceeds an even share depends on this rep in particular.
      moneyValue: Number(top.kpi.bookings) - fair * total,
      confidence: confidenceOfCount(top.kpi.won),
      section: id,
      subject: "concentration",
    },
  ];
};

/**
 * The scorecard of reps: bookings, attainment, win rate with interval, cycle, deal size and activities. Reps with fewer than ten closed deals
 * in four quarters are shown and not ranked. No section where no deal has an owner.
 */
export const repsSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(repsMessages, parameters.language);
  const { money, percent, count, rate, period } = wordingOf(parameters);
  const scores = await repScores(context);
  const named = scores.filter(({ rep }) => rep !== null);
  if (named.every(({ kpi, year }) => kpi.closed + kpi.disqualified + year.closed === 0)) {
    return withoutSection(say("noteOwners"));
  }
  const everyone = await baseline(context);
  const all = scores.every(({ year }) => year.winRate.rate === null) ? withoutWinRate(everyone) : everyone;
  const label = period(parameters.period.label);
  const booked = sum(scores.map(({ kpi }) => exact(kpi.bookings ?? "0")));
  const total = toNumber(booked);
  const top = named[0];
  const busiest = named.reduce((most, each) => (each.kpi.closed > most.kpi.closed ? each : most), named[0] as RepScore);
  const share = shareOf(top?.kpi.bookings ?? null, toFixed(booked, parameters.currencyDigits));
  const title =
    top !== undefined && top.rep !== null && top.kpi.bookings !== null && share !== null && share > 0
      ? say("titleTop", { rep: top.rep, money: money(top.kpi.bookings), percent: percent(share) })
      : busiest.kpi.closed > 0 && busiest.rep !== null
        ? say("titleClosed", { rep: busiest.rep, count: count(busiest.kpi.closed), period: label })
        : say("titleNone", { period: label });
  const carriers = named.filter(({ attainment }) => attainment !== null);
  const reached = carriers.filter(({ attainment }) => (attainment ?? 0) >= 1).length;
  const sentences = [
    say("sentence", {
      reps: count(named.filter(({ year }) => year.closed > 0).length),
      rate: rate(all.winRate, all.closed),
    }),
    ...(carriers.length === 0
      ? []
      : [say("sentenceQuota", { reached: count(reached), count: count(carriers.length) })]),
  ];
  const chart = chartOf(scores, all, parameters);
  const without = named.length - carriers.length;
  const section: Section = {
    id,
    title,
    sentence: sentences.join(" "),
    charts: chart === null ? [] : [chart],
    tables: [tableOf(scores, parameters)],
    notes: carriers.length > 0 && without > 0 ? [say("noteQuotas", { count: count(without) })] : [],
  };
  const valued = [
    ...rateFindings(named, all, parameters),
    ...quotaFindings(named, parameters),
    ...shareFinding(named, total, parameters),
  ];
  return {
    section,
    keyFigures: [],
    findings: valued.length > 0 ? valued : [answerOf(section, confidenceOfCount(all.closed))],
    notes: [],
  };
};
