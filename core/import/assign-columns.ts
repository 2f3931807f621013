import { tidy } from "../locale/fold.ts";
import type { Language } from "../locale/language.ts";
import { hasField, standIn } from "./catalogue/read.ts";
import { fitsKind, looksLikeIds } from "./cell-kinds.ts";
import { type Crm, type FieldKind, type FieldName, fields, type ObjectKind } from "./fields.ts";
import type { Reading } from "./header-readings.ts";
import { applies, type ReadColumn } from "./read-column.ts";
import type { RecognisedColumn, Recognition } from "./recognition.ts";

interface Claim {
  readonly column: ReadColumn;
  readonly field: string;
  readonly rank: number;
  readonly order: number;
  readonly isApi?: boolean;
  readonly currency?: string;
}

const kindOf = (object: ObjectKind, field: string): FieldKind =>
  (fields[object] as Record<string, FieldKind>)[field] as FieldKind;

/** How well a reading fits the file: as written before anything taken off, the CRM's own before generic, language, object. */
const rankOf = (reading: Reading, crm: Crm, object: ObjectKind, language: Language | null): number =>
  (reading.crm === crm && crm !== "generic" ? 8 : 0) +
  (reading.language === null || reading.language === language ? 10 : 0) +
  (reading.object === object ? 4 : 0) -
  20 * reading.distance;

const idField: Readonly<Record<string, string>> = {
  owner_name: "owner_id",
  account_name: "account_id",
  contact_name: "contact_id",
  product_name: "product_id",
  user_name: "user_id",
  customer_name: "customer_id",
};

/** What other CRMs call so, where they agree: a label typed by hand or brought along from an earlier system. */
const borrowed = (column: ReadColumn, object: ObjectKind): { reading: Reading; rank: number }[] => {
  const labels = column.readings.filter(
    (reading) => reading.language !== null && applies(reading, reading.crm, object),
  );
  const agreed = labels.every(({ field }) => field === labels[0]?.field);
  return agreed ? labels.slice(0, 1).map((reading) => ({ reading, rank: -100 })) : [];
};

/** The fields a column may be, best first: of the best readings only, and of those whose kind its cells allow. */
const claimsOf = (column: ReadColumn, crm: Crm, object: ObjectKind, language: Language | null): Claim[] => {
  const ranked = column.readings
    .filter((reading) => applies(reading, crm, object))
    .filter((reading) => language !== null || reading.language === null || reading.language === "en")
    .map((reading) => ({ reading, rank: rankOf(reading, crm, object, language) }))
    .sort((a, b) => b.rank - a.rank);
  const claims: Claim[] = [];
  for (const { reading, rank } of ranked.length > 0 ? ranked : borrowed(column, object)) {
    if (reading.field === null) return claims;
    if (claims.some(({ field }) => field === reading.field)) continue;
    if (!fitsKind(column.cells, kindOf(object, reading.field))) continue;
    const currency = reading.currency === undefined ? {} : { currency: reading.currency };
    const isApi = reading.language === null;
    claims.push({ column, field: reading.field, rank, order: reading.order, isApi, ...currency });
  }
  return claims;
};

/** A claim that gives way without a question: generic words to the CRM's own, a stand-in, a later one of a CRM's API names. */
const isOutranked = (claim: Claim, holder: Claim | undefined): boolean =>
  holder !== undefined &&
  (holder.rank - claim.rank >= 8 ||
    claim.order >= standIn ||
    (claim.isApi === true && holder.isApi === true && holder.order < claim.order));

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Between two claims for one field: filled cells, rank, the usual wording first, the header's text, the leftmost. */
const precedence = (a: Claim, b: Claim): number =>
  Number(b.column.cells.length > 0) - Number(a.column.cells.length > 0) ||
  b.rank - a.rank ||
  a.order - b.order ||
  textOrder(tidy(a.column.header), tidy(b.column.header)) ||
  a.column.index - b.column.index;

/**
 * Gives each column its field, each field one column (the columns per stage aside). A column that loses its field to a better one may take
 * another meaning of the same words, else it stays a dimension and the rivals are listed as an ambiguity.
 */
