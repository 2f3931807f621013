import { calendarYear } from "../../core/calendar/fiscal.ts";
import { printPeriod } from "../../core/calendar/period.ts";
import type { SnapshotDeal } from "../../core/forecast/snapshot.ts";
import { type WaterfallCause, waterfall, waterfallCauses } from "../../core/forecast/waterfall.ts";
import { compare, toNumber, zero } from "../../core/money/exact.ts";
import { sayIn } from "../texts.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import type { DealBook } from "./deals.ts";
import { pipelineTexts } from "./pipeline-texts.ts";
import { type Block, type BlockCell, sumOf, type TabPlan } from "./tab.ts";

const rises: ReadonlySet<WaterfallCause> = new Set(["created", "movedIn", "reopened", "increased"]);

/** Deals without an amount move no money; the board counts them in its stamp as every other does. */
const snapshotOf = ({ deals }: DealBook): SnapshotDeal[] =>
  deals.map(({ id, amount, closeDate, outcome }) => ({ id, amount: amount ?? zero, closeDate, status: outcome }));

/** The pipeline of a period from an earlier snapshot to now, step by step; the sum of the steps is checked against the deals. */
export const waterfallBoard = (question: BoardQuestion & { readonly before: DealBook }): TabPlan => {
  const { book, before, period, language, asOf } = question;
  const { money, amountLabel, say: sayBoard } = voiceOf(question);
  const say = sayIn(pipelineTexts, language);
  const found = waterfall(period, snapshotOf(before), snapshotOf(book));
  const sorted = [...waterfallCauses].sort((a, b) => compare(found[b], found[a]));
  const largest = sorted[0] as WaterfallCause;
  const signed = (cause: WaterfallCause): number => (rises.has(cause) ? 1 : -1) * toNumber(found[cause]);
  const steps: BlockCell[][] = [
    [say("opening"), toNumber(found.opening)],
    ...waterfallCauses.map((cause): BlockCell[] => [say(cause), signed(cause)]),
  ];
  const title = say("waterfallTitle", { period: printPeriod(period, calendarYear, language) });
  const bridge: Block = {
    definition: say("waterfallDefinition", { before: before.sheet, after: book.sheet }),
    columns: [
      { label: say("step"), kind: "text", width: 220 },
      { label: amountLabel, kind: "money" },
    ],
    rows: steps,
    total: [say("closing"), sumOf(1, steps.length)],
    note: say("checked", { money: money(found.closing) }),
    chart: { kind: "waterfall", title, from: 0, columns: 2 },
  };
  const dealOf = new Map([...before.deals, ...book.deals].map((deal) => [deal.id, deal]));
  const lines: Block = {
    title: say("dealsBehind"),
    columns: [
      { label: say("step"), kind: "text" },
      { label: sayBoard("deal"), kind: "text", width: 220 },
      { label: sayBoard("owner"), kind: "text" },
      { label: amountLabel, kind: "money" },
      { label: sayBoard("closeDate"), kind: "date" },
    ],
    rows: [...found.lines]
      .sort((a, b) => compare(b.amount, a.amount) || (a.id < b.id ? -1 : 1))
      .map(({ id, cause, amount }): BlockCell[] => {
        const deal = dealOf.get(id);
        const value = (rises.has(cause) ? 1 : -1) * toNumber(amount);
        return [say(cause), deal?.name ?? id, deal?.owner ?? null, value, deal?.closeDate ?? null];
      }),
  };
  return {
    name: say("waterfallTab", { period: period.label }),
    title,
    sentence: say("waterfallSentence", {
      opening: money(found.opening),
      closing: money(found.closing),
      cause: say(largest),
      money: money(signed(largest)),
    }),
    stamp: stampOf(question),
    blocks: [bridge, lines],
    facts: { kind: "waterfall", asOf, period: period.label, sheet: book.sheet, before: before.sheet },
  };
};
