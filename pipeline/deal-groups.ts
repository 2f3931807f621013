import { type Database, identifier, literal } from "./duckdb.ts";

/**
 * Builds `int_deal_groups`: one row per deal and dimension with the deal's value there, and one row per deal with dimension 'all'. The list
 * of dimensions is the run's, so this is the one model whose SQL is written here. A blank value is the group null.
 */
export const createDealGroups = async (db: Database, dimensions: readonly string[]): Promise<void> => {
  const parts = dimensions.map(
    (name) =>
      `select deal_key, ${literal(name)} as dimension, cast(${identifier(name)} as varchar) as value from int_deals`,
  );
  const all = "select deal_key, 'all' as dimension, 'all' as value from int_deals";
  await db.run(`create view int_deal_groups as ${[all, ...parts].join(" union all ")}`);
};
