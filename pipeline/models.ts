import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "./duckdb.ts";

// Beside this module in the sources; in build/, one level up from the bundle's chunks and from scripts.
const here = dirname(fileURLToPath(import.meta.url));
const home = /[/\\](chunks|scripts)$/.test(here) ? dirname(here) : here;
const folder = (name: string) => join(home, name);

/** The SQL files of a layer, by name. */
export const sqlFiles = (layer: Model["layer"] | "portable"): { readonly name: string; readonly sql: string }[] =>
  readdirSync(folder(`models/${layer}`))
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), sql: readFileSync(folder(`models/${layer}/${file}`), "utf8") }));

export interface Model {
  readonly name: string;
  readonly layer: "staging" | "intermediate" | "marts";
  readonly sql: string;
}

const order: Readonly<Record<Model["layer"], readonly string[]>> = {
  staging: ["stg_deal_states", "stg_deals"],
  intermediate: ["int_deals"],
  marts: [],
};

/**
 * Every model, in the order it runs: layer by layer; within a layer the few that others of the layer read come first, then by name. Staging
 * reads no parameters, since these are chosen from it.
 */
export const models = (): Model[] =>
  (["staging", "intermediate", "marts"] as const).flatMap((layer) => {
    const files = sqlFiles(layer);
    const isFirst = ({ name }: { readonly name: string }) => order[layer].includes(name);
    return [...files.filter(isFirst), ...files.filter((file) => !isFirst(file))].map((file) => ({ ...file, layer }));
  });

/** Staging models are views; what later layers read more than once, and the marts, are tables. */
export const runModel = async (db: Database, { name, layer, sql }: Model): Promise<void> => {
  const kind = layer === "staging" && name !== "stg_deals" && name !== "stg_stage_entries" ? "view" : "table";
  await db.run(`create ${kind} ${name} as ${sql}`);
};

/** The checks: queries whose rows are violations; the first comment line says what holds. */
export const checks = (): { readonly name: string; readonly law: string; readonly sql: string }[] =>
  readdirSync(folder("checks"))
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder("checks"), file), "utf8");
      return { name: file.slice(0, -4), law: (sql.split("\n")[0] ?? "").replace(/^--\s*/, ""), sql };
    });
