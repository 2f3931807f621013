import { companyNameKey } from "../../core/hygiene/company-name.ts";
import { companyDomain } from "../../core/hygiene/domain.ts";
import { type Database, literal } from "../duckdb.ts";

/** Why a record is taken for another: the same name or domain but for spelling, or only a name much alike (to be looked at). */
export type MergeReason = "same_name" | "same_domain" | "same_address" | "alike";

/** One surplus record and the one of its group to keep. */
export interface Merge {
  readonly group: number;
  readonly keepId: string;
  readonly keepName: string | null;
  readonly id: string;
  readonly name: string | null;
  readonly reason: MergeReason;
  readonly owner: string | null;
  readonly deals: number;
  /** Open amount of the whole group; null where no open deal of it has one. */
  readonly open: string | null;
}

type Row = {
  readonly group_number: number;
  readonly id: string;
  readonly name: string | null;
  readonly same: string | null;
  readonly owner: string | null;
  readonly deals: number;
  readonly group_open: string | null;
};

/** Groups by falling open amount, then deals; inside a group the record to keep first: most deals, then the oldest. */
const order = `order by group_open desc nulls last, sum(deals) over (partition by group_number) desc, group_number, deals desc, record_key`;

const mergesOf = (rows: readonly Row[], reason: (keep: Row, other: Row) => MergeReason): Merge[] => {
  let keep: Row | undefined;
  return rows.flatMap((row) => {
    if (keep === undefined || keep.group_number !== row.group_number) {
      keep = row;
      return [];
    }
    return [
      {
        group: row.group_number,
        keepId: keep.id,
        keepName: keep.name,
        id: row.id,
        name: row.name,
        reason: reason(keep, row),
        owner: row.owner,
        deals: row.deals,
        open: row.group_open,
      },
    ];
  });
};

const accountReason = (keep: Row, other: Row): MergeReason => {
  if (companyNameKey(keep.name ?? "") === companyNameKey(other.name ?? "")) return "same_name";
  const domain = companyDomain(keep.same ?? "");
  return domain !== "" && domain === companyDomain(other.same ?? "") ? "same_domain" : "alike";
};

const contactReason = (keep: Row, other: Row): MergeReason =>
  keep.same !== null && keep.same === other.same ? "same_address" : "same_name";

/** Reads the groups in `duplicate_accounts` as merges. */
export const accountMerges = async (db: Database): Promise<Merge[]> =>
  mergesOf(
    await db.rows<Row>(`
      select group_number, account_id as id, account_name as name, website as same, owner, deals,
        sum(open_amount) over (partition by group_number) as group_open
      from duplicate_accounts join mart_accounts on record_key = account_key ${order}`),
    accountReason,
  );

/** Reads the groups in `duplicate_contacts` as merges. */
export const contactMerges = async (db: Database): Promise<Merge[]> =>
  mergesOf(
    await db.rows<Row>(`
      select group_number, contact_id as id, contact_name as name, email as same, owner, 0 as deals,
        cast(null as decimal(18, 4)) as group_open
      from duplicate_contacts join stg_contacts on record_key = contact_key ${order}`),
    contactReason,
  );

/** Writes merges as the table of a change file: what a CRM's own import or merge tool takes. */
export const writeChanges = async (db: Database, table: string, merges: readonly Merge[]): Promise<void> => {
  await db.run(
    `create table ${table} ("group" INTEGER, keep_id VARCHAR, keep_name VARCHAR, merge_id VARCHAR, merge_name VARCHAR, reason VARCHAR)`,
  );
  const text = (value: string | null) => (value === null ? "null" : literal(value));
  const slice = 500;
  for (let start = 0; start < merges.length; start += slice) {
    const rows = merges
      .slice(start, start + slice)
      .map(
        ({ group, keepId, keepName, id, name, reason }) =>
          `(${group}, ${literal(keepId)}, ${text(keepName)}, ${literal(id)}, ${text(name)}, ${literal(reason)})`,
      );
    await db.run(`insert into ${table} values ${rows.join(", ")}`);
  }
};
