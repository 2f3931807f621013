import { fold, tidy } from "../locale/fold.ts";
import { type CatalogueEntry, entriesOf, hasField, headerKey } from "./catalogue/read.ts";
import { type Crm, fields, type ObjectKind, objectKinds } from "./fields.ts";

/** One way to understand a header. */
export interface Reading extends CatalogueEntry {
  /** 0 for the header as it stands; more for each thing taken off it. */
  readonly distance: number;
  /** The ISO code or sign named in the header, `Amount (EUR)`. */
  readonly currency?: string;
}

/** A header, all its readings and the CRMs whose way of writing headers it shows. */
export interface HeaderReadings {
  readonly header: string;
  readonly key: string;
  readonly readings: readonly Reading[];
  readonly styles: readonly Crm[];
  /** The object named before the field: `Deal - Title`, `Opportunity: Stage`. */
  readonly entity: ObjectKind | null;
}

const entityWords: readonly (readonly [ObjectKind, string])[] = [
  [
    "deals",
    "deal|opportunity|potential|negocio|trato|szansa sprzedazy|szansa|anlasma|firsat|oportunidad|oportunidade|verkaufschance",
  ],
  [
    "accounts",
    "organization|organisation|organizacion|organizacja|organizacao|organizasyon|kurulus|account|company|cuenta|conta|konto|hesap|unternehmen",
  ],
  ["contacts", "person|persona|osoba|pessoa|kisi|contact|contacto|contato|kontakt|ilgili kisi"],
  [
    "activities",
    "activity|aktivitat|actividad|aktywnosc|dzialanie|atividade|aktivite|etkinlik|task|aufgabe|tarea|tarefa",
  ],
  ["products", "product|produkt|producto|produto|urun"],
  ["leads", "lead|musteri adayi|aday"],
];

/** The object a word names in one of the six languages. */
export const entityOf = (word: string): ObjectKind | null =>
  entityWords.find(([, words]) => words.split("|").includes(fold(word)))?.[0] ?? null;

const doNotModify = /^\((?:do not modify|nicht andern|no modificar|nie modyfikuj|nao modificar|degistirmeyin)\)/;
const related = /^(.+?)\s*\([^()]+\)\s*\([^()]+\)$/;
const currencySuffix =
  /^(.+?)\s*(?:\(([A-Z]{3}|€|\$|£|zł|₺|R\$|TL)\)|\[([A-Z]{3}|€|\$|£|zł|₺|R\$|TL)\]|(?:\b(?:in|en|w|em)\s)?\b([A-Z]{3})|(€|\$|£|zł|₺|R\$))$/;
const currencyWord =
  /^(?:(?:currency of|divisa de|moneda de|moeda de|moeda do|moeda da|wahrung von|waluta|wahrung)[: ]+(.+)|(.+?)[: ]+(?:currency|currency code|wahrung|divisa|moneda|moeda|waluta|para birimi))$/;

/** A custom field named like a standard one is read as it only where the CRM has no field of its own for it. */
const customFields = ["territory", "team", "lost_reason", "product", "industry", "country", "campaign", "account_name"];

const currencyFieldOf = (field: string | null): string | null =>
  field === "amount" ? "currency" : field === "amount_home" ? "home_currency" : null;

const idFieldOf = (field: string | null): string | null =>
  field?.endsWith("_name") ? `${field.slice(0, -5)}_id` : null;

/** A field of a related object as the file's own object calls it; null where it has no such field. */
const relatedField = (entity: ObjectKind, object: ObjectKind, field: string): string | null => {
  if (entity === "deals" && object === "leads" && ["deal_id", "deal_name", "account_name"].includes(field))
    return `converted_${field}`;
  const own: readonly string[] =
    entity === "accounts"
      ? ["account_id", "account_name", "industry", "country", "city", "employees", "annual_revenue"]
      : entity === "contacts"
        ? ["contact_id", "contact_name"]
        : entity === "deals"
          ? ["deal_id", "deal_name", "account_name", "owner_name", "stage", "amount", "close_date", "probability"]
          : [];
  const known = own.includes(field) && hasField(object, field);
  return known
    ? field
    : entity === "products" && field === "product_name" && hasField(object, "product")
      ? "product"
      : null;
};

const plain = (text: string, distance: number): Reading[] =>
  entriesOf(headerKey(text)).map((entry) => ({ ...entry, distance }));

