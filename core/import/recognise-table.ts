import { RevError } from "../errors/error.ts";
import { fold, tidy } from "../locale/fold.ts";
import { type Language, languages } from "../locale/language.ts";
import { assignColumns } from "./assign-columns.ts";
import { hasField, headerKey } from "./catalogue/read.ts";
import { filledCells } from "./cell-kinds.ts";
import { type Crm, crms, type FieldName, fields, type ObjectKind, objectKinds } from "./fields.ts";
import { readHeader } from "./header-readings.ts";
import { hasIdentity, idPrefix, isPossible, ownIdOf } from "./object-evidence.ts";
import { applies, type ReadColumn } from "./read-column.ts";
import type { Recognition, RecognitionOverride } from "./recognition.ts";
import { stageColumn } from "./stage-columns.ts";

interface Score {
  readonly crm: Crm;
  readonly object: ObjectKind;
  readonly points: number;
  readonly crmPoints: number;
  readonly crmHeaders: readonly string[];
  readonly objectHeaders: readonly string[];
}

/** What the name of a file says about its rows, as far as it says anything. */
export interface NameSays {
  readonly object: ObjectKind | null;
  readonly crm: Crm | null;
}

// Below this a CRM is a coincidence of words and the file counts as generic.
const leastCrmPoints = 1.5;

const objectsOf = (column: ReadColumn): number =>
  Math.max(
    1,
    objectKinds.filter((object) =>
      column.readings.some(
        ({ object: own, field }) => field !== null && (own === object || (own === "*" && hasField(object, field))),
      ),
    ).length,
  );

const isSnakeCase = (header: string): boolean => /[a-z]_[a-z]/i.test(header);

/** One word that anybody may type above a column: Kunde, Amount, Etapa. */
const isEverydayWord = (column: ReadColumn, language: Language): boolean =>
  !/[\s-]/.test(tidy(column.header)) &&
  column.readings.some((reading) => reading.crm === "generic" && reading.language === language);

/**
 * How loud a header speaks for a CRM. A label speaks as a label, an API name as written (Salesforce's also in the snake case of data
 * warehouses), a plain word such as Email or City hardly.
 */
const voiceOf = (column: ReadColumn, crm: Crm, object: ObjectKind): number => {
  const header = tidy(column.header);
  const voices = column.readings
    .filter((reading) => reading.crm === crm && applies(reading, crm, object))
    .map((reading) => {
      if (reading.language !== null)
        return isSnakeCase(header) ? 0 : isEverydayWord(column, reading.language) ? 0.15 : 1;
      if (/\s/.test(header) && !/\s/.test(reading.label)) return 0;
      const asWritten = crm === "salesforce" || reading.distance > 0 || fold(reading.label) === fold(header);
      return !asWritten ? 0 : /[a-z][A-Z_]|\s|_|\w{10}/.test(reading.label) ? 1 : 0.2;
    });
  return Math.max(0, ...voices);
};

/**
 * Points of one CRM and object: each field once, by the header that few objects share; headers that few CRMs write; the style of headers;
 * ids and the file's name.
 */
const scoreOf = (
  columns: readonly ReadColumn[],
  shares: readonly { readonly objects: number; readonly crms: number }[],
  crm: Crm,
  object: ObjectKind,
  says: NameSays,
): Score | null => {
  const best = new Map<string, { points: number; header: string }>();
  const crmHeaders: [number, string][] = [];
  let crmPoints = 0;
  columns.forEach((column, at) => {
    const { objects, crms: count } = shares[at] as { objects: number; crms: number };
    if (column.stage !== null && object === "deals") {
      best.set("stage_entered_at", { points: 1, header: column.header });
      if (crm === "hubspot") {
        crmPoints += 1;
        crmHeaders.push([1, column.header]);
      }
    }
    for (const reading of column.readings) {
      if (reading.field === null || !applies(reading, crm, object)) continue;
      const points = (1 / objects) * (reading.crm === crm || reading.object === object ? 1 : 0.8);
      const earlier = best.get(reading.field);
      if (earlier === undefined || earlier.points < points) best.set(reading.field, { points, header: column.header });
    }
    if (crm === "generic") return;
    let points = (2 * voiceOf(column, crm, object)) / count;
    if (column.styles.includes(crm)) points += 1;
    const id = idPrefix(column.cells);
    if (crm === "salesforce" && id !== null) points += 1;
    if (crm === "zoho" && column.cells.length > 0 && column.cells.every((cell) => /^zcrm_\d+$/.test(cell))) points += 1;
    if (points > 0) crmHeaders.push([points, column.header]);
    crmPoints += points;
  });
  if (!isPossible(object, new Set(best.keys()))) return null;
  // Without a day it is a property of the account, unless the file's name says otherwise.
  if (object === "onboarding" && !best.has("reached_at") && says.object !== object) return null;
  const own = columns.find(({ key }) => key === "id");
  let objectPoints = Array.from(best.values()).reduce((sum, { points }) => sum + points, 0);
  if (own !== undefined && idPrefix(own.cells)?.object === object) objectPoints += 4;
  else if (ownIds(columns, crm, object).some(({ cells }) => idPrefix(cells)?.object === object)) objectPoints += 1;
  if (hasIdentity(object, new Set(best.keys()))) objectPoints += 0.4;
  objectPoints += Math.min(6, 2 * columns.filter(({ entity }) => entity === object).length);
  if (object === "deals" && own !== undefined && columns.some(({ key }) => key === "opportunityid" || key === "dealid"))
    objectPoints -= 3; // a row with an id of its own beside a deal's is not a deal
  if (says.object === object) objectPoints += 1;
  if (says.crm === crm) crmPoints += 1;
  if (object === "stage_history" && isVersionedHistory(columns)) objectPoints += 50;
  const strongest = (list: [number, string][]) =>
    list.sort(([a, x], [b, y]) => b - a || (x < y ? -1 : 1)).map(([, header]) => header);
  return {
    crm,
    object,
    points: objectPoints + (crmPoints < leastCrmPoints ? 0 : crmPoints),
    crmPoints,
    crmHeaders: strongest(crmHeaders),
    objectHeaders: strongest(Array.from(best.values()).map(({ points, header }) => [points, header])),
  };
};

