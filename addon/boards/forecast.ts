import { calendarYear } from "../../core/calendar/fiscal.ts";
import { dateOfDayNumber, dayNumber, type IsoDate } from "../../core/calendar/iso-date.ts";
import { type Period, periodContaining, printPeriod, shiftPeriod } from "../../core/calendar/period.ts";
import { stageOn } from "../../core/forecast/deal-history.ts";
import { dealsAtRisk, sayRisk, usualStay } from "../../core/forecast/deals-at-risk.ts";
import { type QuarterDistribution, quarterDistribution } from "../../core/forecast/quarter-distribution.ts";
import { toNumber } from "../../core/money/exact.ts";
import { type BoardQuestion, type BoardVoice, stampOf, voiceOf } from "./context.ts";
import { type BoardDeal, type DealBook, historicDeals } from "./deals.ts";
import { type Block, type BlockCell, sumOf, type TabPlan } from "./tab.ts";

const rangeOf = ({ start, end }: Period) => ({ start: dayNumber(start), end: dayNumber(end) });

/** Past periods of the same kind, oldest first, as far as deals were created in them; at most eight. */
const pastOf = (book: DealBook, period: Period): Period[] => {
  const first = book.deals.reduce<IsoDate | null>(
    (least, { created }) => (created !== null && (least === null || created < least) ? created : least),
    null,
  );
  const past: Period[] = [];
  for (let back = 1; back <= 8; back++) {
    const earlier = shiftPeriod(period, -back, calendarYear);
    if (first === null || earlier.start < first) break;
    past.unshift(earlier);
  }
  return past;
};

const distributionOf = ({ book, asOf, period, target }: BoardQuestion): QuarterDistribution =>
  quarterDistribution({
    deals: historicDeals(book),
    period: rangeOf(period),
    asOf: dayNumber(asOf),
    past: pastOf(book, period).map(rangeOf),
    target,
  });

const headline = ({ say, money }: BoardVoice, found: QuarterDistribution): string =>
  say("forecastSentence", {
    p50: money(Math.round(found.p50)),
    p10: money(Math.round(found.p10)),
    p90: money(Math.round(found.p90)),
    won: money(found.wonSoFar),
  });

const recordSentence = ({ say, count }: BoardVoice, { record }: QuarterDistribution): string =>
  record.of === 0 ? say("recordNone") : say("recordHeld", { held: count(record.held), of: count(record.of) });

const summaryBlock = (voice: BoardVoice, found: QuarterDistribution, target: number | null): Block => {
  const { say, amountLabel } = voice;
  const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));
  const parts: BlockCell[][] = [
    [say("wonSoFar"), toNumber(found.wonSoFar)],
    [say("weightedOpen"), whole(found.weighted)],
    [say("createAndClose"), whole(found.createAndClose)],
    [say("expected"), sumOf(1, 3)],
    [say("p10"), whole(found.p10)],
    [say("p50"), whole(found.p50)],
    [say("p90"), whole(found.p90)],
    ...(target === null ? [] : [[say("target"), target]]),
  ];
  return {
    columns: [
      { label: say("line"), kind: "text", width: 260 },
      { label: amountLabel, kind: "money" },
    ],
    rows: parts,
    note: recordSentence(voice, found),
  };
};

const nameOf = (book: DealBook): ((id: string) => BoardDeal | undefined) => {
  const byId = new Map(book.deals.map((deal) => [deal.id, deal]));
  return (id) => byId.get(id);
};

