import { type ChangeCause, changeCauses, type DealChange, dealChanges } from "../../core/forecast/changes.ts";
import { type Slippage, slippage } from "../../core/forecast/slippage.ts";
import { type Waterfall, type WaterfallCause, waterfall, waterfallCauses } from "../../core/forecast/waterfall.ts";
import { speaker } from "../../core/locale/message.ts";
import { add, type Exact, mul, neg, sign, toFixed, toNumber, zero } from "../../core/money/exact.ts";
import type { Cell, Section, Table, WaterfallChart } from "../../core/results.ts";
import type { RunParameters } from "../parameters.ts";
import { baseline, usualWinRate } from "./baseline.ts";
import { column } from "./column.ts";
import { confidenceOfCount } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { sharedMessages } from "./messages/shared.ts";
import { waterfallMessages } from "./messages/waterfall.ts";
import { comparedDeals, type SnapshotPair, snapshotPair } from "./snapshot-pair.ts";
import { wordingOf } from "./wording.ts";

const id = "waterfall";
const shownChanges = 100;

const rises: ReadonlySet<WaterfallCause> = new Set(["created", "movedIn", "reopened", "increased"]);

const signed = (flow: Waterfall, cause: WaterfallCause): Exact => (rises.has(cause) ? flow[cause] : neg(flow[cause]));

const chartOf = (flow: Waterfall, pair: SnapshotPair, parameters: RunParameters): WaterfallChart => {
  const say = speaker(waterfallMessages, parameters.language);
  const { money, date } = wordingOf(parameters);
  const moved = waterfallCauses.filter((cause) => sign(flow[cause]) !== 0);
  const largest = moved.reduce<WaterfallCause | null>(
    (top, cause) => (top === null || toNumber(flow[cause]) > toNumber(flow[top]) ? cause : top),
    null,
  );
  const ends = {
    opening: { label: say("openingOn", { date: date(pair.openingOn) }), value: toNumber(flow.opening) },
    closing: { label: say("closingOn", { date: date(pair.closingOn) }), value: toNumber(flow.closing) },
  };
  const changes = moved.map((cause) => ({ label: say(cause), value: toNumber(signed(flow, cause)) }));
  return {
    kind: "waterfall",
    title:
      largest === null
        ? say("chartStill")
        : say("chart", { cause: say(largest), money: money(toNumber(flow[largest])) }),
    alternative: say("chartAlternative", {
      list: [ends.opening, ...changes, ends.closing].map(({ label, value }) => `${label} ${money(value)}`).join("; "),
    }),
    opening: ends.opening,
    changes,
    closing: ends.closing,
  };
};