const ownIds = (columns: readonly ReadColumn[], crm: Crm, object: ObjectKind): readonly ReadColumn[] =>
  columns.filter(({ readings }) =>
    readings.some((reading) => reading.field === ownIdOf(object) && applies(reading, crm, object)),
  );

/** Rows with a validity (`_fivetran_start`, `_fivetran_end`) and a stage: one row per version of a deal. */
const isVersionedHistory = (columns: readonly ReadColumn[]): boolean => {
  const keys = columns.map(({ key }) => key);
  return keys.includes("fivetranstart") && keys.includes("fivetranend");
};

const languageOf = (columns: readonly ReadColumn[], crm: Crm, object: ObjectKind): Language | null => {
  const votes = languages.map(() => 0);
  let api = 0;
  for (const column of columns) {
    if (isSnakeCase(column.header)) {
      api += 1;
      continue;
    }
    const fitting = column.readings.filter((reading) => applies(reading, crm, object));
    if (fitting.some((reading) => reading.language === null && reading.crm === crm) && !/\s/.test(tidy(column.header)))
      continue;
    const spoken = languages.filter((language) => fitting.some((reading) => reading.language === language));
    for (const language of spoken)
      votes[languages.indexOf(language)] = (votes[languages.indexOf(language)] as number) + 1 / spoken.length;
  }
  const most = Math.max(...votes);
  return most === 0 || api >= most ? null : (languages[votes.indexOf(most)] as Language);
};

const quote = (headers: readonly string[]): string =>
  Array.from(new Set(headers))
    .slice(0, 5)
    .map((header) => `"${tidy(header)}"`)
    .join(", ");

const checkOverride = (headers: readonly string[], override: RecognitionOverride, object: ObjectKind): void => {
  for (const [header, field] of Object.entries(override.columns ?? {})) {
    if (!headers.some((own) => headerKey(own) === headerKey(header)))
      throw new RevError("UNKNOWN_HEADER", { header, headers: headers.map(tidy).join(", ") });
    if (field !== null && !hasField(object, field))
      throw new RevError("UNKNOWN_FIELD", { field, object, fields: Object.keys(fields[object]).join(", ") });
  }
};

/**
 * Says what a table holds: first CRM and object from all headers, ids in the sample and (weakly) what the table's name says, then the meaning
 * of each column under that CRM and object. `sample` is the first rows as text, cells in the order of `headers`; it may be empty.
 * A header that stands twice: the leftmost is the field. Column order matters for nothing else. An `override` goes before everything.
 * Throws UNKNOWN_OBJECT where the headers fit no object, UNKNOWN_HEADER and UNKNOWN_FIELD for a wrong override.
 */
export const recogniseTable = (
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  name: string,
  override: RecognitionOverride = {},
  says: NameSays = { object: null, crm: null },
): Recognition => {
  const columns = headers.map(
    (header, index): ReadColumn => ({
      ...readHeader(header),
      index,
      cells: filledCells(sample, index),
      stage: stageColumn(header),
    }),
  );
  const shares = columns.map((column) => ({
    objects: objectsOf(column),
    crms: Math.max(1, crms.filter((crm) => column.readings.some((reading) => reading.crm === crm)).length),
  }));
  const best = decide(columns, shares, says, override);
  if (best === null) throw new RevError("UNKNOWN_OBJECT", { file: name, headers: headers.map(tidy).join(", ") });
  const { object } = best;
  const crm = override.crm ?? (best.crmPoints < leastCrmPoints ? "generic" : best.crm);
  checkOverride(headers, override, object);
  const language = languageOf(columns, crm, object);
  const assigned = assignColumns(columns, crm, object, language, overriddenColumns(override));
  return {
    crm,
    object,
    language,
    columns: assigned.columns,
    ambiguities: assigned.ambiguities,
    evidence: [
      override.crm !== undefined
        ? `${crm}: set by hand`
        : crm === "generic"
          ? "no CRM: the headers are not those of a known CRM"
          : `${crm}: ${quote(best.crmHeaders)}`,
      override.object !== undefined ? `${object}: set by hand` : `${object}: ${quote(best.objectHeaders)}`,
      ...(says.object === object ? [`file name "${name}" says ${object}`] : []),
      ...assigned.evidence,
    ],
  };
};

const overriddenColumns = (override: RecognitionOverride): ReadonlyMap<string, FieldName | null> =>
  new Map(Object.entries(override.columns ?? {}).map(([header, field]) => [headerKey(header), field]));

const decide = (
  columns: readonly ReadColumn[],
  shares: readonly { readonly objects: number; readonly crms: number }[],
  says: NameSays,
  override: RecognitionOverride,
): Score | null => {
  let best: Score | null = null;
  for (const object of override.object === undefined ? objectKinds : [override.object])
    for (const crm of override.crm === undefined ? crms : [override.crm]) {
      const score = scoreOf(columns, shares, crm, object, says);
      if (score !== null && (best === null || score.points > best.points + 1e-9)) best = score;
    }
  if (best === null && override.object !== undefined)
    return { crm: "generic", object: override.object, points: 0, crmPoints: 0, crmHeaders: [], objectHeaders: [] };
  return best;
};
