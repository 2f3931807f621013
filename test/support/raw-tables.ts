import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FieldKind, fields, type ObjectKind, objectKinds } from "../../core/import/fields.ts";
import { Database, identifier, literal } from "../../pipeline/duckdb.ts";
import { rawColumns, sqlTypes } from "../../pipeline/load/raw-tables.ts";

export type RawRow = Readonly<Record<string, string | number | boolean | null>>;

/** Rows by object; `snapshots` are deals of earlier exports with their `snapshot_on`. */
export type RawRows = Partial<Record<ObjectKind | "snapshots", readonly RawRow[]>>;

/** A database in memory with the raw tables of an export, filled with the given rows; fields left out are blank. */
export const databaseWith = async (rows: RawRows): Promise<Database> => {
  const db = await Database.open({ spill: mkdtempSync(join(tmpdir(), "revsheet-test-")), threads: 1 });
  for (const table of [...objectKinds, "snapshots"] as const) {
    const object = table === "snapshots" ? "deals" : table;
    const dated = table === "snapshots" ? ["snapshot_on DATE"] : [];
    const columns = [...dated, ...rawColumns(object).map(({ name, kind }) => `${identifier(name)} ${sqlTypes[kind]}`)];
    await db.run(`create table raw_${table} (_key INTEGER, _file INTEGER, _record INTEGER, ${columns.join(", ")})`);
    const kinds: Readonly<Record<string, FieldKind>> = fields[object];
    const records = rows[table] ?? [];
    const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const typeOf = (name: string) => (name === "snapshot_on" ? "DATE" : sqlTypes[kinds[name] as FieldKind]);
    const cell = (value: RawRow[string] | undefined, name: string) =>
      value === null || value === undefined ? "null" : `cast(${literal(String(value))} as ${typeOf(name)})`;
    for (let start = 0; start < records.length; start += 500) {
      const values = records
        .slice(start, start + 500)
        .map((record, i) =>
          [start + i + 1, 0, start + i + 1, ...names.map((name) => cell(record[name], name))].join(", "),
        );
      await db.run(
        `insert into raw_${table} (${["_key", "_file", "_record", ...names.map(identifier)].join(", ")}) values ${values.map((row) => `(${row})`).join(", ")}`,
      );
    }
  }
  return db;
};
