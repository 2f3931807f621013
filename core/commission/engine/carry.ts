import type { IsoDate } from "../../calendar/iso-date.ts";
import { type Exact, sub, zero } from "../../money/exact.ts";
import type { Adjustment, Balances, PaidLine } from "./inputs.ts";
import type { PayLine } from "./lines.ts";
import type { RunResult } from "./run-result.ts";

/** Adjustments of locked lines as what they are: more or less paid for a component, deal and date. */
export const adjustedLines = (adjustments: readonly Adjustment[] = []): PaidLine[] =>
  adjustments.flatMap(({ payee, amount, component, deal = null, date }) =>
    component === undefined || date === undefined
      ? []
      : [{ deal, payee, component, date, credit: zero, commission: amount }],
  );

/** What a locked run hands to the runs after it: its lines as paid, with what it adjusted, and every payee's closing balances. */
export const carriedOver = (
  result: Pick<RunResult, "lines" | "statements">,
  adjustments: readonly Adjustment[] = [],
): { paid: PaidLine[]; balances: Map<string, Balances> } => ({
  paid: [
    ...result.lines.flatMap(({ kind, deal, payee, component, date, credit, commission, currency }): PaidLine[] => {
      if (date === null) return [];
      const takesBack = kind === "credit_note" || kind === "return";
      return [{ deal, payee, component, date, credit: credit ?? zero, commission, currency, takesBack }];
    }),
    ...adjustedLines(adjustments),
  ],
  balances: new Map(result.statements.map(({ payee, closing, currency }) => [payee, { ...closing, currency }])),
});

/** What one line of a locked period would be now. */
export interface LineChange {
  readonly payee: string;
  readonly component: string;
  readonly id: string | null;
  readonly deal: string | null;
  readonly date: IsoDate | null;
  readonly before: Exact;
  readonly after: Exact;
  readonly difference: Exact;
  readonly currency: string;
}

const keyOf = ({ payee, component, kind, id }: PayLine): string => `${payee}\n${component}\n${kind}\n${id ?? ""}`;

/**
 * The lines that a locked period would have differently now, recomputed under the plan, accumulator and rates of that period: the
 * differences are proposed as adjustments in the open period, the locked lines stay. A line that is new or gone counts as 0 on the other
 * side. Ordered as the locked lines, new ones after them.
 */
export const changedLines = (locked: readonly PayLine[], now: readonly PayLine[]): LineChange[] => {
  const before = new Map(locked.map((line) => [keyOf(line), line]));
  const after = new Map(now.map((line) => [keyOf(line), line]));
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): LineChange[] => {
    const [old, fresh] = [before.get(key), after.get(key)];
    const line = old ?? fresh;
    const [was, is] = [old?.commission ?? zero, fresh?.commission ?? zero];
    const difference = sub(is, was);
    if (line === undefined || difference.n === 0n) return [];
    const { payee, component, id, deal, date, currency } = line;
    return [{ payee, component, id, deal, date, before: was, after: is, difference, currency }];
  });
};
