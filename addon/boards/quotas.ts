import { calendarYear } from "../../core/calendar/fiscal.ts";
import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { type Period, printPeriod, shiftPeriod } from "../../core/calendar/period.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { div, type Exact, exact, sign, sum, toNumber, zero } from "../../core/money/exact.ts";
import { allocateQuota } from "../../core/quota/allocate.ts";
import { goalLetter } from "../../core/quota/goal-letter.ts";
import { type QuotaCheck, quotaRealism } from "../../core/quota/realism.ts";
import { sayIn } from "../texts.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import type { BoardDeal } from "./deals.ts";
import { htmlPage } from "./html-page.ts";
import { planningTexts } from "./planning-texts.ts";
import { type Block, type BlockCell, quotientOf, sumOf, type TabPlan } from "./tab.ts";

export interface QuotaQuestion extends BoardQuestion {
  /** What all goals together shall bring, before the share added to it. */
  readonly sum: Exact;
  readonly over: Exact;
  readonly unit: Exact;
}

export interface QuotaProposal {
  readonly assigned: Exact;
  readonly goals: readonly { readonly rep: string; readonly history: readonly Exact[]; readonly check: QuotaCheck }[];
}

/** Periods looked back at. */
const periodsBack = 8;

/** Won amounts of an owner in each period that was over before the as-of date, from the first with a closed deal; none for who never won. */
const historyOf = (deals: readonly BoardDeal[], period: Period, asOf: IsoDate): Exact[] => {
  const closed = deals.flatMap(({ closed: on, outcome, amount }) =>
    on === null ? [] : [{ on, won: outcome === "won" ? (amount ?? zero) : zero }],
  );
  const past = Array.from({ length: periodsBack }, (_, i) => shiftPeriod(period, i - periodsBack, calendarYear)).filter(
    ({ end }) => end <= asOf,
  );
  const within = ({ start, end }: Period) => closed.filter(({ on }) => on >= start && on <= end);
  const first = past.findIndex((one) => within(one).length > 0);
  const history = first < 0 ? [] : past.slice(first).map((one) => sum(within(one).map(({ won }) => won)));
  return sign(sum(history)) === 0 ? [] : history;
};

const meanOf = (values: readonly Exact[]): Exact =>
  values.length === 0 ? zero : div(sum(values), exact(values.length));

/**
 * A sum divided into goals by the mean of what each owner of an open deal won in earlier periods, and whether each goal is within reach.
 * The error of `allocate` where nobody won anything: there is nothing to divide by.
 */
export const quotaProposal = ({ book, period, asOf, sum: target, over, unit }: QuotaQuestion): QuotaProposal => {
  const owners = Array.from(
    new Set(book.deals.flatMap(({ owner, outcome }) => (owner !== null && outcome === "open" ? [owner] : []))),
  ).sort();
  const histories = owners.map((rep) => ({
    rep,
    history: historyOf(
      book.deals.filter(({ owner }) => owner === rep),
      period,
      asOf,
    ),
  }));
  const weights = histories.map(({ history }) => meanOf(history));
  const { parts, assignedTotal } = allocateQuota(target, over, unit, weights);
  const checks = quotaRealism(
    histories.map(({ rep, history }, i) => ({
      rep,
      quota: parts[i] ?? zero,
      history,
      potential: null,
      capacity: null,
    })),
  );
  return { assigned: assignedTotal, goals: histories.map((one, i) => ({ ...one, check: checks[i] as QuotaCheck })) };
};

/** The goals as a table that a commission run reads as quotas, with what speaks against each. */
export const quotaBoard = (question: QuotaQuestion, { assigned, goals }: QuotaProposal): TabPlan => {
  const { period, language, asOf, book } = question;
  const { money, count } = voiceOf(question);
  const say = sayIn(planningTexts, language);
  const rows = goals.map(({ rep, history, check }, row): BlockCell[] => [
    rep,
    period.label,
    toNumber(check.quota),
    quotientOf(
      (at) => at(2, row),
      (at) => at(2, goals.length),
    ),
    history.length === 0 ? null : Math.round(toNumber(meanOf(history))),
    quotientOf(
      (at) => `${at(2, row)}-${at(4, row)}`,
      (at) => at(4, row),
    ),
    check.reached === null ? null : toNumber(check.reached),
    check.n,
    check.concerns.map((concern) => say(concern)).join("; "),
  ]);
  const block: Block = {
    definition: say("quotaDefinition"),
    columns: [
      { label: say("rep"), kind: "text" },
      { label: say("period"), kind: "text", width: 90 },
      { label: book.currency === "" ? say("quota") : `${say("quota")} (${book.currency})`, kind: "money" },
      { label: say("share"), kind: "percent" },
      { label: say("mean"), kind: "money" },
      { label: say("change"), kind: "percent" },
      { label: say("reached"), kind: "percent" },
      { label: "n", kind: "integer", width: 60 },
      { label: say("concern"), kind: "text", width: 240 },
    ],
    rows,
    total: [say("total"), null, sumOf(2, rows.length), null, sumOf(4, rows.length), null, null, null, null],
    chart: { kind: "bars", title: say("quotaTab", { period: period.label }), from: 0, columns: 3 },
  };
  return {
    name: say("quotaTab", { period: period.label }),
    title: say("quotaTitle", { period: printPeriod(period, calendarYear, language) }),
    sentence: say("quotaSentence", {
      target: money(assigned),
      reps: count(goals.length),
      n: count(Math.max(0, ...goals.map(({ check }) => check.n))),
      concerns: count(goals.filter(({ check }) => check.concerns.includes("above_history")).length),
    }),
    stamp: stampOf(question),
    blocks: [block],
    facts: { kind: "quotas", asOf, period: period.label, sheet: book.sheet },
  };
};

/** One letter a rep with a goal, as a page that opens in a browser. */
export const goalLetters = (
  { period, language, book }: QuotaQuestion,
  { assigned, goals }: QuotaProposal,
): { readonly person: string; readonly html: string }[] =>
  goals.flatMap(({ rep, check }) => {
    if (sign(check.quota) === 0) return [];
    const { subject, lines } = goalLetter(
      {
        name: rep,
        period: printPeriod(period, calendarYear, language),
        quota: check.quota,
        parts: [],
        team: assigned,
        currency: book.currency,
        digits: currencyDigits(book.currency),
        check,
      },
      language,
    );
    return [{ person: rep, html: htmlPage(language, subject, lines) }];
  });
