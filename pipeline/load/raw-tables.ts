import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { type FieldKind, fields, type ObjectKind, objectKinds } from "../../core/import/fields.ts";
import type { ColumnPlan } from "../../core/import/plan.ts";
import { type Database, identifier, literal } from "../duckdb.ts";

/** DuckDB's type of each kind of field. Money keeps four decimals; times are in the company's zone. */
export const sqlTypes: Readonly<Record<FieldKind, string>> = {
  id: "VARCHAR",
  text: "VARCHAR",
  amount: "DECIMAL(18, 4)",
  number: "DOUBLE",
  percent: "DOUBLE",
  instant: "TIMESTAMP",
  flag: "BOOLEAN",
};

/** Stage columns of HubSpot exports become rows of the stage history. */
export const unpivoted: ReadonlySet<string> = new Set(["stage_entered_at", "stage_exited_at"]);

/** The columns every raw table has, in order, whatever the export held. */
export const rawColumns = (object: ObjectKind): readonly { readonly name: string; readonly kind: FieldKind }[] =>
  Object.entries(fields[object])
    .filter(([name]) => !unpivoted.has(name))
    .map(([name, kind]) => ({ name, kind }));

/** A column of a loaded file: the plan's column and its name in the database. */
export interface LoadedColumn {
  readonly name: string;
  readonly plan: ColumnPlan;
}

/**
 * Names of a file's columns in the database: the field, else `x_` and the header in small letters; a stage column is `stage_entered_at_7`
 * by its place in the file.
 */
export const loadedColumns = (columns: readonly ColumnPlan[]): LoadedColumn[] => {
  const taken = new Set<string>();
  return columns.map((plan) => {
    const base =
      plan.field === null
        ? `x_${plan.name
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]+/gu, "_")
            .replace(/^_|_$/g, "")}`
        : unpivoted.has(plan.field)
          ? `${plan.field}_${plan.index}`
          : plan.field;
    const name = taken.has(base) ? `${base}_${plan.index}` : base;
    taken.add(name);
    return { name, plan };
  });
};

/** A file's records in the database: the relation that holds them and the columns it has beside `_record` and `_currency`. */
export interface LoadedFile {
  readonly index: number;
  readonly relation: string;
  readonly columns: readonly LoadedColumn[];
  /** Records read; keys of the next file of the object start after them. */
  readonly records: number;
}

const stageRows = ({ index, relation, columns }: LoadedFile, offset: number): string[] => {
  const stages = columns.filter(({ plan }) => plan.field === "stage_entered_at" && plan.stage !== null);
  const id = columns.find(({ plan }) => plan.field === "deal_id");
  if (id === undefined) return [];
  return stages.map(
    ({ name, plan }, i) => `select
      (${offset} + _record) * ${stages.length} + ${i} as _key, ${index} as _file, _record,
      deal_id, ${identifier(name)} as changed_at, '${(plan.stage as string).replaceAll("'", "''")}' as stage
    from ${relation} where ${identifier(name)} is not null`,
  );
};

const fileRows = (object: ObjectKind, { index, relation, columns }: LoadedFile, offset: number): string => {
  const names = columns.filter(({ plan }) => plan.field === null || !unpivoted.has(plan.field)).map(({ name }) => name);
  const currency = "currency" in fields[object] && !names.includes("currency") ? ", _currency as currency" : "";
  return `select _record + ${offset} as _key, ${index} as _file, _record${names.map((name) => `, ${identifier(name)}`).join("")}${currency}
    from ${relation}`;
};

/** Field histories name the changed field; every other history carries the stage itself. */
const historicStage = `case when field is null then stage
    when lower(replace(field, ' ', '')) in ('stage', 'stagename', 'dealstage', 'opportunity.stagename') then new_value end`;

/**
 * The deals of an export that has a stage history only: one a deal id, created with its first entry, in the stage of its last one. The moment
 * of the last entry closes a deal whose stage is a closed one. Ties keep the order of the file; each value is the last that is not blank.
 */
const dealsOfHistory = (): string => {
  const last = ["deal_name", "stage", "amount", "currency", "close_date", "probability", "forecast_category"].map(
    (name) =>
      `arg_max(${name === "stage" ? historicStage : name}, struct_pack(moment := changed_at, place := _key)) as ${name}`,
  );
  return `select row_number() over (order by min(_key)) as _key, min(_file) as _file, min(_record) as _record, deal_id,
      min(changed_at) as created_at, max(changed_at) as closed_at, ${last.join(", ")}
    from raw_stage_history where deal_id is not null and changed_at is not null and not coalesce(is_deleted, false)
    group by deal_id`;
};

const noRows = (object: ObjectKind): string => {
  const columns = rawColumns(object).map(({ name, kind }) => `null :: ${sqlTypes[kind]} as ${identifier(name)}`);
  return `select null :: bigint as _key, null :: integer as _file, null :: integer as _record, ${columns.join(", ")} where false`;
};

const createRawSnapshots = async (
  db: Database,
  snapshots: readonly { readonly date: IsoDate; readonly table: LoadedFile }[],
): Promise<void> => {
  const parts = [`select null :: date as snapshot_on, * from (${noRows("deals")})`];
  let offset = 0;
  for (const { date, table } of snapshots) {
    parts.push(`select date ${literal(date)} as snapshot_on, * from (${fileRows("deals", table, offset)})`);
    offset += table.records;
  }
  await db.run(`create view raw_snapshots as ${parts.join("\nunion all by name\n")}`);
};

/**
 * Creates `raw_<object>` for every object: a view over the loaded files that has all columns of the object, blank where the export has none,
 * and the export's own columns beside them. `_key` numbers the records of an object over its files; `_file` and `_record` say where each
 * came from. Stage columns of deals are added to the stage history; a stage history without a table of deals stands for its deals. Earlier
 * exports of the deals are `raw_snapshots`, which has the columns of deals and `snapshot_on`.
 */
export const createRawTables = async (
  db: Database,
  files: ReadonlyMap<ObjectKind, readonly LoadedFile[]>,
  snapshots: readonly { readonly date: IsoDate; readonly table: LoadedFile }[] = [],
): Promise<void> => {
  await createRawSnapshots(db, snapshots);
  const order = ["stage_history", ...objectKinds.filter((object) => object !== "stage_history")] as const;
  for (const object of order) {
    const parts = [noRows(object)];
    let offset = 0;
    for (const file of files.get(object) ?? []) {
      parts.push(fileRows(object, file, offset));
      offset += file.records;
    }
    if (object === "stage_history") {
      let dealOffset = 0;
      for (const file of files.get("deals") ?? []) {
        parts.push(...stageRows(file, dealOffset));
        dealOffset += file.records;
      }
    }
    const derived = object === "deals" && parts.length === 1 && (files.get("stage_history") ?? []).length > 0;
    if (derived) parts.push(dealsOfHistory());
    await db.run(`create ${derived ? "table" : "view"} raw_${object} as ${parts.join("\nunion all by name\n")}`);
  }
};
