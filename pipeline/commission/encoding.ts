import { createHash } from "node:crypto";
import { type Exact, exact, fraction, toText } from "../../core/money/exact.ts";

const isExact = (value: unknown): value is Exact =>
  typeof value === "object" &&
  value !== null &&
  "n" in value &&
  "d" in value &&
  typeof value.n === "bigint" &&
  typeof value.d === "bigint";

const textOf = (value: Exact): string => {
  const { n, d } = fraction(value.n, value.d);
  let rest = d;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest === 1n ? toText(value) : `${n}/${d}`;
};

/** A value as JSON holds it: an exact number becomes {"exact": "12.5"} or {"exact": "1/3"}, a map its entries; undefined is left out. */
export const encoded = (value: unknown): unknown => {
  if (isExact(value)) return { exact: textOf(value) };
  if (Array.isArray(value)) return value.map(encoded);
  if (value instanceof Map) return [...value].map(encoded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, encoded(part)]])),
  );
};

/** The value that `encoded` was made from, maps as their entries. */
export const decoded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === "exact" && typeof only[1] === "string") {
    const [n = "0", d] = only[1].split("/");
    return d === undefined ? exact(n) : fraction(BigInt(n), BigInt(d));
  }
  return Object.fromEntries(entries.map(([key, part]) => [key, decoded(part)]));
};

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Hash of rows whatever their order. */
export const hashOfRows = (rows: readonly unknown[]): string =>
  sha256(
    rows
      .map((row) => JSON.stringify(encoded(row)))
      .sort()
      .join("\n"),
  );