const flowTable = (flow: Waterfall, pair: SnapshotPair, parameters: RunParameters): Table => {
  const say = speaker(waterfallMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { date, period } = wordingOf(parameters);
  const money = (value: Exact) => toFixed(value, parameters.currencyDigits);
  const deals = (cause: WaterfallCause) => flow.lines.filter((line) => line.cause === cause).length;
  return {
    id: "waterfall",
    title: say("tableFlow", { period: period(pair.period.label) }),
    definition: say("tableFlowDefinition"),
    columns: [
      column("cause", say("cause"), "text"),
      column("deals", shared("deals"), "integer"),
      column("amount", shared("amount"), "money"),
    ],
    rows: [
      [say("openingOn", { date: date(pair.openingOn) }), null, money(flow.opening)],
      ...waterfallCauses.map((cause): Cell[] => [say(cause), deals(cause), money(signed(flow, cause))]),
    ],
    totalRow: [say("closingOn", { date: date(pair.closingOn) }), null, money(flow.closing)],
  };
};

const slippageTable = (slipped: Slippage, parameters: RunParameters): Table => {
  const say = speaker(waterfallMessages, parameters.language);
  const part = (value: Exact | null) => (value === null ? null : toNumber(value));
  return {
    id: "slippage",
    title: say("tableSlippage"),
    definition: say("tableSlippageDefinition"),
    columns: [
      column("due", say("due"), "integer"),
      column("slipped", say("slipped"), "integer"),
      column("rate", say("slippedRate"), "percent"),
      column("rate_value", say("slippedValue"), "percent"),
      column("days", say("pushDays"), "days"),
    ],
    rows: [
      [slipped.due, slipped.slipped, part(slipped.rateCount), part(slipped.rateValue), part(slipped.averagePushDays)],
    ],
  };
};

const causesTable = (changes: readonly DealChange[], pair: SnapshotPair, parameters: RunParameters): Table => {
  const say = speaker(waterfallMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { date } = wordingOf(parameters);
  const sums = new Map<ChangeCause, { deals: number; amount: Exact }>();
  for (const { cause, amount } of changes) {
    const own = sums.get(cause);
    sums.set(cause, { deals: (own?.deals ?? 0) + 1, amount: add(own?.amount ?? zero, amount) });
  }
  return {
    id: "changes",
    title: say("tableCauses", { from: date(pair.openingOn), to: date(pair.closingOn) }),
    definition: say("tableCausesDefinition"),
    columns: [
      column("cause", say("cause"), "text"),
      column("deals", shared("deals"), "integer"),
      column("amount", shared("amount"), "money"),
    ],
    rows: changeCauses.flatMap((cause): Cell[][] => {
      const own = sums.get(cause);
      return own === undefined ? [] : [[say(cause), own.deals, toFixed(own.amount, parameters.currencyDigits)]];
    }),
  };
};

/** The largest movements of deals due in the quarter, with the names of the present export. */
const linesTable = async (flow: Waterfall, { db, parameters }: AnalysisContext): Promise<Table> => {
  const say = speaker(waterfallMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const lines = [...flow.lines].sort(
    (a, b) =>
      toNumber(b.amount) - toNumber(a.amount) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : waterfallCauses.indexOf(a.cause) - waterfallCauses.indexOf(b.cause)),
  );
  const rows = await db.rows<{ id: string; name: string; account: string | null; rep: string | null }>(
    "select deal_id as id, coalesce(deal_name, deal_id) as name, account_name as account, rep from int_deals semi join (select unnest(" +
      `[${lines
        .slice(0, shownChanges)
        .map(({ id: own }) => `'${own.replaceAll("'", "''")}'`)
        .join(", ")}] :: varchar[]) as deal_id) using (deal_id)`,
  );
  const names = new Map(rows.map((row) => [row.id, row]));
  const more = lines.length - shownChanges;
  return {
    id: "waterfall_deals",
    title: say("tableLines"),
    definition: say("tableLinesDefinition"),
    columns: [
      column("deal", shared("deal"), "text"),
      column("account", shared("account"), "text"),
      column("rep", shared("rep"), "text"),
      column("cause", say("cause"), "text"),
      column("amount", shared("amount"), "money"),
    ],
    rows: lines.slice(0, shownChanges).map(({ id: own, cause, amount }): Cell[] => {
      const name = names.get(own);
      return [
        name?.name ?? own,
        name?.account ?? null,
        name?.rep ?? null,
        say(cause),
        toFixed(rises.has(cause) ? amount : neg(amount), parameters.currencyDigits),
      ];
    }),
    ...(more > 0 ? { note: say("noteMore", { count: count(more) }) } : {}),
  };
};

const findingsOf = async (
  flow: Waterfall,
  slipped: Slippage,
  section: Section,
  context: AnalysisContext,
): Promise<FindingCandidate[]> => {
  const { parameters } = context;
  const { money, percent, count } = wordingOf(parameters);
  if (slipped.slipped === 0 || slipped.rateValue === null) return [answerOf(section, "medium")];
  const pushed = mul(slipped.rateValue, flow.opening);
  return [
    {
      sentence: speaker(waterfallMessages, parameters.language)("finding", {
        money: money(toNumber(pushed)),
        percent: percent(toNumber(slipped.rateValue)),
        slipped: count(slipped.slipped),
        due: count(slipped.due),
      }),
      money: toFixed(pushed, parameters.currencyDigits),
      // A deal put off is not lost: what it usually brings is at stake.
      moneyValue: toNumber(pushed) * usualWinRate(await baseline(context)),
      confidence: confidenceOfCount(slipped.due),
      section: id,
    },
  ];
};

/**
 * The pipeline of the quarter from an earlier export to a later one by cause, always adding up, with slippage and every kind of change between
 * the two. Without an earlier export there is no section, and a note how to get it.
 */
export const waterfallSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(waterfallMessages, parameters.language);
  const words = wordingOf(parameters);
  const pair = await snapshotPair(context);
  if (pair === null) return withoutSection(say("noteNone"));
  const { opening, closing, withoutAmount } = await comparedDeals(db, pair);
  const flow = waterfall(pair.period, opening, closing);
  const slipped = slippage(pair.period, opening, closing);
  const changes = dealChanges(opening, closing);
  const ends = {
    period: words.period(pair.period.label),
    opening: words.money(toNumber(flow.opening)),
    closing: words.money(toNumber(flow.closing)),
  };
  const section: Section = {
    id,
    title: say("title", { ...ends, won: words.money(toNumber(flow.won)) }),
    sentence: [
      say("sentence", { ...ends, from: words.date(pair.openingOn), to: words.date(pair.closingOn) }),
      say("sentenceOut", {
        out: words.money(toNumber(flow.movedOut)),
        lost: words.money(toNumber(flow.lost)),
        created: words.money(toNumber(flow.created)),
      }),
    ].join(" "),
    charts: [chartOf(flow, pair, parameters)],
    tables: [
      flowTable(flow, pair, parameters),
      slippageTable(slipped, parameters),
      causesTable(changes, pair, parameters),
      ...(flow.lines.length === 0 ? [] : [await linesTable(flow, context)]),
    ],
    notes: withoutAmount === 0 ? [] : [say("noteWithout", { count: words.count(withoutAmount) })],
  };
  return { section, keyFigures: [], findings: await findingsOf(flow, slipped, section, context), notes: [] };
};
