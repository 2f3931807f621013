import { calendarYear } from "../../core/calendar/fiscal.ts";
import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { periodContaining, shiftPeriod } from "../../core/calendar/period.ts";
import { compare, type Exact, exact, one, sum, toNumber, zero } from "../../core/money/exact.ts";
import { assignTerritories } from "../../core/territory/assign.ts";
import { balance } from "../../core/territory/balance.ts";
import { disruption } from "../../core/territory/disruption.ts";
import type { TerritoryAccount } from "../../core/territory/model.ts";
import { territorySummary } from "../../core/territory/summary.ts";
import { sayIn } from "../texts.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import type { BoardDeal, DealBook } from "./deals.ts";
import { planningTexts } from "./planning-texts.ts";
import { type Block, type BlockCell, sumOf, type TabPlan } from "./tab.ts";

/** Accounts with an open deal or one decided in four quarters; an account belongs to the owner of its latest deal. */
const accountsOf = ({ deals }: DealBook, asOf: IsoDate): TerritoryAccount[] => {
  const since = shiftPeriod(periodContaining(asOf, "quarter", calendarYear), -3, calendarYear).start;
  const worked = new Map<string, BoardDeal[]>();
  for (const deal of deals) {
    if (deal.account === null || deal.owner === null) continue;
    if (deal.outcome !== "open" && (deal.closed === null || deal.closed < since)) continue;
    worked.set(deal.account, [...(worked.get(deal.account) ?? []), deal]);
  }
  return Array.from(worked, ([id, own]) => ({
    id,
    potential: sum(
      own.flatMap(({ outcome, amount }) =>
        amount !== null && (outcome === "open" || outcome === "won") ? [amount] : [],
      ),
    ),
    workload: exact(own.length),
    current: own.reduce((latest, deal) => ((deal.created ?? "") >= (latest.created ?? "") ? deal : latest)).owner,
  })).sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** Evener territories with few moves: before and after by territory, and every account that would change hands. */
export const territoryBoard = (question: BoardQuestion): TabPlan => {
  const { book, asOf, language } = question;
  const { percent, count, amountLabel } = voiceOf(question);
  const say = sayIn(planningTexts, language);
  const accounts = accountsOf(book, asOf);
  const names = Array.from(new Set(accounts.flatMap(({ current }) => (current === null ? [] : [current])))).sort();
  const found = assignTerritories(
    accounts,
    names.map((name) => ({ name })),
    { potential: one, workload: one, disruption: one },
    { nodeLimit: 200_000, swapsPerRound: 20_000 },
  );
  const changes = territorySummary(accounts, found.assignment, names);
  const moved = accounts.flatMap((account, i) =>
    account.current === found.assignment[i] ? [] : [{ ...account, to: found.assignment[i] ?? null }],
  );
  const deviation = (values: readonly Exact[]) => balance(values).maxDeviation ?? zero;
  const territories: Block = {
    definition: say("territoryDefinition"),
    columns: [
      { label: say("territory"), kind: "text" },
      { label: say("potentialBefore"), kind: "money" },
      { label: say("potentialAfter"), kind: "money" },
      { label: say("accountsBefore"), kind: "integer" },
      { label: say("accountsAfter"), kind: "integer" },
    ],
    rows: changes.map(({ territory, before, after }): BlockCell[] => [
      territory,
      toNumber(before.potential),
      toNumber(after.potential),
      before.accounts,
      after.accounts,
    ]),
    total: [say("total"), ...[1, 2, 3, 4].map((column) => sumOf(column, changes.length))],
    chart: { kind: "columns", title: say("territoryTitle"), from: 0, columns: 3 },
  };
  const moves: Block = {
    title: say("movesTitle"),
    columns: [
      { label: say("account"), kind: "text", width: 240 },
      { label: say("from"), kind: "text" },
      { label: say("to"), kind: "text" },
      { label: `${say("potential")} · ${amountLabel}`, kind: "money" },
    ],
    rows: [...moved]
      .sort((a, b) => compare(b.potential, a.potential))
      .map(({ id, current, to, potential }): BlockCell[] => [id, current, to, toNumber(potential)]),
  };
  const share = disruption(
    accounts.map(({ potential, current }, i) => ({ potential, before: current, after: found.assignment[i] ?? null })),
  ).sharePotential;
  return {
    name: say("territoryTab"),
    title: say("territoryTitle"),
    sentence: say("territorySentence", {
      moved: count(moved.length),
      accounts: count(accounts.length),
      share: share === null ? "–" : percent(share),
      before: percent(deviation(changes.map(({ before }) => before.potential))),
      after: percent(deviation(changes.map(({ after }) => after.potential))),
    }),
    stamp: stampOf(question),
    blocks: [territories, moves],
    facts: { kind: "territories", asOf, sheet: book.sheet },
  };
};
