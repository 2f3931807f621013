import { dayNumber, type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import type { HistoricDeal } from "../../core/forecast/deal-history.ts";
import type { FormulaValue } from "../../core/formula/evaluate.ts";
import type { Instant } from "../../core/import/dates.ts";
import { orderStages } from "../../core/import/order-stages.ts";
import { dealOutcome } from "../../core/import/outcome.ts";
import { isUndecided } from "../../core/import/parsed.ts";
import { type OutcomeKind, stageKind } from "../../core/import/stage-words.ts";
import type { LoadedRecord, LoadedValue } from "../../core/import/validate.ts";
import { type Exact, exact } from "../../core/money/exact.ts";
import { holds, requireAnswers, type SheetTable } from "../sheet-table.ts";

/** A stage that a deal entered, in the order of time. */
export interface Visit {
  readonly stage: string;
  readonly day: IsoDate;
}

/** A deal as the boards see it. */
export interface BoardDeal {
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly owner: string | null;
  readonly outcome: OutcomeKind;
  readonly stage: string | null;
  /** In the book's currency; null where missing or in another one. */
  readonly amount: Exact | null;
  /** As entered, with its own currency. */
  readonly own: { readonly amount: Exact | null; readonly currency: string | null };
  /** Every other column by its field or by its header in lower case with _ for spaces, for the conditions of a plan. */
  readonly values: Readonly<Record<string, FormulaValue>>;
  readonly created: IsoDate | null;
  /** Day of the outcome; null while open. */
  readonly closed: IsoDate | null;
  /** Expected while open, actual once closed. */
  readonly closeDate: IsoDate | null;
  readonly nextStep: string | null;
  readonly lastActivity: IsoDate | null;
  readonly pushes: number | null;
  readonly visits: readonly Visit[];
}

/** The deals of a spreadsheet with what the boards say about them. */
export interface DealBook {
  readonly deals: readonly BoardDeal[];
  readonly currency: string;
  /** Deals in another currency, which no sum of money can hold. */
  readonly otherCurrencies: number;
  /** Open stages in their order. */
  readonly stages: readonly string[];
  readonly hasHistory: boolean;
  /** Text columns that may divide deals into segments: the key of `values` and the header. */
  readonly dimensions: readonly { readonly key: string; readonly header: string }[];
  readonly has: (field: string) => boolean;
  readonly read: number;
  readonly aside: number;
  readonly sheet: string;
}

type Reader = (record: LoadedRecord, field: string) => LoadedValue;

const readerOf = (table: SheetTable): Reader => {
  const at = new Map<string, number>();
  table.plan.columns.forEach(({ field, index }) => {
    if (field !== null && !at.has(field)) at.set(field, index);
  });
  return (record, field) => {
    const index = at.get(field);
    const value = index === undefined ? null : (record.values[index] as LoadedValue);
    return isUndecided(value) ? null : value;
  };
};

const textIn = (value: LoadedValue): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;
const flagIn = (value: LoadedValue): boolean | null => (typeof value === "boolean" ? value : null);
const dayOfInstant = (value: LoadedValue): IsoDate | null =>
  typeof value === "object" && value !== null && "date" in value ? (value as Instant).date : null;
const momentOf = (value: LoadedValue): string | null => {
  const day = dayOfInstant(value);
  return day === null ? null : `${day}T${String((value as Instant).seconds ?? 0).padStart(5, "0")}`;
};

const formulaValue = (value: LoadedValue, kind: string): FormulaValue => {
  if (value === null || isUndecided(value)) return null;
  if (typeof value === "object") return value.date;
  return typeof value === "string" && (kind === "amount" || kind === "number" || kind === "percent")
    ? exact(value)
    : value;
};

const keyOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_");

/** Fields that say something about the buyer or the deal before it is decided. */
const segmentFields: ReadonlySet<string> = new Set([
  "type",
  "lead_source",
  "campaign",
  "product",
  "industry",
  "country",
  "city",
  "territory",
  "team",
  "pipeline",
]);

const dimensionsOf = ({ plan }: SheetTable): DealBook["dimensions"] =>
  plan.columns
    .filter(
      ({ kind, field, stage }) => kind === "text" && stage === null && (field === null || segmentFields.has(field)),
    )
    .map(({ name, header }) => ({ key: keyOf(name), header }));

const valuesOf = ({ plan }: SheetTable, { values }: LoadedRecord): Record<string, FormulaValue> => {
  const named: Record<string, FormulaValue> = {};
  for (const { field, name, index, kind } of plan.columns) {
    const value = formulaValue(values[index] as LoadedValue, kind);
    named[keyOf(name)] = value;
    if (field !== null) named[field] = value;
  }
  return named;
};

/** Visits by deal: rows of a history tab, and date columns one a stage. */
const visitsOf = (deals: SheetTable, history: SheetTable | null): Map<string, Visit[]> => {
  const moments = new Map<string, { stage: string; at: string; place: number }[]>();
  const put = (deal: string, stage: string, at: string) => {
    const own = moments.get(deal);
    if (own === undefined) moments.set(deal, [{ stage, at, place: 0 }]);
    else own.push({ stage, at, place: own.length });
  };
  if (history !== null) {
    const read = readerOf(history);
    for (const record of history.records) {
      const deal = textIn(read(record, "deal_id")) ?? textIn(read(record, "deal_name"));
      const stage = textIn(read(record, "stage")) ?? textIn(read(record, "new_value"));
      const at = momentOf(read(record, "changed_at"));
      if (deal !== null && stage !== null && at !== null) put(deal, stage, at);
    }
  }
  const entered = deals.plan.columns.filter(({ field, stage }) => field === "stage_entered_at" && stage !== null);
  if (entered.length > 0) {
    const read = readerOf(deals);
    for (const record of deals.records) {
      const deal = textIn(read(record, "deal_id")) ?? textIn(read(record, "deal_name"));
      if (deal === null) continue;
      for (const { index, stage } of entered) {
        const at = momentOf(record.values[index] as LoadedValue);
        if (at !== null) put(deal, stage as string, at);
      }
    }
  }
  const visits = new Map<string, Visit[]>();
  for (const [deal, list] of moments) {
    list.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.place - b.place));
    visits.set(
      deal,
      list.map(({ stage, at }) => ({ stage, day: isoDate(at.slice(0, 10)) })),
    );
  }
  return visits;
};

