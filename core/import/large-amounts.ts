import type { Language } from "../locale/language.ts";
import { cureFor } from "./cures.ts";
import type { FilePlan } from "./plan.ts";
import { isQuarantined, type Validator } from "./validate.ts";

/** The largest amount that the database's money, 18 digits of which four are decimals, surely holds. */
const largestAmount = 99_999_999_999_999;

/**
 * A check for records on their way into the database: what `check` lets through, but for amounts with more than 14 digits before the decimal
 * mark. No currency's deals need them, and rounding or cutting them would go unseen: the record is set aside (amount_too_large).
 */
export const withinMoney =
  (check: Validator, { columns }: FilePlan, language: Language): Validator =>
  (raw, record) => {
    const checked = check(raw, record);
    if (isQuarantined(checked)) return checked;
    const column = columns.find(
      ({ kind }, i) => kind === "amount" && Math.abs(Number(checked.values[i])) > largestAmount,
    );
    if (column === undefined) return checked;
    const value = raw.fields[column.index] as string;
    const reason = "amount_too_large";
    return { record, line: raw.line, column: column.name, value, reason, cure: cureFor(reason, value, "", language) };
  };
