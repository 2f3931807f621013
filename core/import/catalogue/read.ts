import { append } from "../../group-by.ts";
import { fold } from "../../locale/fold.ts";
import { type Language, languages } from "../../locale/language.ts";
import { type Crm, crms, fields, type ObjectKind, objectKinds } from "../fields.ts";
import { headerTables } from "./index.ts";

/**
 * One header of the catalogue. `object` "*": any object that has the field. `language` null: an API name.
 * `field` null: known, and deliberately no field of ours. `order`: place among the headers of its line, the usual one first.
 */
export interface CatalogueEntry {
  readonly crm: Crm;
  readonly object: ObjectKind | "*";
  readonly language: Language | null;
  readonly field: string | null;
  readonly order: number;
  /** The header as the catalogue writes it. */
  readonly label: string;
}

const littleWords = "de del la el los las do da dos das der des of the".split(" ");

/**
 * The matching key of a header: folded, letters and digits only, without articles and of; so Deal Name, deal_name, DealName and Deal-Name
 * are one, and so are ID de la oportunidad and ID oportunidad.
 */
export const headerKey = (header: string): string => {
  const words = fold(header)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !littleWords.includes(word));
  return (telling.length === 0 ? words : telling).join("");
};

/** True where the object has the field. */
export const hasField = (object: ObjectKind, field: string): boolean => Object.keys(fields[object]).includes(field);

/** The `order` from which a header is a stand-in. */
export const standIn = 100;

/**
 * A table is lines: `#object` starts the labels of an object, `#object api` its API names, `#*` fields of any object. Below it,
 * `field=` and the headers in en;de;es;pl;pt;tr order, alternatives between `|`; the field `-` marks headers that are none of ours,
 * `field~` headers that stand in for a field only where no other column claims it.
 */
const readTable = (crm: Crm, table: string, add: (key: string, entry: CatalogueEntry) => void): void => {
  let object: ObjectKind | "*" = "*";
  let isApi = false;
  for (const line of table.split("\n")) {
    if (line.startsWith("#")) {
      const [name, api] = line.slice(1).split(" ");
      object = objectKinds.find((kind) => kind === name) ?? "*";
      isApi = api === "api";
    } else if (line !== "") {
      const cut = line.indexOf("=");
      const name = line.slice(0, cut);
      const isStandIn = name.endsWith("~");
      const field = name === "-" ? null : name.replace("~", "");
      line
        .slice(cut + 1)
        .split(";")
        .forEach((labels, column) => {
          if (labels === "") return;
          const language = isApi ? null : (languages[column] as Language);
          labels.split("|").forEach((label, place) => {
            const order = isStandIn ? place + standIn : place;
            add(headerKey(label), { crm, object, language, field, order, label });
          });
        });
    }
  }
};

let index: Map<string, CatalogueEntry[]> | undefined;

/** Every entry by its key; built at the first call. */
const wholeIndex = (): ReadonlyMap<string, readonly CatalogueEntry[]> => {
  if (index !== undefined) return index;
  const built = new Map<string, CatalogueEntry[]>();
  const add = (at: string, entry: CatalogueEntry) => {
    append(built, at, entry);
  };
  for (const crm of [...crms].sort()) readTable(crm, headerTables[crm], add);
  index = built;
  return built;
};

/** Every meaning the catalogue knows for a key. */
export const entriesOf = (key: string): readonly CatalogueEntry[] => wholeIndex().get(key) ?? [];

/** The header a person would usually write above a field of an object, by field, in a language; a field without one is missing. */
export const usualHeaders = (object: ObjectKind, language: Language): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (const list of wholeIndex().values()) {
    for (const { crm, field, language: own, order, object: of, label } of list) {
      if (crm !== "generic" || field === null || own !== language || order > 0) continue;
      if (of === object || (of === "*" && !headers.has(field))) headers.set(field, label);
    }
  }
  return headers;
};
