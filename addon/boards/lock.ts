import type { RunResult } from "../../core/commission/engine/run-result.ts";
import { toText } from "../../core/money/exact.ts";
import type { CommissionInputs, LockedLine } from "./commission.ts";

export const lockFormat = "revsheet-sheet-lock/1";

/** What a lock in a sheet leaves as evidence. The file is hashed as a whole when it is exported. */
export interface LockFile {
  readonly format: typeof lockFormat;
  readonly period: string;
  readonly preparer: string;
  readonly approver: string;
  readonly lockedOn: string;
  readonly inputHash: string;
  readonly totals: Readonly<Record<string, string>>;
  readonly payouts: readonly { readonly payee: string; readonly currency: string; readonly payout: string }[];
  readonly lines: readonly LockedLine[];
}

/** The lines of a run as a lock keeps them, in their own order. */
export const lockedLines = ({ lines }: RunResult): LockedLine[] =>
  lines.map((line) => ({
    payee: line.payee,
    deal: line.deal,
    id: line.id,
    component: line.component,
    kind: line.kind,
    date: line.date,
    credit: line.credit === null ? null : toText(line.credit),
    commission: toText(line.commission),
    version: `${line.plan} ${line.version}`.trim(),
    currency: line.currency,
  }));

/** The lock of a run whose every line is resolved. */
export const lockOf = (
  inputs: CommissionInputs,
  result: RunResult,
  signed: { readonly preparer: string; readonly approver: string; readonly lockedOn: string },
): LockFile => ({
  format: lockFormat,
  period: inputs.period.label,
  ...signed,
  inputHash: inputs.hash,
  totals: Object.fromEntries(Array.from(result.totals ?? [], ([currency, amount]) => [currency, toText(amount)])),
  payouts: result.statements.map(({ payee, currency, payout }) => ({
    payee,
    currency,
    payout: payout === null ? "" : toText(payout),
  })),
  lines: lockedLines(result),
});
