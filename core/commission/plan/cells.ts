import { isoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import { compileAmount, compileCondition } from "../../formula/evaluate.ts";
import { parseFormula } from "../../formula/parse.ts";
import { tidy } from "../../locale/fold.ts";
import { currencyCode, currencyDigits } from "../../money/currency.ts";
import { type Exact, exact, less, sign, toText } from "../../money/exact.ts";
import type { Setting } from "./settings.ts";
import { choiceOf } from "./vocabulary.ts";

/** A cell of a plan table: text as typed, or a number or truth value from a sheet. */
export type PlanCell = string | number | boolean | null | undefined;

/** A cell as tidied text; blank for nothing. */
export const cellText = (cell: PlanCell): string => {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : tidy(String(cell));
};

/** The key of a setting's or column's name: "Cap per deal", "cap_per_deal" and "capPerDeal" are one. */
export const settingKey = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The shortest decimal form, so that 0.50 and 50% are the same plan. */
const shortest = (value: Exact): Exact => exact(toText(value, 60));

/** A number that may carry a percent sign: "5%" is 0.05. */
export const plainNumber = (text: string, place: string): Exact => {
  if (!text.endsWith("%")) return shortest(exact(text, place));
  const value = exact(text.slice(0, -1), place);
  return shortest({ n: value.n, d: value.d * 100n });
};

const nonNegative = (value: Exact, text: string, place: string): Exact => {
  if (sign(value) < 0) throw new RevError("PLAN_NEGATIVE", { value: text, place });
  return value;
};

/** A fraction of at most 1; 5 is refused where 0.05 or 5% is meant (RATE_RANGE). `limit` is 1 unless attainments may exceed it. */
export const fractionCell = (text: string, place: string, limit = 1n, signed = false): Exact => {
  const value = plainNumber(text, place);
  const size = value.n < 0n ? { n: -value.n, d: value.d } : value;
  if (less({ n: limit, d: 1n }, size)) throw new RevError("RATE_RANGE", { value: text, place });
  return signed ? value : nonNegative(value, text, place);
};

/** Money of 0 or more with no more decimals than its currency has, so that "50.000" for fifty thousand is noticed. */
export const moneyCell = (text: string, place: string, currency: string | undefined, signed = false): Exact => {
  const value = shortest(exact(text, place));
  const decimals = /\.(\d*)$/.exec(text)?.[1]?.length ?? 0;
  if (currency !== undefined && decimals > currencyDigits(currency)) {
    throw new RevError("PLAN_MONEY_DIGITS", { value: text, currency, place });
  }
  return signed ? value : nonNegative(value, text, place);
};

const flags = ["yes", "no"] as const;

/** Yes or no in the six languages, as true and false or as 1 and 0; anything else is PLAN_CHOICE. */
export const flagCell = (text: string, place: string): boolean => {
  const flag = choiceOf(flags, text);
  if (flag === "yes" || /^(true|1)$/i.test(text)) return true;
  if (flag === "no" || /^(false|0)$/i.test(text)) return false;
  throw new RevError("PLAN_CHOICE", { value: text, choices: flags.join(", "), place });
};

const countCell = (text: string, place: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new RevError("PLAN_CHOICE", { value: text, choices: "0, 1, 2 … 9999", place });
  return Number(text);
};

const conditionCell = (text: string) => {
  const parsed = parseFormula(text);
  compileCondition(parsed);
  return parsed;
};

const formulaCell = (text: string) => {
  const parsed = parseFormula(text);
  compileAmount(parsed);
  return parsed;
};

/** Reads the value of a setting by its kind; a value that does not fit is refused with code and place. */
export const settingValue = (setting: Setting, text: string, place: string, currency: string | undefined): unknown => {
  switch (setting.kind) {
    case "text":
      return text;
    case "name":
      return choiceOf(setting.choices ?? [], text) ?? text.toLowerCase();
    case "currency":
      return currencyCode(text, place);
    case "date":
      return isoDate(text, place);
    case "money":
      return moneyCell(text, place, currency);
    case "rate":
      return fractionCell(text, place);
    case "factor":
      return nonNegative(plainNumber(text, place), text, place);
    case "count":
      return countCell(text, place);
    case "flag":
      return flagCell(text, place);
    case "condition":
      return conditionCell(text);
    case "formula":
      return formulaCell(text);
    case "choice": {
      const choices = setting.choices ?? [];
      const found = choiceOf(choices, text);
      if (found === undefined) throw new RevError("PLAN_CHOICE", { value: text, choices: choices.join(", "), place });
      return found;
    }
  }
};
