import type { Taken } from "./store.ts";

const longestCell = 50_000;

/** Dates of another realm too, whose `instanceof` fails. */
export const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === "[object Date]";

/** What Sheets makes of a value that is set: a formula, text without its apostrophe, a number where text looks like one. */
export const taken = (value: unknown, format: string): Taken => {
  if (value === null || value === undefined) return { value: "", formula: "" };
  if (isDate(value)) {
    if (Number.isNaN(value.getTime())) throw new Error("Invalid date");
    return { value: new Date(value.getTime()), formula: "" };
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error("Cannot convert to a cell value");
    return { value, formula: "" };
  }
  if (typeof value === "boolean") return { value, formula: "" };
  if (typeof value !== "string")
    throw new Error(`Cannot convert ${Object.prototype.toString.call(value)} to a cell value`);
  if (value.length > longestCell)
    throw new Error("Your input contains more than the maximum of 50000 characters in a single cell.");
  if (value.startsWith("'")) return { value: value.slice(1), formula: "" };
  if (value.startsWith("=")) return { value: 0, formula: value };
  if (format !== "@" && /^-?\d+([.,/-]\d+)*$/.test(value)) return { value: Number.parseFloat(value), formula: "" };
  return { value, formula: "" };
};
