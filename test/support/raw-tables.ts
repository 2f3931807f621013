import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FieldKind, fields, type ObjectKind, objectKinds } from "../../core/import/fields.ts";
import { Database, identifier, literal } from "../../pipeline/duckdb.ts";
import { rawColumns, sqlTypes } from "../../pipeline/load/raw-tables.ts";

export type RawRow = Readonly<Record<string, string | number | boolean | null>>;

/** A database in memory with the raw tables of an export, filled with the given rows; fields left out are blank. */
export const databaseWith = async (rows: Partial<Record<ObjectKind, readonly RawRow[]>>): Promise<Database> => {
  const db = await Database.open({ spill: mkdtempSync(join(tmpdir(), "revsheet-test-")), threads: 1 });
  for (const object of objectKinds) {
    const columns = rawColumns(object).map(({ name, kind }) => `${identifier(name)} ${sqlTypes[kind]}`);
    await db.run(`create table raw_${object} (_key INTEGER, _file INTEGER, _record INTEGER, ${columns.join(", ")})`);
    const kinds: Readonly<Record<string, FieldKind>> = fields[object];
    const records = rows[object] ?? [];
    const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const cell = (value: RawRow[string] | undefined, name: string) =>
      value === null || value === undefined
        ? "null"
        : `cast(${literal(String(value))} as ${sqlTypes[kinds[name] as FieldKind]})`;
    for (let start = 0; start < records.length; start += 500) {
      const values = records
        .slice(start, start + 500)
        .map((record, i) =>
          [start + i + 1, 0, start + i + 1, ...names.map((name) => cell(record[name], name))].join(", "),
        );
      await db.run(
        `insert into raw_${object} (${["_key", "_file", "_record", ...names.map(identifier)].join(", ")}) values ${values.map((row) => `(${row})`).join(", ")}`,
      );
    }
  }
  return db;
};
