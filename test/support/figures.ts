import type { Database, SqlValue } from "../../pipeline/duckdb.ts";

type Found = SqlValue | undefined | { readonly [key: string]: Found };

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What differs between figures found and a reference answer, as sentences; none where they agree. Decimals as the database gives them (text)
 * and counts must be exact, other numbers within 1e-6; both sides must have the same keys.
 */
export const differences = (found: unknown, expected: unknown, place = ""): string[] => {
  if (isNested(found) && isNested(expected)) {
    const names = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
    return names.flatMap((name) => differences(found[name], expected[name], `${place}/${name}`));
  }
  if (Array.isArray(found) && Array.isArray(expected)) {
    if (found.length !== expected.length) return [`${place}: ${found.length} values instead of ${expected.length}`];
    return found.flatMap((value, i) => differences(value, expected[i], `${place}/${i}`));
  }
  const same =
    typeof expected === "number" && typeof found === "string" && found !== ""
      ? Number(found) === expected
      : typeof expected === "number" && typeof found === "number"
        ? Math.abs(found - expected) <= 1e-6
        : found === expected;
  return same ? [] : [`${place}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`];
};

/** The rows of a query by its column `key`, each without it. */
export const byKey = async (db: Database, sql: string): Promise<Record<string, Record<string, SqlValue>>> =>
  Object.fromEntries((await db.rows(sql)).map(({ key, ...row }) => [String(key), row]));

/** One value per key: a query with the columns `key` and `value`. */
export const valueByKey = async (db: Database, sql: string): Promise<Record<string, Found>> =>
  Object.fromEntries((await db.rows(sql)).map(({ key, value }) => [String(key), value]));

/** Count, sum, mean, quantiles (linear between order statistics) and range of an expression over a relation, blanks left out. */
export const spread = (db: Database, expression: string, relation: string): Promise<Record<string, SqlValue>> =>
  db.row(`select count(x) as count, sum(x) as sum, avg(x) as mean, median(x) as median, quantile_cont(x, 0.25) as p25,
    quantile_cont(x, 0.75) as p75, quantile_cont(x, 0.9) as p90, min(x) as min, max(x) as max
    from (select ${expression} as x from ${relation})`);
