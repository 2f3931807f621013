import { type IsoDate, monthOf } from "../calendar/iso-date.ts";
import { fromUnits, sum, toFixed } from "../money/exact.ts";
import { stageOutcomes } from "./findings.ts";
import { isUndecided } from "./parsed.ts";
import type { FilePlan } from "./plan.ts";
import type { LoadedRecord, LoadedValue } from "./validate.ts";

export type Totals = Readonly<Record<string, string | number | Readonly<Record<string, string | number>>>>;

/** A sum of decimal texts that keeps as many decimals as its longest part: "0.10" and "1.5" are "1.60". */
interface DecimalSum {
  add(text: string): void;
  text(): string;
}

const safeDigits = 15;
const nearlyUnsafe = 2 ** 52;

// Whole units are added as safe integers and moved to a bigint before they could lose a digit.
const decimalSum = (): DecimalSum => {
  const units: bigint[] = [];
  const running: number[] = [];
  return {
    add(text) {
      const point = text.indexOf(".");
      const decimals = point === -1 ? 0 : text.length - point - 1;
      const digits = point === -1 ? text : text.slice(0, point) + text.slice(point + 1);
      for (let i = units.length; i <= decimals; i++) {
        units.push(0n);
        running.push(0);
      }
      if (digits.length > safeDigits) {
        units[decimals] = (units[decimals] as bigint) + BigInt(digits);
        return;
      }
      const total = (running[decimals] as number) + Number(digits);
      const full = Math.abs(total) > nearlyUnsafe;
      if (full) units[decimals] = (units[decimals] as bigint) + BigInt(total);
      running[decimals] = full ? 0 : total;
    },
    text() {
      const parts = units.map((whole, decimals) => fromUnits(whole + BigInt(running[decimals] as number), decimals));
      return toFixed(sum(parts), Math.max(0, units.length - 1));
    },
  };
};

export interface TotalsCounter {
  add(record: LoadedRecord): void;
  result(): Totals;
}

const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const spaces = /[ \u00a0\u202f\u2007]+/g;

/** The key under which two spellings of a name are one: NFC, no invisible characters, plain single spaces; line breaks and case count. */
export const nameKey = (name: string): string =>
  name.normalize("NFC").replace(invisible, "").replace(spaces, " ").trim();

const textOf = (value: LoadedValue | undefined): string | null => (typeof value === "string" ? value : null);

/**
 * Control totals over a file's loaded records, to compare with the CRM: sums of money as exact decimal text, outcomes by status where
 * it says closed, else by stage label (whatever is not won, lost or disqualified is open), accounts by `nameKey`, the range of close dates. Deals and other objects
 * have the totals their columns allow; where a column's question is open its totals are left out.
 */
