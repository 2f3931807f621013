import type { Adapters, Inputs } from "../../core/golden/adapter.ts";
import type { CellHost } from "../../pipeline/workbook/cell-host.ts";
import type { CellAdapters } from "./cells.ts";
import { commission } from "./commission.ts";
import { deals } from "./deals.ts";
import { figures } from "./figures.ts";

/** Every golden op that a custom function answers, through cells. */
export const cellAdapters: CellAdapters = { ...commission, ...deals, ...figures };

/** Golden ops that only the core answers, each with its reason. */
export const coreOnly: Readonly<Record<string, string>> = {
  "commission.plan_versions": "versions of a plan are rows of the plan table of REV_COMMISSION",
  "commission.statement": "the order of a statement is that of REV_COMMISSION, which takes a whole plan",
};

const code = /\(([A-Z0-9_]+)\)$/;
const shareTotal = /add up to ([\d.]*\d)/;

/** A refused cell shows a sentence that ends with its code; cases compare the code and, for a split, the total of the shares. */
const refusal = (error: unknown): unknown => {
  const message =
    error instanceof Error || (typeof error === "object" && error !== null && "message" in error)
      ? String((error as Error).message)
      : String(error);
  const found = code.exec(message)?.[1];
  if (found === undefined) throw error;
  const total = shareTotal.exec(message)?.[1];
  return { error: found, ...(total === undefined ? {} : { share_total: total }) };
};

/** Adapters for the golden runner that go through a built bundle. */
export const throughCells = (host: CellHost): Adapters =>
  Object.fromEntries(
    Object.entries(cellAdapters).map(([op, adapter]) => [
      op,
      (inputs: Inputs) => {
        try {
          return adapter(inputs, host);
        } catch (error) {
          return refusal(error);
        }
      },
    ]),
  );