/** The distribution of a period from its deals: headline with its parts, histogram, the deals that move it, its own record. */
export const forecastBoard = (question: BoardQuestion): TabPlan => {
  const { book, asOf, period, language, target } = question;
  const voice = voiceOf(question);
  const { say, amountLabel } = voice;
  const found = distributionOf(question);
  const dealOf = nameOf(book);
  const histogram: Block = {
    title: say("distribution"),
    columns: [
      { label: say("from"), kind: "money" },
      { label: say("probability"), kind: "percent" },
    ],
    rows: found.histogram.map(({ from, probability }): BlockCell[] => [from, probability]),
    chart: { kind: "columns", title: say("distribution"), from: 0, columns: 2 },
  };
  const moving: Block = {
    title: say("moving"),
    columns: [
      { label: say("deal"), kind: "text" },
      { label: say("owner"), kind: "text", width: 130 },
      { label: say("stage"), kind: "text", width: 130 },
      { label: amountLabel, kind: "money" },
      { label: say("probability"), kind: "percent" },
      { label: say("share"), kind: "percent" },
    ],
    rows: found.moving.map(({ id, stage, amount, probability, varianceShare }): BlockCell[] => {
      const deal = dealOf(id);
      return [deal?.name ?? id, deal?.owner ?? null, stage, amount, probability, varianceShare];
    }),
  };
  const chance: Block[] =
    found.atLeastTarget === null
      ? []
      : [
          {
            columns: [
              { label: say("line"), kind: "text" },
              { label: say("probability"), kind: "percent" },
            ],
            rows: [[say("chanceOfTarget"), found.atLeastTarget]],
          },
        ];
  const record: Block = {
    title: say("track"),
    definition: recordSentence(voice, found),
    columns: [
      { label: say("period"), kind: "text" },
      { label: say("expected"), kind: "money" },
      { label: "P10", kind: "money" },
      { label: "P90", kind: "money" },
      { label: say("actual"), kind: "money" },
      { label: say("held"), kind: "text", width: 70 },
    ],
    rows: found.record.periods.map((past): BlockCell[] => [
      periodContaining(dateOfDayNumber(past.period.start), period.kind, calendarYear).label,
      Math.round(past.forecast),
      Math.round(past.p10),
      Math.round(past.p90),
      past.actual,
      past.held ? say("yes") : say("no"),
    ]),
  };
  return {
    name: say("forecastTab", { period: period.label }),
    title: say("forecastTitle", { period: printPeriod(period, calendarYear, language) }),
    sentence: headline(voice, found),
    stamp: stampOf(question),
    blocks: [summaryBlock(voice, found, target), ...chance, histogram, moving, record],
    facts: { kind: "forecast", asOf, period: period.label, sheet: book.sheet },
  };
};

const trustLine = (question: BoardQuestion): string => {
  const { book, asOf } = question;
  const { say, count } = voiceOf(question);
  const open = book.deals.filter(({ outcome }) => outcome === "open");
  return say("trustLine", {
    aside: count(book.aside),
    noAmount: count(open.filter(({ amount }) => amount === null).length),
    pastClose: count(open.filter(({ closeDate }) => closeDate !== null && closeDate < asOf).length),
    other: count(book.otherCurrencies),
  });
};

/** The board of the first five minutes: five deals to call today, the period's number and its range, one line on what not to trust. */
export const firstBoard = (question: BoardQuestion): TabPlan => {
  const { book, asOf, period, language, target } = question;
  const voice = voiceOf(question);
  const { say, amountLabel } = voice;
  const found = distributionOf(question);
  const chances = new Map(found.open.map(({ id, probability }) => [id, probability]));
  const historic = historicDeals(book);
  const byId = new Map(historic.map((deal) => [deal.id, deal]));
  const today = dayNumber(asOf);
  const risky = dealsAtRisk(
    book.deals
      .filter(({ outcome }) => outcome === "open")
      .map((deal) => {
        const known = byId.get(deal.id);
        const { stage, entered } =
          known === undefined ? { stage: deal.stage ?? "", entered: today } : stageOn(known, today);
        return {
          id: deal.id,
          amount: deal.amount,
          stage,
          daysInStage: Math.max(0, today - entered),
          closeDate: deal.closeDate,
          ...(book.has("last_activity_at") ? { lastActivity: deal.lastActivity } : {}),
          ...(deal.pushes === null ? {} : { pushes: deal.pushes }),
          probability: chances.get(deal.id),
        };
      }),
    { asOf, usualStay: usualStay(historic, today) },
  );
  const dealOf = nameOf(book);
  const calls: Block = {
    title: say("callFive"),
    definition: say("callDefinition"),
    columns: [
      { label: say("deal"), kind: "text", width: 220 },
      { label: amountLabel, kind: "money" },
      { label: say("owner"), kind: "text", width: 130 },
      { label: say("closeDate"), kind: "date" },
      { label: say("why"), kind: "text", width: 320 },
    ],
    rows: risky.slice(0, 5).map(({ id, amount, risks }): BlockCell[] => {
      const deal = dealOf(id);
      return [
        deal?.name ?? id,
        amount === null ? null : toNumber(amount),
        deal?.owner ?? null,
        deal?.closeDate ?? null,
        risks.map((risk) => sayRisk(risk, language)).join("; "),
      ];
    }),
  };
  const outlook: Block = {
    ...summaryBlock(voice, found, target),
    title: say("forecastTitle", { period: printPeriod(period, calendarYear, language) }),
    definition: headline(voice, found),
  };
  return {
    name: say("boardTab", { period: period.label }),
    title: say("boardTitle"),
    sentence: trustLine(question),
    stamp: stampOf(question),
    blocks: [calls, outlook],
    facts: { kind: "board", asOf, period: period.label, sheet: book.sheet },
  };
};
