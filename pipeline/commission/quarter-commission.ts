import { RevError } from "../../core/errors/error.ts";
import type { Database } from "../duckdb.ts";
import { locksOf, readLocks, runUnderLock } from "./locks.ts";
import { CompensationProblems, type MaterialRequest, runMaterial } from "./run-material.ts";
import type { CommissionRun } from "./snapshot.ts";

/** The commissions of a quarter pack: a run, or why there is none. */
export type QuarterCommission = { readonly run: CommissionRun } | { readonly problems: readonly RevError[] };

/**
 * The commissions of a quarter run on the same tables, the locked ones where the quarter is locked; undefined where the folder has no plan. What is wrong with the tables of compensation is
 * told, and does not stop the quarter pack.
 */
export const quarterCommission = async (
  db: Database,
  request: Omit<MaterialRequest, "locks">,
): Promise<QuarterCommission | undefined> => {
  if (!request.compensation.has("plan")) return undefined;
  try {
    const locks = locksOf(request.folder);
    const { material } = await runMaterial(db, { ...request, locks: readLocks(locks) });
    return { run: runUnderLock(material, locks) };
  } catch (error) {
    if (error instanceof CompensationProblems) return { problems: error.problems };
    if (error instanceof RevError) return { problems: [error] };
    throw error;
  }
};
