import type { IsoDate } from "../../core/calendar/iso-date.ts";
import type { CommissionCost } from "../../core/commission/books/costs.ts";
import type { BookedAmount } from "../../core/commission/books/journal.ts";
import type { Balances, RunInputs } from "../../core/commission/engine/inputs.ts";
import type { PayLine } from "../../core/commission/engine/lines.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import type { PayeeStatement, RunResult } from "../../core/commission/engine/run-result.ts";
import { parsePlans } from "../../core/commission/plan/parse.ts";
import { printPlans } from "../../core/commission/plan/print.ts";
import { RevError } from "../../core/errors/error.ts";
import type { Language } from "../../core/locale/language.ts";
import type { Exact } from "../../core/money/exact.ts";
import { decoded, encoded, hashOfRows, sha256 } from "./encoding.ts";
import type { CommissionNote } from "./messages.ts";

export const snapshotFormat = "revsheet-commission/2";

/** Where a payee's commission is booked in these days. */
export interface BookedPlace {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly entity?: string;
  readonly costCentre?: string;
}

/** What the batch knows of a payee beside the rules of pay. */
export interface PayeeExtras {
  readonly language?: Language;
  /** In the order of the rows of people. */
  readonly places: readonly BookedPlace[];
}

/** The place of a day: that of the last row which covers it, else of the last row. */
export const placeOn = (extras: PayeeExtras | undefined, date: IsoDate): BookedPlace | undefined => {
  const places = extras?.places ?? [];
  const covers = ({ from = date, to = date }: BookedPlace) => from <= date && date <= to;
  return places.filter(covers).at(-1) ?? places.at(-1);
};

/** The cost of one payee's commission, with what it was paid for. */
export interface DealCost extends CommissionCost {
  readonly payee: string;
  readonly component: string;
  /** null where it belongs to no deal. */
  readonly deal: string | null;
}

/** What the locks of earlier periods left in the books: their costs under the terms of then, and the accruals still to be reversed. */
export interface Ledger {
  readonly costs: readonly DealCost[];
  readonly accrued: readonly BookedAmount[];
}

/** Terms under which the commission of a component is booked; employer charges and "incremental" are inputs. */
export interface BookTerms {
  /** Without it the terms hold for every component that has none of its own. */
  readonly component?: string;
  readonly incremental: boolean;
  readonly chargeRate: Exact;
  readonly contractMonths?: number;
  readonly expectedMonths?: number;
  readonly renewalIsCommensurate: boolean;
  readonly expedient: boolean;
  /** Share of the year's quota that is expected; with it a plan that measures the year accrues at the expected rate. */
  readonly expectedAttainment?: Exact;
}

/** Everything a run was computed from, and what a lock freezes. */
export interface RunMaterial {
  readonly asOf: IsoDate;
  readonly company: string;
  readonly inputs: RunInputs;
  /** Files that the run read, with the hash of their bytes. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  readonly extras: ReadonlyMap<string, PayeeExtras>;
  readonly books: readonly BookTerms[];
  readonly ledger: Ledger;
  /** Won in the pay period, in the company's currency; null where that is unknown. */
  readonly bookings: { readonly currency: string; readonly amount: Exact } | null;
  /** Names of the deals by id, for people to read; no part of the hashes. */
  readonly dealNames: ReadonlyMap<string, string>;
  /** What limits the run: records set aside, earlier periods without a lock. */
  readonly notes: readonly CommissionNote[];
}

export interface CommissionRun extends RunMaterial {
  readonly result: RunResult;
}

/** Preparer and approver of a lock. */
export interface Signatures {
  readonly preparer: string;
  readonly approver: string;
}

/** Row hashes by table: what a later run under a lock is compared with. */
export const tableHashes = ({ inputs, books }: Pick<RunMaterial, "inputs" | "books">): Record<string, string> => ({
  plan: hashOfRows(printPlans(inputs.plans)),
  people: hashOfRows(inputs.people),
  deals: hashOfRows(inputs.deals),
  credit_notes: hashOfRows(inputs.creditNotes ?? []),
  splits: hashOfRows(inputs.splits ?? []),
  quotas: hashOfRows(inputs.quotas ?? []),
  rates: hashOfRows(inputs.rates ?? []),
  leaves: hashOfRows(inputs.leaves ?? []),
  objectives: hashOfRows(inputs.objectives ?? []),
  cancellations: hashOfRows(inputs.cancellations ?? []),
  clawed_back: hashOfRows(inputs.clawedBack ?? []),
  collections: hashOfRows(inputs.collections ?? []),
  adjustments: hashOfRows(inputs.adjustments ?? []),
  exceptions: hashOfRows(inputs.exceptions ?? []),
  paid: hashOfRows(inputs.paid ?? []),
  balances: hashOfRows([...(inputs.balances ?? [])]),
  books: hashOfRows(books),
});

