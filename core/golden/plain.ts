import { type Exact, toText } from "../money/exact.ts";

const isExact = (value: object): value is Exact => "n" in value && "d" in value && typeof value.n === "bigint";

/** A result as JSON: exact numbers as decimal text, maps as objects, absent values as null. */
export const plain = (value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return value;
  if (isExact(value)) return toText(value);
  if (Array.isArray(value)) return value.map(plain);
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([key, entry]) => [key, plain(entry)]));
};