/** The currency of most deals; the others are counted. */
const mainCurrency = (table: SheetTable, read: Reader): string => {
  const counts = new Map<string, number>();
  for (const record of table.records) {
    const currency = textIn(read(record, "currency")) ?? record.currency;
    if (currency !== null) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return Array.from(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";
};

const openStagesOf = (deals: readonly BoardDeal[]): string[] => {
  const seen = new Set<string>();
  const moves = new Map<string, number>();
  const firsts = new Map<string, { sum: number; count: number }>();
  for (const { stage, visits, outcome } of deals) {
    if (outcome === "open" && stage !== null) seen.add(stage);
    visits.forEach((visit, i) => {
      seen.add(visit.stage);
      const first = firsts.get(visit.stage) ?? { sum: 0, count: 0 };
      firsts.set(visit.stage, { sum: first.sum + i, count: first.count + 1 });
      const before = visits[i - 1];
      if (before === undefined || before.stage === visit.stage) return;
      const key = JSON.stringify([before.stage, visit.stage]);
      moves.set(key, (moves.get(key) ?? 0) + 1);
    });
  }
  const observed = Array.from(seen).map((stage) => {
    const first = firsts.get(stage);
    return { stage, meanPosition: first === undefined ? null : first.sum / first.count };
  });
  const transitions = Array.from(moves).map(([key, count]) => {
    const [from, to] = JSON.parse(key) as [string, string];
    return { from, to, count };
  });
  return orderStages(observed, transitions).filter((stage) => (stageKind(stage)?.kind ?? "open") === "open");
};

/**
 * Deals of a tab, with the stages they went through from a history tab or from date columns. Amounts are those in the company's currency
 * where the tab has them, else those of the most frequent currency: money of several currencies is never added up. SHEET_NOT_DEALS for a
 * tab of another object; DATA_QUESTION while a column can be read in two ways.
 */
export const dealBook = (table: SheetTable, history: SheetTable | null): DealBook => {
  const { plan } = table;
  if (!holds(table, "deals"))
    throw new RevError("SHEET_NOT_DEALS", { sheet: plan.file, object: plan.recognition.object });
  requireAnswers(table);
  if (history !== null) requireAnswers(history);
  const read = readerOf(table);
  const has = (field: string) => plan.columns.some((column) => column.field === field);
  const inHome = has("amount_home");
  const currency = inHome ? "" : mainCurrency(table, read);
  const homeCurrency = inHome
    ? (plan.columns.find(({ field }) => field === "amount_home")?.currencies[0] ?? "")
    : currency;
  const visits = visitsOf(table, history);
  let otherCurrencies = 0;
  const deals = table.records.map((record): BoardDeal => {
    const text = (field: string) => textIn(read(record, field));
    const day = (field: string) => dayOfInstant(read(record, field));
    const id = text("deal_id") ?? text("deal_name") ?? `#${record.line}`;
    const amountText = text(inHome ? "amount_home" : "amount");
    const own = text("currency") ?? record.currency;
    const isOther = !inHome && own !== null && own !== currency;
    if (isOther && amountText !== null) otherCurrencies++;
    const { outcome } = dealOutcome({
      crm: plan.recognition.crm,
      stage: text("stage"),
      status: text("status"),
      isWon: flagIn(read(record, "is_won")),
      isLost: flagIn(read(record, "is_lost")),
      isClosed: flagIn(read(record, "is_closed")),
      isActive: flagIn(read(record, "is_active")),
      wonAt: day("won_at"),
      lostAt: day("lost_at"),
    });
    const outcomeDay = outcome === "won" ? day("won_at") : outcome === "open" ? null : day("lost_at");
    const closeDate = day("closed_at") ?? outcomeDay ?? day("close_date");
    const pushes = text("push_count");
    return {
      id,
      name: text("deal_name") ?? id,
      account: text("account_name") ?? text("account_id"),
      owner: text("owner_name") ?? text("owner_id"),
      outcome,
      stage: text("stage"),
      amount: amountText === null || isOther ? null : exact(amountText),
      own: {
        amount: text("amount") === null ? null : exact(text("amount") as string),
        currency: own ?? (currency === "" ? null : currency),
      },
      values: valuesOf(table, record),
      created: day("created_at"),
      closed: outcome === "open" ? null : closeDate,
      closeDate: outcome === "open" ? day("close_date") : closeDate,
      nextStep: text("next_step"),
      lastActivity: day("last_activity_at"),
      pushes: pushes === null ? null : Number(pushes),
      visits: visits.get(id) ?? visits.get(text("deal_name") ?? "") ?? [],
    };
  });
  const hasHistory = deals.some((deal) => deal.visits.length > 0);
  return {
    deals,
    currency: homeCurrency,
    otherCurrencies,
    stages: openStagesOf(deals),
    hasHistory,
    dimensions: dimensionsOf(table),
    has,
    read: table.read,
    aside: table.aside.length,
    sheet: plan.file,
  };
};

/** The deals as the forecast wants them; those without a creation date have no age and are left out. */
export const historicDeals = ({ deals, stages }: DealBook): HistoricDeal[] =>
  deals.flatMap((deal): HistoricDeal[] => {
    if (deal.created === null || (deal.outcome !== "open" && deal.closed === null)) return [];
    const visits = deal.visits.filter(({ stage }) => stages.includes(stage));
    const now =
      visits.length === 0 && deal.stage !== null && stages.includes(deal.stage)
        ? [{ stage: deal.stage, day: deal.created }]
        : visits;
    return [
      {
        id: deal.id,
        amount: deal.amount,
        created: dayNumber(deal.created),
        closed: deal.closed === null ? null : dayNumber(deal.closed),
        status: deal.outcome,
        stages: now.map(({ stage, day }) => ({ stage, entered: dayNumber(day) })),
      },
    ];
  });
