import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import { type Crm, type ObjectKind, objectKinds } from "../../core/import/fields.ts";
import { primaryId } from "../../core/import/ids.ts";
import type { QuarantinedRecord } from "../../core/import/validate.ts";
import type { Language } from "../../core/locale/language.ts";
import { type Database, identifier, literal } from "../duckdb.ts";
import { type ByteSurvey, surveyBytes } from "./byte-survey.ts";
import { loadFile } from "./load-file.ts";
import type { LoadedTable } from "./loaded-table.ts";
import type { OpenedTable } from "./open-folder.ts";
import { createRawTables } from "./raw-tables.ts";
import { arrangeFiles, type Snapshot } from "./snapshots.ts";

/** A record set aside, with the file it stands in. */
export interface Quarantined extends QuarantinedRecord {
  readonly file: string;
}

export interface LoadedFolder {
  readonly tables: readonly LoadedTable[];
  readonly quarantine: readonly Quarantined[];
  /** Earlier states of the deals, oldest first. */
  readonly snapshots: readonly Snapshot[];
  readonly crm: Crm;
}

const oneCrm = (tables: readonly OpenedTable[]): Crm => {
  const deals = tables.filter(({ object }) => object === "deals");
  const [first] = deals;
  if (first === undefined) return tables[0]?.crm ?? "generic";
  const other = deals.find(({ crm }) => crm !== first.crm);
  if (other !== undefined)
    throw new RevError("TWO_CRMS", {
      first: first.name,
      firstCrm: first.crm,
      second: other.name,
      secondCrm: other.crm,
    });
  return first.crm;
};

/** Objects whose records others refer to by id. */
const referred: ReadonlySet<ObjectKind> = new Set(["deals", "accounts", "contacts", "leads", "users", "products"]);

/** Sets aside the records of later parts whose id an earlier part holds; gives the parts without them. */
const withoutRepeats = async (
  db: Database,
  parts: readonly LoadedTable[],
): Promise<{ parts: LoadedTable[]; repeats: Quarantined[] }> => {
  const repeats: Quarantined[] = [];
  const kept: LoadedTable[] = [];
  for (const part of parts) {
    const id = primaryId(part.object);
    const before = kept.filter(({ columns }) => columns.some(({ name }) => name === id));
    if (id === null || before.length === 0 || !part.columns.some(({ name }) => name === id)) {
      kept.push(part);
      continue;
    }
    const column = identifier(id);
    const earlier = before
      .map(({ relation, name }) => `select ${column}, ${literal(name)} as file from ${relation}`)
      .join(" union all ");
    const found = await db.rows<{ record: number; id: string; file: string }>(
      `select part._record as record, part.${column} as id, min(earlier.file) as file from ${part.relation} as part
        join (${earlier}) as earlier on part.${column} = earlier.${column} group by all order by record`,
    );
    if (found.length === 0) {
      kept.push(part);
      continue;
    }
    const relation = `${part.relation}_once`;
    await db.run(
      `create view ${relation} as from ${part.relation} where _record not in (${found.map(({ record }) => record).join(", ")})`,
    );
    const header = part.plan.headerLine ?? 0;
    const aside = found.map(
      ({ record, id: value, file }): Quarantined => ({
        file: part.name,
        record,
        line: header + record,
        column: id,
        value,
        reason: "duplicate_id",
        cure: `The same id stands in ${file}, which was kept. Remove one of the two.`,
      }),
    );
    repeats.push(...aside);
    kept.push({ ...part, relation, loaded: part.loaded - aside.length });
  }
  return { parts: kept, repeats };
};

/**
 * Loads every table of a folder and creates the raw tables of all objects. Checks for each file that what was loaded and what was set aside
 * make up what was read (COUNTS_DO_NOT_ADD_UP), that the deals are of one CRM (TWO_CRMS), and that snapshots are dated.
 */
export const loadFolder = async (
  db: Database,
  opened: readonly OpenedTable[],
  settings: {
    readonly zone: string;
    readonly language: Language;
    readonly snapshots: ReadonlyMap<string, IsoDate>;
    readonly asOf: IsoDate | undefined;
    readonly onTable: (name: string, rows: number) => void;
  },
): Promise<LoadedFolder> => {
  const crm = oneCrm(opened);
  const tables: LoadedTable[] = [];
  const quarantine: Quarantined[] = [];
  let ahead: Promise<ByteSurvey> | undefined;
  for (const [index, { name, source, object, crm: fileCrm }] of opened.entries()) {
    const survey = ahead ?? surveyBytes(source.path);
    const next = opened[index + 1];
    ahead = next === undefined ? undefined : survey.then(() => surveyBytes(next.source.path));
    // Whoever waits for a survey hears of its failure; nobody does where this file fails first.
    ahead?.catch(() => undefined);
    const loaded = await loadFile(db, source, {
      index,
      survey,
      zone: settings.zone,
      keepIds: referred.has(object) || opened.filter((table) => table.object === object).length > 1,
      language: settings.language,
      onRows: (rows) => settings.onTable(name, rows),
    });
    tables.push({ ...loaded, name, object, crm: fileCrm });
    quarantine.push(...loaded.quarantine.map((record) => ({ ...record, file: name })));
  }
  const objects = new Map<ObjectKind, LoadedTable[]>();
  let snapshots: readonly Snapshot[] = [];
  for (const object of objectKinds) {
    const own = tables.filter((table) => table.object === object);
    const { parts, earlier } = await arrangeFiles(db, object, own, settings.snapshots, settings.asOf);
    if (object === "deals") snapshots = earlier;
    const { parts: kept, repeats } = await withoutRepeats(db, parts);
    quarantine.push(...repeats);
    objects.set(object, kept);
    for (const part of kept) {
      const place = tables.findIndex(({ index }) => index === part.index);
      tables[place] = part;
    }
  }
  for (const table of tables) {
    const aside = quarantine.filter(({ file }) => file === table.name).length;
    const { held } = await db.row<{ held: number }>(`select count(*) as held from ${table.relation}`);
    const sheets = tables.filter(({ name }) => name === table.name).length;
    if (held !== table.loaded || (sheets === 1 && held + aside !== table.records))
      throw new RevError("COUNTS_DO_NOT_ADD_UP", {
        file: table.name,
        read: table.records,
        loaded: held,
        quarantined: aside,
      });
  }
  await createRawTables(db, objects, snapshots);
  return { tables, quarantine, snapshots, crm };
};
