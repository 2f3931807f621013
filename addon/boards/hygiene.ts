import { type HygieneRuleName, type HygieneRules, hygiene } from "../../core/hygiene/rules.ts";
import { hygieneWorklist } from "../../core/hygiene/worklist.ts";
import { toNumber } from "../../core/money/exact.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import { type Block, type BlockCell, quotientOf, type TabPlan } from "./tab.ts";

/** Rules apply only where the tab has the column they look at: a missing column is no fault of a deal. */
const rulesFor = (has: (field: string) => boolean): HygieneRules => ({
  ...(has("close_date") ? { close_date_not_past: true } : {}),
  ...(has("amount") || has("amount_home") ? { amount_present: true } : {}),
  ...(has("next_step") ? { next_step_present: true } : {}),
  ...(has("last_activity_at") ? { activity_within_days: 30 } : {}),
  ...(has("push_count") ? { pushes_at_most: 3 } : {}),
});

/** The hygiene board: pass rate of each rule, worklist by owner with the most money first. Duplicates are a board of their own. */
export const hygieneBoard = (question: BoardQuestion): TabPlan => {
  const { book, asOf } = question;
  const { say, count, percent, amountLabel } = voiceOf(question);
  const open = book.deals.filter(({ outcome }) => outcome === "open").map((deal) => ({ ...deal, deal: deal.id }));
  const found = hygiene(open, rulesFor(book.has), asOf);
  const failed = (rule: HygieneRuleName) => found.failures.filter((list) => list.includes(rule)).length;
  const names = Array.from(found.passRates.keys());
  const rules: Block = {
    columns: [
      { label: say("rule"), kind: "text", width: 240 },
      { label: say("pass"), kind: "integer" },
      { label: say("fail"), kind: "integer" },
      { label: say("passRate"), kind: "percent" },
    ],
    rows: names.map((rule, i): BlockCell[] => [
      say(rule),
      found.openDeals - failed(rule),
      failed(rule),
      quotientOf(
        (at) => at(1, i),
        (at) => `${at(1, i)}+${at(2, i)}`,
      ),
    ]),
    chart: { kind: "bars", title: say("fail"), from: 0, columns: 3 },
  };
  const byId = new Map(open.map((deal) => [deal.id, deal]));
  const lists = hygieneWorklist(open, found.failures);
  const worklist: Block = {
    title: say("worklist"),
    columns: [
      { label: say("owner"), kind: "text" },
      { label: say("deal"), kind: "text" },
      { label: amountLabel, kind: "money" },
      { label: say("stage"), kind: "text" },
      { label: say("closeDate"), kind: "date" },
      { label: say("rule"), kind: "text", width: 300 },
    ],
    rows: lists.flatMap(({ owner, items }) =>
      items.map(({ deal, amount, failed: broken }): BlockCell[] => [
        owner ?? say("unassigned"),
        byId.get(deal)?.name ?? deal,
        amount === null ? null : toNumber(amount),
        byId.get(deal)?.stage ?? null,
        byId.get(deal)?.closeDate ?? null,
        broken.map((rule) => say(rule)).join("; "),
      ]),
    ),
  };
  return {
    name: say("hygieneTab"),
    title: say("hygieneTitle"),
    sentence: say("hygieneSentence", {
      clean: count(found.clean),
      open: count(found.openDeals),
      share: found.cleanRate === null ? "–" : percent(found.cleanRate),
      items: count(found.openDeals - found.clean),
    }),
    stamp: stampOf(question),
    blocks: [rules, worklist],
    facts: { kind: "hygiene", asOf, sheet: book.sheet },
  };
};
