import { dayNumber } from "../../core/calendar/iso-date.ts";
import { stageOn, unnamedStage } from "../../core/forecast/deal-history.ts";
import {
  type DealAtRisk,
  dealsAtRisk,
  type Risk,
  type RiskDeal,
  type RiskReason,
  sayRisk,
  usualStay,
} from "../../core/forecast/deals-at-risk.ts";
import { fold } from "../../core/locale/fold.ts";
import { speaker } from "../../core/locale/message.ts";
import { add, type Exact, exact, toFixed, toNumber, zero } from "../../core/money/exact.ts";
import type { BarChart, Cell, Section, Table } from "../../core/results.ts";
import type { RunParameters } from "../parameters.ts";
import { baseline, usualWinRate } from "./baseline.ts";
import { column } from "./column.ts";
import { type AnalysisContext, type FindingCandidate, type SectionResult, withoutSection } from "./context.ts";
import type { QuarterForecast } from "./forecast-methods.ts";
import { forecastTableMessages } from "./messages/forecast-tables.ts";
import { riskMessages } from "./messages/risk.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "risk";
const listLength = 200;

/** How exports name the category of deals their owner promises, in the six languages of the definitions. */
const commitWords: ReadonlySet<string> = new Set(
  ["commit", "zugesagt", "comprometido", "zobowiązanie", "compromisso", "taahhüt"].map(fold),
);

interface OpenDeal extends RiskDeal {
  readonly stageName: string | null;
  readonly name: string;
  readonly rep: string | null;
}

type Row = {
  deal_id: string;
  name: string;
  rep: string | null;
  stage: string | null;
  amount: string | null;
  expected_close_on: string | null;
  last_activity_on: string | null;
  push_count: number | null;
  forecast_category: string | null;
};

const openDeals = async ({ db, parameters }: AnalysisContext, forecast: QuarterForecast): Promise<OpenDeal[]> => {
  const asOf = dayNumber(parameters.asOf);
  const places = new Map(forecast.deals.current.map((deal) => [deal.id, stageOn(deal, asOf)]));
  const chances = new Map(forecast.distribution?.open.map((deal) => [deal.id, deal.probability]));
  const rows = await db.rows<Row>(`
    select open.deal_id, coalesce(open.deal_name, open.deal_id) as name, open.rep, open.stage, open.amount,
      open.expected_close_on, open.last_activity_on, open.push_count, deals.forecast_category
    from mart_open_deals as open
    join int_deals as deals using (deal_key)`);
  return rows.map((row): OpenDeal => {
    const place = places.get(row.deal_id);
    return {
      id: row.deal_id,
      name: row.name,
      rep: row.rep,
      amount: row.amount === null ? null : exact(row.amount),
      stage: place?.stage ?? unnamedStage,
      stageName: forecast.deals.stages.get(place?.stage ?? unnamedStage) ?? row.stage,
      daysInStage: place === undefined ? 0 : asOf - place.entered,
      closeDate: row.expected_close_on,
      lastActivity: row.last_activity_on,
      pushes: row.push_count ?? undefined,
      category: row.forecast_category !== null && commitWords.has(fold(row.forecast_category)) ? "commit" : undefined,
      probability: chances.get(row.deal_id),
    };
  });
};

/** A field that no open deal has says nothing of one deal. */
const toldBy = (deals: readonly OpenDeal[]): ((risk: Risk) => boolean) => {
  const dated = deals.some(({ closeDate }) => closeDate !== null);
  const valued = deals.some(({ amount }) => amount !== null);
  return ({ reason }) => (reason === "close_date_missing" ? dated : reason === "amount_missing" ? valued : true);
};

const inWords = ({ reason, parameters: given }: Risk, parameters: RunParameters): string =>
  sayRisk(
    reason === "close_date_past"
      ? { reason, parameters: { value: wordingOf(parameters).date(String(given.value)) } }
      : { reason, parameters: given },
    parameters.language,
  );

interface ReasonSum {
  readonly reason: RiskReason;
  readonly deals: number;
  readonly amount: Exact;
}

const byReason = (found: readonly DealAtRisk[]): ReasonSum[] => {
  const sums = new Map<RiskReason, ReasonSum>();
  for (const { amount, risks } of found)
    for (const { reason } of risks) {
      const own = sums.get(reason);
      sums.set(reason, {
        reason,
        deals: (own?.deals ?? 0) + 1,
        amount: add(own?.amount ?? zero, amount ?? zero),
      });
    }
  return [...sums.values()].sort(
    (a, b) => toNumber(b.amount) - toNumber(a.amount) || b.deals - a.deals || (a.reason < b.reason ? -1 : 1),
  );
};

