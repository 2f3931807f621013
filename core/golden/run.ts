import { RevError } from "../errors/error.ts";
import { abs, compare, type Exact, exact, sub } from "../money/exact.ts";
import type { Adapters } from "./adapter.ts";
import { calendar } from "./calendar.ts";
import { cohort } from "./cohort.ts";
import { commission } from "./commission.ts";
import { forecast } from "./forecast.ts";
import { funnel } from "./funnel.ts";
import { kpi } from "./kpi.ts";
import { planning } from "./planning.ts";

/** Every golden op that the core can answer. */
export const adapters: Adapters = {
  ...commission,
  ...forecast,
  ...kpi,
  ...funnel,
  ...cohort,
  ...planning,
  ...calendar,
};

export interface GoldenCase {
  readonly id: string;
  readonly op: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly tolerance: string | number | null;
}

export interface GoldenOutcome {
  readonly id: string;
  readonly op: string;
  readonly passed: boolean;
  /** Where the result differs, as a path into `expected`; empty when passed. */
  readonly differences: readonly string[];
}

const numeric = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const asNumber = (value: unknown): Exact | undefined =>
  typeof value === "number" && Number.isFinite(value)
    ? exact(value)
    : typeof value === "string" && numeric.test(value)
      ? exact(value)
      : undefined;

const show = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));

/** Compares by the rules of the golden README: expected is a subset, lists match in length and order, decimals by value within tolerance. */
const differences = (expected: unknown, got: unknown, tolerance: Exact | undefined, path: string): string[] => {
  if (expected === null) return got === null || got === undefined ? [] : [`${path}: expected blank, got ${show(got)}`];
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return [`${path}: expected a list, got ${show(got)}`];
    if (got.length !== expected.length) return [`${path}: expected ${expected.length} entries, got ${got.length}`];
    return expected.flatMap((entry, i) => differences(entry, got[i], tolerance, `${path}[${i}]`));
  }
  if (typeof expected === "object") {
    if (typeof got !== "object" || got === null) return [`${path}: expected an object, got ${show(got)}`];
    return Object.entries(expected as object).flatMap(([key, value]) =>
      differences(value, (got as Record<string, unknown>)[key], tolerance, path === "" ? key : `${path}.${key}`),
    );
  }
  const wanted = asNumber(expected);
  const given = asNumber(got);
  const same =
    wanted !== undefined && given !== undefined
      ? tolerance === undefined
        ? compare(wanted, given) === 0
        : compare(abs(sub(wanted, given)), tolerance) <= 0
      : expected === got;
  return same ? [] : [`${path}: expected ${show(expected)}, got ${show(got)}`];
};

const answer = (golden: GoldenCase, table: Adapters): unknown => {
  const adapter = table[golden.op];
  if (adapter === undefined) throw new Error(`no adapter for ${golden.op}`);
  try {
    return adapter(golden.inputs);
  } catch (error) {
    if (error instanceof RevError) return { error: error.code, ...error.parameters };
    throw error;
  }
};

/** Runs one case through its adapter; a case without an adapter, and one whose adapter breaks, fails. */
export const runGolden = (golden: GoldenCase, table: Adapters = adapters): GoldenOutcome => {
  const { id, op, expected, tolerance } = golden;
  try {
    const allowed = tolerance === null ? undefined : exact(tolerance);
    const found = differences(expected, answer(golden, table), allowed, "");
    return { id, op, passed: found.length === 0, differences: found };
  } catch (error) {
    return { id, op, passed: false, differences: [String(error)] };
  }
};