export const assignColumns = (
  columns: readonly ReadColumn[],
  crm: Crm,
  object: ObjectKind,
  language: Language | null,
  overridden: ReadonlyMap<string, FieldName | null>,
): Pick<Recognition, "columns" | "ambiguities" | "evidence"> => {
  const byColumn = new Map<number, Claim>();
  const taken = new Map<string, number>();
  const evidence: string[] = [];
  const give = (claim: Claim) => {
    byColumn.set(claim.column.index, claim);
    taken.set(claim.field, claim.column.index);
  };
  const isStageColumn = (column: ReadColumn) => object === "deals" && column.stage !== null;
  for (const column of columns) {
    const field = overridden.get(column.key);
    if (field === undefined) continue;
    if (field === null) evidence.push(`"${tidy(column.header)}" kept as a dimension: set by hand`);
    else if (!taken.has(field)) {
      give({ column, field, rank: 100, order: 0 });
      evidence.push(`"${tidy(column.header)}" is ${field}: set by hand`);
    }
  }
  const open = columns.filter((column) => !overridden.has(column.key) && !isStageColumn(column));
  const claims = open.map((column) => claimsOf(column, crm, object, language));
  const rivals = new Map<string, Set<number>>();
  const queue = claims.flatMap((list) => list.slice(0, 1));
  const next = new Map(claims.filter((list) => list.length > 0).map((list) => [(list[0] as Claim).column.index, list]));
  while (queue.length > 0) {
    queue.sort(precedence);
    const claim = queue.shift() as Claim;
    const holder = taken.get(claim.field);
    if (holder === undefined) {
      give(claim);
      continue;
    }
    const list = next.get(claim.column.index) as Claim[];
    const other = list[list.indexOf(claim) + 1];
    const isTwin = tidy(columns[holder]?.header ?? "") === tidy(claim.column.header);
    if (other !== undefined && !isTwin && other.rank === claim.rank) queue.push(other);
    else if (!isTwin && isOutranked(claim, byColumn.get(holder)))
      evidence.push(
        `"${tidy(claim.column.header)}" stays a dimension: "${tidy(columns[holder]?.header ?? "")}" is ${claim.field}`,
      );
    else rivals.set(claim.field, (rivals.get(claim.field) ?? new Set([holder])).add(claim.column.index));
  }
  if (object === "deals") promoteAmount(byColumn, taken, claims, give);
  if (object === "stage_history") completeHistory(byColumn, taken, give, evidence);
  swapToIds(byColumn, taken, object, evidence);

  const headerOf = (index: number) => (columns[index] as ReadColumn).header;
  return {
    columns: columns.map((column): RecognisedColumn => {
      const base = { index: column.index, header: column.header };
      if (isStageColumn(column) && column.stage !== null && !overridden.has(column.key))
        return { ...base, ...column.stage };
      const claim = byColumn.get(column.index);
      if (claim === undefined) return { ...base, field: null };
      const currency = claim.currency === undefined ? {} : { currency: claim.currency };
      return { ...base, field: claim.field as FieldName, ...currency };
    }),
    ambiguities: Array.from(rivals, ([field, indexes]) => ({
      field: field as FieldName,
      headers: Array.from(indexes)
        .sort((a, b) => a - b)
        .map(headerOf),
    })).sort((a, b) => (a.field < b.field ? -1 : 1)),
    evidence,
  };
};

type Holders = Map<number, Claim>;
type Taken = Map<string, number>;

/** SugarCRM's plain Amount is the home amount beside Opportunity Amount, and the amount where it stands alone. */
const promoteAmount = (
  byColumn: Holders,
  taken: Taken,
  claims: readonly Claim[][],
  give: (claim: Claim) => void,
): void => {
  const index = taken.get("amount_home");
  if (index === undefined || taken.has("amount")) return;
  const plain = claims.flat().find(({ column, field }) => column.index === index && field === "amount");
  if (plain === undefined) return;
  taken.delete("amount_home");
  byColumn.delete(index);
  give(plain);
};

/** A history's only id is its deal's; a new value without the name of a field is the new stage. */
const completeHistory = (byColumn: Holders, taken: Taken, give: (claim: Claim) => void, evidence: string[]): void => {
  const move = (from: string, to: string, because: string) => {
    const index = taken.get(from);
    const claim = index === undefined ? undefined : byColumn.get(index);
    if (claim === undefined || taken.has(to)) return;
    taken.delete(from);
    give({ ...claim, field: to });
    evidence.push(`"${tidy(claim.column.header)}" is ${to}: ${because}`);
  };
  move("history_id", "deal_id", "the only id of the history");
  if (!taken.has("field")) move("new_value", "stage", "no column names the field that changed");
};

/** An Owner column full of ids holds owner ids. */
const swapToIds = (byColumn: Holders, taken: Taken, object: ObjectKind, evidence: string[]): void => {
  for (const [index, claim] of Array.from(byColumn)) {
    const id = idField[claim.field];
    if (
      claim.rank >= 100 ||
      id === undefined ||
      taken.has(id) ||
      !hasField(object, id) ||
      !looksLikeIds(claim.column.cells)
    )
      continue;
    taken.delete(claim.field);
    taken.set(id, index);
    byColumn.set(index, { ...claim, field: id });
    evidence.push(`"${tidy(claim.column.header)}" is ${id}: its cells are ids`);
  }
};
