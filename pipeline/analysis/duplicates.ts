import type { Duplicates } from "../../core/hygiene/duplicates.ts";
import { speaker } from "../../core/locale/message.ts";
import { exact, toFixed, toNumber } from "../../core/money/exact.ts";
import type { BarChart, Section, Table } from "../../core/results.ts";
import { baseline, usualWinRate } from "./baseline.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { accountMerges, contactMerges, type Merge, type MergeReason, writeChanges } from "./duplicate-merges.ts";
import { duplicateAccounts, duplicateContacts } from "./duplicate-records.ts";
import { duplicateMessages } from "./messages/duplicates.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const id = "duplicates";
const shownMerges = 200;
const reasons = ["same_name", "same_domain", "same_address", "alike"] as const satisfies readonly MergeReason[];

type Parameters = AnalysisContext["parameters"];

const rateOf = ({ rate }: Duplicates) => (rate === null ? 0 : toNumber(rate));

const mergesTable = (kind: "accounts" | "contacts", merges: readonly Merge[], parameters: Parameters): Table => {
  const say = speaker(duplicateMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const accounts = kind === "accounts";
  return {
    id: `duplicate_${kind}`,
    title: say(accounts ? "tableAccounts" : "tableContacts"),
    definition: say(accounts ? "tableAccountsDefinition" : "tableContactsDefinition"),
    columns: [
      { key: "group", label: say("group"), kind: "integer", total: "none" },
      { key: "keep", label: say("keep"), kind: "text" },
      { key: "keep_id", label: say("keepId"), kind: "text" },
      { key: "merge", label: say("merge"), kind: "text" },
      { key: "merge_id", label: say("mergeId"), kind: "text" },
      { key: "reason", label: say("reason"), kind: "text" },
      { key: "owner", label: say("owner"), kind: "text" },
      ...(accounts
        ? ([
            { key: "deals", label: shared("deals"), kind: "integer", total: "none" },
            { key: "open_amount", label: say("groupOpen"), kind: "money", total: "none" },
          ] as const)
        : []),
    ],
    rows: merges
      .slice(0, shownMerges)
      .map((merge) => [
        merge.group,
        merge.keepName,
        merge.keepId,
        merge.name,
        merge.id,
        say(merge.reason),
        merge.owner,
        ...(accounts
          ? [merge.deals, merge.open === null ? null : toFixed(exact(merge.open), parameters.currencyDigits)]
          : []),
      ]),
    ...(merges.length > shownMerges
      ? {
          note: say("noteMore", {
            count: count(merges.length - shownMerges),
            file: `changes/change_duplicate_${kind}.csv`,
          }),
        }
      : {}),
  };
};

const chartOf = (merges: readonly Merge[], parameters: Parameters): BarChart => {
  const say = speaker(duplicateMessages, parameters.language);
  const bars = reasons
    .map((reason) => ({ label: say(reason), value: merges.filter((merge) => merge.reason === reason).length }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  return {
    kind: "bars",
    title: say("chart"),
    alternative: say("chartAlternative", { list: bars.map(({ label, value }) => `${label}: ${value}`).join("; ") }),
    unit: "integer",
    bars: bars.map((bar, i) => ({ ...bar, highlighted: i === 0 })),
  };
};

/** Open deals of companies on which several records have one: two reps may be working the same customer. */
const findingOf = async ({ db, parameters }: AnalysisContext, winRate: number): Promise<FindingCandidate[]> => {
  const { companies, amount } = await db.row<{ companies: number; amount: string | null }>(`
    with grouped as (
      select group_number, sum(open_amount) as amount
      from duplicate_accounts join mart_accounts on record_key = account_key
      where open_deals > 0
      group by group_number
      having count(*) > 1
    )
    select count(*) as companies, sum(amount) as amount from grouped`);
  if (amount === null || Number(amount) <= 0) return [];
  const say = speaker(duplicateMessages, parameters.language);
  const { money, count } = wordingOf(parameters);
  const value = toFixed(exact(amount), parameters.currencyDigits);
  return [
    {
      sentence: say("finding", { money: money(value), count: count(companies) }),
      money: value,
      moneyValue: Number(value) * winRate,
      confidence: "low",
      section: id,
    },
  ];
};

/**
 * Accounts and contacts that exist more than once: how many, which to keep and which to merge, with the change files beside the pack. No section
 * where the export names no accounts and no contacts.
 */
export const duplicatesSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { db, parameters } = context;
  const say = speaker(duplicateMessages, parameters.language);
  const { percent, count } = wordingOf(parameters);
  const { accounts, contacts } = await db.row<{ accounts: number; contacts: number }>(
    "select (select count(*) from mart_accounts) as accounts, (select count(*) from stg_contacts) as contacts",
  );
  if (accounts + contacts === 0) return withoutSection(say("noteNone"));
  const ofAccounts = await duplicateAccounts(db);
  const ofContacts = await duplicateContacts(db);
  const merges = { accounts: await accountMerges(db), contacts: await contactMerges(db) };
  await writeChanges(db, "change_duplicate_accounts", merges.accounts);
  await writeChanges(db, "change_duplicate_contacts", merges.contacts);
  const all = [...merges.accounts, ...merges.contacts];
  const section: Section = {
    id,
    title:
      all.length === 0
        ? say("titleClean")
        : say("title", { accounts: percent(rateOf(ofAccounts), 1), contacts: percent(rateOf(ofContacts), 1) }),
    sentence: say("sentence", {
      accounts: count(accounts),
      accountGroups: count(ofAccounts.groups.length),
      contacts: count(contacts),
      contactGroups: count(ofContacts.groups.length),
    }),
    charts: all.length === 0 ? [] : [chartOf(all, parameters)],
    tables: [
      ...(merges.accounts.length === 0 ? [] : [mergesTable("accounts", merges.accounts, parameters)]),
      ...(merges.contacts.length === 0 ? [] : [mergesTable("contacts", merges.contacts, parameters)]),
    ],
    notes: all.some(({ reason }) => reason === "alike") ? [say("noteAlike")] : [],
  };
  const valued = await findingOf(context, usualWinRate(await baseline(context)));
  return { section, keyFigures: [], findings: valued.length > 0 ? valued : [answerOf(section, "medium")], notes: [] };
};
