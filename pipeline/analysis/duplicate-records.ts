import { DuckDBDataChunk, INTEGER } from "@duckdb/node-api";
import { type ContactRecord, findContactDuplicates } from "../../core/hygiene/contact-duplicates.ts";
import { freeMailDomains } from "../../core/hygiene/domain.ts";
import { type Duplicates, findDuplicates, type NamedRecord } from "../../core/hygiene/duplicates.ts";
import type { Database } from "../duckdb.ts";

/** Names this alike (Jaro-Winkler) are one company. */
export const similarFrom = 0.94;

/** A table of keys and groups in the database, so that it can be joined whatever its size. */
const writeGroups = async (db: Database, table: string, { groups }: Duplicates): Promise<void> => {
  await db.run(`create table ${table} (record_key INTEGER, group_number INTEGER)`);
  const appender = await db.connection.createAppender(table);
  const slice = 2048;
  const rows = groups.flatMap((members, group) => members.map((key) => [Number(key), group + 1] as const));
  for (let start = 0; start < rows.length; start += slice) {
    const part = rows.slice(start, start + slice);
    const chunk = DuckDBDataChunk.create([INTEGER, INTEGER]);
    chunk.setColumns([part.map(([key]) => key), part.map(([, group]) => group)]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
};

const columnsOf = async (db: Database, sql: string, take: (values: readonly (string | null)[]) => void) => {
  for await (const chunk of db.stream(sql)) {
    const columns = Array.from({ length: chunk.columnCount }, (_, i) => chunk.getColumnValues(i) as (string | null)[]);
    for (let row = 0; row < chunk.rowCount; row++) take(columns.map((column) => column[row] ?? null));
  }
};

/** Duplicate accounts by name, company domain and likeness; their groups go into the table `duplicate_accounts`. */
export const duplicateAccounts = async (db: Database): Promise<Duplicates> => {
  const records: NamedRecord[] = [];
  await columnsOf(
    db,
    "select cast(account_key as varchar), account_name, website from mart_accounts order by account_key",
    ([id, name = null, domain = null]) => records.push({ id: id as string, name, domain }),
  );
  const found = findDuplicates(records, { freeDomains: freeMailDomains, similarFrom });
  await writeGroups(db, "duplicate_accounts", found);
  return found;
};

/** Duplicate contacts by address, or by name at one account; their groups go into the table `duplicate_contacts`. */
export const duplicateContacts = async (db: Database): Promise<Duplicates> => {
  const records: ContactRecord[] = [];
  await columnsOf(
    db,
    "select cast(contact_key as varchar), contact_name, email, account_id from stg_contacts order by contact_key",
    ([id, name = null, email = null, account = null]) => records.push({ id: id as string, name, email, account }),
  );
  const found = findContactDuplicates(records);
  await writeGroups(db, "duplicate_contacts", found);
  return found;
};
