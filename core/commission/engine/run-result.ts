import type { Exact } from "../../money/exact.ts";
import type { RunProblem } from "./credits.ts";
import type { Balances } from "./inputs.ts";
import type { PayLine } from "./lines.ts";
import type { PayeeLines } from "./payee.ts";
import type { LineClawback, SettleTask, StatementItem } from "./settle.ts";

/** Credit, quota and attainment of one component of a payee's plan in the measurement period to date. */
export interface ComponentResult {
  readonly component: string;
  readonly version: string;
  readonly credited: Exact;
  readonly quota: Exact | null;
  readonly attainment: Exact | null;
}

/** One payee's commission of the pay period. The items add up to the payout, commission items to their lines. */
export interface PayeeStatement {
  readonly payee: string;
  readonly name: string;
  readonly plan: string | null;
  readonly version: string | null;
  /** Currency of pay. */
  readonly currency: string;
  readonly components: readonly ComponentResult[];
  readonly lines: readonly PayLine[];
  readonly items: readonly StatementItem[];
  readonly earned: Exact;
  /** null while one of the payee's lines is unresolved. */
  readonly payout: Exact | null;
  readonly opening: Balances;
  readonly closing: Balances;
  /** What cancelled deals take back, line by line of what was paid. */
  readonly clawbacks: readonly LineClawback[];
}

export interface RunResult {
  readonly lines: readonly PayLine[];
  readonly statements: readonly PayeeStatement[];
  readonly problems: readonly RunProblem[];
  /** Payouts by currency; null while any line is unresolved, and such a run can't be locked. */
  readonly totals: ReadonlyMap<string, Exact> | null;
  /** Deals and credit notes outside the measured days. */
  readonly outside: number;
  /** What each payee's statement was settled from: for `payeeTrace`, its steps, and `componentPay`, what another credit had paid. */
  readonly settled: ReadonlyMap<string, Settled>;
}

/** A statement and what it was made of. */
export interface Settled {
  readonly statement: PayeeStatement;
  readonly task: SettleTask;
  readonly found: PayeeLines;
}