const chartOf = (reasons: readonly ReasonSum[], parameters: RunParameters): BarChart | null => {
  const say = speaker(riskMessages, parameters.language);
  const { money } = wordingOf(parameters);
  const bars = reasons.flatMap(({ reason, amount }) =>
    toNumber(amount) > 0 ? [{ label: say(reason), value: toNumber(amount) }] : [],
  );
  const [first] = bars;
  if (first === undefined) return null;
  return {
    kind: "bars",
    title: say("chart", { reason: first.label, money: money(first.value) }),
    alternative: say("chartAlternative", {
      list: bars.map(({ label, value }) => `${label} ${money(value)}`).join("; "),
    }),
    unit: "money",
    bars: bars.map((bar, i) => ({ ...bar, highlighted: i === 0 })),
  };
};

const reasonsTable = (reasons: readonly ReasonSum[], parameters: RunParameters): Table => {
  const say = speaker(riskMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  return {
    id: "risk_reasons",
    title: say("tableReasons"),
    definition: say("tableReasonsDefinition"),
    columns: [
      column("reason", say("why"), "text"),
      column("deals", shared("deals"), "integer"),
      column("amount", shared("amount"), "money"),
    ],
    rows: reasons.map(({ reason, deals, amount }) => [say(reason), deals, toFixed(amount, parameters.currencyDigits)]),
  };
};

const dealsTable = (
  found: readonly DealAtRisk[],
  deals: ReadonlyMap<string, OpenDeal>,
  parameters: RunParameters,
): Table => {
  const say = speaker(riskMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const forecastWords = speaker(forecastTableMessages, parameters.language);
  const more = found.length - listLength;
  return {
    id: "risk_deals",
    title: say("tableDeals"),
    definition: say("tableDealsDefinition"),
    columns: [
      column("deal", shared("deal"), "text"),
      column("rep", shared("rep"), "text"),
      column("stage", shared("stage"), "text"),
      { key: "amount", label: shared("amount"), kind: "money" },
      column("chance", forecastWords("chance"), "percent"),
      column("why", say("why"), "text"),
    ],
    rows: found.slice(0, listLength).map(({ id: own, amount, risks }): Cell[] => {
      const deal = deals.get(own);
      return [
        deal?.name ?? own,
        deal?.rep ?? null,
        deal?.stageName ?? null,
        amount === null ? null : toFixed(amount, parameters.currencyDigits),
        deal?.probability ?? null,
        risks.map((risk) => inWords(risk, parameters)).join("; "),
      ];
    }),
    ...(more > 0 ? { note: say("noteMore", { count: wordingOf(parameters).count(more) }) } : {}),
  };
};

/** What the deals are expected to bring: each with its learned chance, else with the usual win rate. */
const expectedOf = (found: readonly DealAtRisk[], deals: ReadonlyMap<string, OpenDeal>, usual: number): number =>
  found.reduce(
    (sum, { id: own, amount }) =>
      amount === null ? sum : sum + toNumber(amount) * (deals.get(own)?.probability ?? usual),
    0,
  );

/**
 * Open deals with a reason to worry, in money and with the reasons in words: overdue or without a date, without an amount, quiet, longer in
 * stage than nine of ten won deals, pushed often, or committed against the odds. No section without open deals.
 */
export const riskSection = async (context: AnalysisContext, forecast: QuarterForecast): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(riskMessages, parameters.language);
  const { money, count } = wordingOf(parameters);
  const open = await openDeals(context, forecast);
  if (open.length === 0) return withoutSection(say("noteNone"));
  const told = toldBy(open);
  const found = dealsAtRisk(open, {
    asOf: parameters.asOf,
    usualStay: usualStay(forecast.deals.history, dayNumber(parameters.asOf)),
  })
    .map((deal) => ({ ...deal, risks: deal.risks.filter(told) }))
    .filter(({ risks }) => risks.length > 0);
  const deals = new Map(open.map((deal) => [deal.id, deal]));
  const total = found.reduce((sum, { amount }) => add(sum, amount ?? zero), zero);
  const reasons = byReason(found);
  const [first] = reasons;
  if (first === undefined) {
    const calm: Section = { id, title: say("titleNone"), sentence: "", charts: [], tables: [], notes: [] };
    return { section: calm, keyFigures: [], findings: [], notes: [] };
  }
  const expected = expectedOf(found, deals, usualWinRate(await baseline(context)));
  const words = { deals: count(found.length), open: count(open.length), money: money(toNumber(total)) };
  const valued = toNumber(total) > 0;
  const chart = chartOf(reasons, parameters);
  const parts = { ...words, expected: money(expected), reason: say(first.reason), count: count(first.deals) };
  const finding: FindingCandidate = {
    sentence: valued ? say("finding", parts) : `${say("titlePlain", words)}.`,
    money: valued ? toFixed(total, parameters.currencyDigits) : null,
    moneyValue: valued ? expected : 0,
    confidence: "medium",
    section: id,
  };
  return {
    section: {
      id,
      title: valued ? say("title", words) : say("titlePlain", words),
      sentence: valued ? say("sentence", parts) : say("sentencePlain", parts),
      charts: chart === null ? [] : [chart],
      tables: [reasonsTable(reasons, parameters), dealsTable(found, deals, parameters)],
      notes: [],
    },
    keyFigures: [],
    findings: [finding],
    notes: [],
  };
};
