import type { ObjectKind } from "../../core/import/fields.ts";
import { primaryId } from "../../core/import/ids.ts";
import { formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { defineMessages, speaker } from "../../core/locale/message.ts";
import { type Database, identifier } from "../duckdb.ts";
import type { LoadedTable } from "./loaded-table.ts";

/** Two files that say the same of most records; `second` is the one that tells less, else the later one. */
export interface RepeatedFiles {
  readonly first: string;
  readonly second: string;
  /** Different records that stand in both. */
  readonly records: number;
}

const messages = defineMessages({
  repeated: {
    en: "{first} and {second} look like copies of one export: records that stand in both and count twice: {count}. Leave one file out with --exclude {second}.",
    de: "{first} und {second} wirken wie Kopien eines Exports: Datensätze, die in beiden stehen und doppelt zählen: {count}. Lassen Sie eine Datei mit --exclude {second} weg.",
    es: "{first} y {second} parecen copias de una misma exportación: registros que están en ambos y cuentan dos veces: {count}. Excluya un archivo con --exclude {second}.",
    pl: "{first} i {second} wyglądają na kopie jednego eksportu: rekordy, które są w obu i liczą się podwójnie: {count}. Pomiń jeden plik opcją --exclude {second}.",
    pt: "{first} e {second} parecem cópias da mesma exportação: registros que estão em ambos e contam duas vezes: {count}. Deixe um arquivo de fora com --exclude {second}.",
    tr: "{first} ve {second} aynı dışa aktarımın kopyalarına benziyor: ikisinde de bulunan ve iki kez sayılan kayıtlar: {count}. Bir dosyayı --exclude {second} ile dışarıda bırakın.",
  },
});

/** Says which two files repeat each other and how to leave one out. */
export const repeatedText = ({ first, second, records }: RepeatedFiles, language: Language): string =>
  speaker(messages, language)("repeated", { first, second, count: formatNumber(records, 0, language) });

/**
 * The pairs of one object's files of which more than half of the smaller one's records stand in the other, where ids can't tell because one
 * of the two has none. Records are compared by the columns of the file that has fewer, which the other must all have, and times by their day,
 * since formats differ in how much of a time they write.
 */
export const repeatedFiles = async (
  db: Database,
  object: ObjectKind,
  parts: readonly LoadedTable[],
): Promise<RepeatedFiles[]> => {
  const id = primaryId(object);
  const has = ({ columns }: LoadedTable, name: string | null) => columns.some((column) => column.name === name);
  const repeated: RepeatedFiles[] = [];
  for (const [i, a] of parts.entries())
    for (const b of parts.slice(i + 1)) {
      if (a.name === b.name || (has(a, id) && has(b, id))) continue;
      const [more, fewer] = a.columns.length < b.columns.length ? [b, a] : [a, b];
      if (!fewer.columns.every(({ name }) => has(more, name))) continue;
      const values = fewer.columns
        .map(({ name, plan }) => (plan.kind === "instant" ? `cast(${identifier(name)} as date)` : identifier(name)))
        .join(", ");
      const { shared, smaller } = await db.row<{ shared: number; smaller: number }>(
        `select (select count(*) from (select ${values} from ${more.relation} intersect select ${values} from ${fewer.relation})) as shared,
          least((select count(*) from ${more.relation}), (select count(*) from ${fewer.relation})) as smaller`,
      );
      if (shared > smaller / 2) repeated.push({ first: more.name, second: fewer.name, records: shared });
    }
  return repeated;
};
