import { dateOfDayNumber, type IsoDate, isoDate, monthStart, yearOf } from "../../core/calendar/iso-date.ts";
import type { ObjectKind } from "../../core/import/fields.ts";
import { dayOfMinute, sampleContact, smallSample, stageEntries, stateOf } from "../../core/sample/index.ts";
import type { RawRow } from "./raw-tables.ts";

const day = (at: number): IsoDate => dateOfDayNumber(dayOfMinute(at));
const euros = (cents: number | null) => (cents === null ? null : (cents / 100).toFixed(2));

/** The sample company as raw rows, its words in English keys: what an import of the sample gives, without files. */
export const sampleRows = (deals: number, seed = 1): Partial<Record<ObjectKind, readonly RawRow[]>> => {
  const sample = smallSample({ seed, deals, asOf: isoDate("2026-09-30"), years: 2.5 });
  const name = (user: { readonly firstName: string; readonly lastName: string }) =>
    `${user.firstName} ${user.lastName}`;
  return {
    deals: sample.deals.map((deal) => {
      const state = stateOf(deal);
      return {
        deal_id: `D${deal.id}`,
        account_id: `A${deal.account.id}`,
        contact_id: `C${deal.contact.id}`,
        owner_id: `U${deal.owner.id}`,
        pipeline: deal.line,
        stage: state.stage,
        amount: euros(state.amount),
        created_at: day(deal.createdAt),
        close_date: state.closeOn === null ? null : dateOfDayNumber(state.closeOn),
        closed_at: ["won", "lost", "disqualified"].includes(state.stage) ? day(state.at) : null,
        type: deal.type,
        lead_source: deal.source,
        lost_reason: deal.lostReason,
      };
    }),
    stage_history: sample.deals.flatMap((deal) =>
      stageEntries(deal).map(({ stage, at }) => ({ deal_id: `D${deal.id}`, stage, changed_at: day(at) })),
    ),
    accounts: sample.accounts.map((account) => ({
      account_id: `A${account.id}`,
      account_name: account.name,
      website: account.domain,
      industry: account.industry,
      country: account.country,
      employees: account.employees,
    })),
    contacts: sample.accounts
      .map((account) => sampleContact(1, account, 0))
      .map((contact) => ({
        contact_id: `C${contact.id}`,
        account_id: `A${contact.accountId}`,
        first_name: contact.firstName,
        last_name: contact.lastName,
        email: contact.email,
        title: contact.title,
      })),
    users: sample.users.map((user) => ({
      user_id: `U${user.id}`,
      user_name: name(user),
      role: user.role,
      team: user.team,
      hired_at: dateOfDayNumber(user.hiredOn),
      left_at: user.leftOn === null ? null : dateOfDayNumber(user.leftOn),
    })),
    trainings: sample.trainings.map(({ user, trainedOn, certified }) => ({
      training_name: "Workshop",
      owner_id: `U${user.id}`,
      trained_at: dateOfDayNumber(trainedOn),
      is_certified: String(certified),
    })),
    quotas: sample.quotas.map(({ owner, quarterStart, amount }) => {
      const start = monthStart(quarterStart);
      return {
        owner_id: `U${owner.id}`,
        period: `${yearOf(start)}-Q${1 + Math.floor((quarterStart % 12) / 3)}`,
        amount: euros(amount),
      };
    }),
  };
};