/** Entries of the entity itself under its own object, and under every other object that has room for them. */
const ofEntity = (entity: ObjectKind, readings: readonly Reading[]): Reading[] => {
  const own = readings.filter(
    (reading) =>
      reading.object === entity ||
      (reading.object === "*" && (reading.field === null || hasField(entity, reading.field))),
  );
  const elsewhere = own.flatMap((reading) =>
    objectKinds
      .filter((object) => object !== entity)
      .map((object): Reading => {
        const field = reading.field === null ? null : relatedField(entity, object, reading.field);
        return { ...reading, object, field, distance: reading.distance + 1 };
      }),
  );
  return [...own.map((reading) => ({ ...reading, object: entity })), ...elsewhere];
};

/**
 * Reads a header in every way a CRM may have written it: required marks, colons, `(Do Not Modify)`, `Deal - Title`, `Opportunity: Account`,
 * `Nome da Conta (Conta) (Conta)`, `Account Name.id`, `stage_id/id`, `property_amount`, `Region__c`, `Amount Currency`, `Amount (EUR)`.
 * A reading with fewer things taken off comes first; the others are only used where none before it means anything.
 */
export const readHeader = (header: string): HeaderReadings => {
  const text = tidy(header)
    .replace(/\s*\*+$/, "")
    .replace(/\s*:$/, "");
  const folded = fold(text);
  const styles = new Set<Crm>();
  let entity: ObjectKind | null = null;
  const readings: Reading[] = plain(text, 0);

  if (doNotModify.test(folded)) {
    styles.add("dynamics");
    if (readings.length === 0) readings.push(...plain(text.replace(/^\([^)]*\)\s*/, ""), 1));
  }
  const relation = related.exec(text);
  if (relation !== null) {
    styles.add("dynamics");
    readings.push(...plain(relation[1] as string, 1));
  }
  const dash = /^(.+?) - (.+)$/.exec(text);
  const path = /^([^:]+): ([^:]+)(?:: (.+))?$/.exec(text);
  const parts = dash ?? path;
  const named = parts === null ? null : entityOf(parts[1] as string);
  if (parts !== null && named !== null) {
    styles.add(dash !== null ? "pipedrive" : "salesforce");
    entity = named;
    const inner = plain(parts[2] as string, 1);
    const isId = /^id$/i.test(parts[3] ?? "");
    readings.push(
      ...ofEntity(named, isId ? inner.map((reading) => ({ ...reading, field: idFieldOf(reading.field) })) : inner),
    );
  }
  const lookup = /^(.+)\.id$/i.exec(text);
  if (lookup !== null) {
    styles.add("zoho");
    readings.push(...plain(lookup[1] as string, 1).map((reading) => ({ ...reading, field: idFieldOf(reading.field) })));
  }
  const technical =
    /^([a-z_]+_id)(?:\/\.?(?:id|name|display_name))$/i.exec(text) ?? /^(.+)\/(?:id|external id|name)$/i.exec(text);
  if (technical !== null) {
    styles.add("odoo");
    readings.push(...plain(technical[1] as string, 1));
  }
  const property = /^property_(?:hs_)?(.+)$/i.exec(text);
  if (property !== null) {
    styles.add("hubspot");
    readings.push(...plain(text.replace(/^property_/i, ""), 1).filter((reading) => reading.crm === "hubspot"));
  }
  const custom = /^(.+)__c$/i.exec(text);
  if (custom !== null) {
    styles.add("salesforce");
    readings.push(
      ...plain(custom[1] as string, 3).filter(({ field }) => field !== null && customFields.includes(field)),
    );
  }
  const suffix = currencySuffix.exec(text);
  const currency = suffix?.slice(2).find((code) => code !== undefined);
  if (readings.length === 0) {
    const twin = currencyWord.exec(folded);
    if (twin !== null) {
      const amounts = plain((twin[1] ?? twin[2]) as string, 2).filter(({ field }) => field !== null && isAmount(field));
      readings.push(...amounts.map((reading) => ({ ...reading, field: currencyFieldOf(reading.field) })));
    }
    if (suffix !== null)
      readings.push(...plain(suffix[1] as string, 1).filter(({ field }) => field !== null && isAmount(field)));
  }
  const read =
    currency === undefined
      ? readings
      : readings.map((reading) =>
          reading.field !== null && isAmount(reading.field) ? { ...reading, currency } : reading,
        );
  return { header, key: headerKey(text), readings: read, styles: Array.from(styles), entity };
};

const isAmount = (field: string): boolean =>
  objectKinds.some((object) => (fields[object] as Record<string, string>)[field] === "amount");