const versionsOf = ({ plans }: RunInputs) =>
  plans.map(({ name, version, validFrom, validTo }) => ({ plan: name, version, validFrom, validTo: validTo ?? null }));

/**
 * A run as one line of JSON, signed where it is locked: what was read (hashes of files and tables), versions of the plans, every input and
 * every result. `hash` is the SHA-256 of the text without it.
 */
export const snapshotText = (run: CommissionRun, signatures?: Signatures): string => {
  const { plans, ...inputs } = run.inputs;
  const { lines, statements, problems, totals } = run.result;
  const content = {
    format: snapshotFormat,
    period: inputs.period.label,
    asOf: run.asOf,
    locked: signatures ?? null,
    files: run.files,
    tables: tableHashes(run),
    planVersions: versionsOf(run.inputs),
    company: run.company,
    plans: printPlans(plans),
    inputs: encoded(inputs),
    extras: encoded(run.extras),
    books: encoded(run.books),
    ledger: encoded(run.ledger),
    bookings: encoded(run.bookings),
    dealNames: encoded(run.dealNames),
    notes: run.notes,
    lines: encoded(lines.map(({ kickers, ...line }) => ({ ...line, kickers: kickers.map(({ value }) => value) }))),
    statements: encoded(statements.map(({ lines: _lines, ...statement }) => statement)),
    totals: encoded(totals),
    unresolved: problems.map(({ error, deal, payee }) => ({ code: error.code, deal, payee, message: error.message })),
  };
  return `${JSON.stringify({ ...content, hash: sha256(JSON.stringify(content)) })}\n`;
};

/** A run read back from a lock or a run's own file; the results are recomputed from its inputs and must be those that stand in it. */
export interface Snapshot extends CommissionRun {
  readonly signatures: Signatures | null;
  readonly tables: Readonly<Record<string, string>>;
  readonly hash: string;
}

interface SnapshotContent {
  readonly format: string;
  readonly asOf: IsoDate;
  readonly locked: Signatures | null;
  readonly files: RunMaterial["files"];
  readonly tables: Readonly<Record<string, string>>;
  readonly company: string;
  readonly plans: string[][];
  readonly inputs: unknown;
  readonly extras: readonly [string, PayeeExtras][];
  readonly books: unknown;
  readonly ledger: unknown;
  readonly bookings: unknown;
  readonly dealNames: readonly [string, string][];
  readonly notes: readonly CommissionNote[];
  readonly lines: unknown;
  readonly statements: unknown;
}

const parsed = (text: string, path: string): SnapshotContent & { readonly hash: string } => {
  try {
    const content = JSON.parse(text) as SnapshotContent & { hash: string };
    if (typeof content === "object" && content !== null && content.format === snapshotFormat) return content;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new RevError("NOT_A_COMMISSION_RUN", { path });
};

/** Lines and payouts as one text: equal for equal results. */
export const resultText = (lines: readonly PayLine[], statements: readonly PayeeStatement[]): string =>
  JSON.stringify(
    encoded([
      lines.map(({ payee, component, kind, id, commission }) => [payee, component, kind, id, commission]),
      statements.map(({ payee, currency, payout, closing }) => [payee, currency, payout, closing]),
    ]),
  );

/** Reads a snapshot back. LOCK_DAMAGED where its hash or its results do not fit; NOT_A_COMMISSION_RUN for any other file. */
export const readSnapshot = (text: string, path: string): Snapshot => {
  const { hash, ...content } = parsed(text, path);
  if (sha256(JSON.stringify(content)) !== hash) throw new RevError("LOCK_DAMAGED", { file: path });
  const { plans, problems } = parsePlans(content.plans);
  if (problems.length > 0) throw new RevError("LOCK_DAMAGED", { file: path });
  const stored = decoded(content.inputs) as Omit<RunInputs, "plans" | "balances"> & {
    readonly balances?: readonly (readonly [string, Balances])[];
  };
  const { balances, ...rest } = stored;
  const inputs: RunInputs = { ...rest, plans, ...(balances === undefined ? {} : { balances: new Map(balances) }) };
  const result = runPlan(inputs);
  const recorded = resultText(
    decoded(content.lines) as readonly PayLine[],
    decoded(content.statements) as readonly PayeeStatement[],
  );
  if (resultText(result.lines, result.statements) !== recorded) throw new RevError("LOCK_DAMAGED", { file: path });
  return {
    asOf: content.asOf,
    company: content.company,
    inputs,
    files: content.files,
    extras: new Map(content.extras),
    books: decoded(content.books) as readonly BookTerms[],
    ledger: decoded(content.ledger) as Ledger,
    bookings: decoded(content.bookings) as RunMaterial["bookings"],
    dealNames: new Map(content.dealNames),
    notes: content.notes,
    result,
    signatures: content.locked,
    tables: content.tables,
    hash,
  };
};