export const totalsCounter = (plan: FilePlan): TotalsCounter => {
  const { columns } = plan;
  const at = (field: string) => columns.findIndex((column) => column.field === field);
  const [amount, stage, account, close] = [at("amount"), at("stage"), at("account_name"), at("close_date")];
  const [home, currency, deal, status] = [at("amount_home"), at("currency"), at("deal_id"), at("status")];
  const { object } = plan.recognition;
  const flags = columns.filter((column) => column.kind === "flag");
  const entered = columns.filter((column) => column.field === "stage_entered_at");
  const outcomeOf = stageOutcomes(plan.recognition.crm);
  const outcomes = { won: 0, lost: 0, open: 0, disqualified: 0, unknown: 0 };
  const sums = { all: decimalSum(), won: decimalSum(), home: decimalSum() };
  const byCurrency = new Map<string, DecimalSum>();
  const accounts = new Set<string>();
  const accountsAsWritten = new Set<string>();
  const deals = new Set<string>();
  const flagCounts = flags.map(() => ({ true: 0, false: 0, null: 0 }));
  const enteredCounts = entered.map(() => 0);
  const quarters = { "dd/mm": new Map<string, DecimalSum>(), "mm/dd": new Map<string, DecimalSum>() };
  let rows = 0;
  let amountNull = 0;
  let undecidedAmounts = false;
  let undecidedDates = false;
  let [first, last] = ["", ""];

  const addMoney = (record: LoadedRecord, won: boolean): void => {
    const value = record.values[amount];
    if (isUndecided(value)) undecidedAmounts = true;
    const text = textOf(value);
    if (text === null) {
      amountNull++;
      return;
    }
    sums.all.add(text);
    if (won) sums.won.add(text);
    const code = (currency === -1 ? null : textOf(record.values[currency])) ?? record.currency;
    if (code === null) return;
    const subtotal = byCurrency.get(code) ?? decimalSum();
    byCurrency.set(code, subtotal);
    subtotal.add(text);
  };

  const addDate = (value: LoadedValue | undefined): void => {
    if (isUndecided(value)) undecidedDates = true;
    else if (typeof value === "object" && value !== null) {
      if (first === "" || value.date < first) first = value.date;
      if (value.date > last) last = value.date;
    }
  };

  const addQuarter = (sums: Map<string, DecimalSum>, date: IsoDate | null | undefined, money: string): void => {
    if (date === null || date === undefined) return;
    const quarter = `${date.slice(0, 4)}-Q${Math.ceil(monthOf(date) / 3)}`;
    const subtotal = sums.get(quarter) ?? decimalSum();
    sums.set(quarter, subtotal);
    subtotal.add(money);
  };

  /** Won money by close quarter under both readings of the close date: what hangs on an open question. */
  const addUnderBoth = (value: LoadedValue | undefined, money: string): void => {
    if (typeof value !== "object" || value === null) return;
    const [dayFirst, monthFirst] = isUndecided(value) ? [value.dayFirst, value.monthFirst] : [value.date, value.date];
    addQuarter(quarters["dd/mm"], dayFirst, money);
    addQuarter(quarters["mm/dd"], monthFirst, money);
  };
  const isOpenQuestion = close !== -1 && columns[close]?.instant?.order === "undecided";

  return {
    add(record) {
      const { values } = record;
      rows++;
      const outcome = outcomeOf(textOf(values[stage]), textOf(values[status]));
      outcomes[outcome ?? "open"]++;
      if (amount !== -1) addMoney(record, outcome === "won");
      const money = textOf(values[amount]);
      if (isOpenQuestion && outcome === "won" && money !== null) addUnderBoth(values[close], money);
      const homeText = home === -1 ? null : textOf(values[home]);
      if (homeText !== null) sums.home.add(homeText);
      const name = account === -1 ? null : textOf(values[account]);
      if (name !== null && !accountsAsWritten.has(name)) {
        accountsAsWritten.add(name);
        accounts.add(nameKey(name));
      }
      const dealId = deal === -1 ? null : textOf(values[deal]);
      if (object === "stage_history" && dealId !== null) deals.add(dealId);
      if (close !== -1) addDate(values[close]);
      flags.forEach(({ index }, i) => {
        const key = String(values[index]) as "true" | "false" | "null";
        (flagCounts[i] as Record<string, number>)[key] = ((flagCounts[i] as Record<string, number>)[key] ?? 0) + 1;
      });
      entered.forEach(({ index }, i) => {
        if (values[index] !== null) enteredCounts[i] = (enteredCounts[i] as number) + 1;
      });
    },
    result() {
      const totals: Record<string, string | number | Record<string, string | number>> = {};
      if (rows === 0) return totals;
      if (amount !== -1 && !undecidedAmounts) {
        totals.amount_sum = sums.all.text();
        totals.amount_null = amountNull;
      }
      if (object === "deals" && (stage !== -1 || status !== -1)) {
        totals.won_count = outcomes.won;
        totals.lost_count = outcomes.lost;
        totals.open_count = outcomes.open + outcomes.unknown;
        if (outcomes.disqualified > 0) totals.disqualified_count = outcomes.disqualified;
        if (amount !== -1 && !undecidedAmounts) totals.won_amount_sum = sums.won.text();
      }
      if (object === "stage_history") {
        totals.history_rows = rows;
        totals.opportunities = deals.size;
      }
      if (account !== -1) totals.distinct_accounts = accounts.size;
      if (first !== "" && !undecidedDates) {
        totals.close_date_min = first;
        totals.close_date_max = last;
      }
      if (undecidedDates) {
        for (const [order, sums] of Object.entries(quarters)) {
          const names = [...sums.keys()].sort();
          totals[`won_amount_by_close_quarter_if_${order}`] = Object.fromEntries(
            names.map((name) => [name, (sums.get(name) as DecimalSum).text()]),
          );
        }
      }
      if (home !== -1) totals.amount_home_sum = sums.home.text();
      if (byCurrency.size > 1 || (currency !== -1 && byCurrency.size > 0)) {
        const codes = [...byCurrency.keys()].sort();
        totals.amount_sum_by_currency = Object.fromEntries(
          codes.map((code) => [code, (byCurrency.get(code) as DecimalSum).text()]),
        );
      }
      if (entered.length > 0) {
        totals.non_empty_stage_dates = Object.fromEntries(
          entered.map(({ name }, i) => [name, enteredCounts[i] as number]),
        );
      }
      flags.forEach(({ name }, i) => {
        totals[`flag:${name}`] = flagCounts[i] as Record<string, number>;
      });
      return totals;
    },
  };
};
