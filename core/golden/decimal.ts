import { type Exact, exact, toText } from "../money/exact.ts";

/** A result as golden cases write it: decimal text, null where blank. */
export const decimal = (value: Exact | null): string | null => (value === null ? null : toText(value));

/** The value of a case: a decimal string, or null where it is absent or blank. */
export const optional = (value: unknown): Exact | null =>
  value === null || value === undefined || value === "" ? null : exact(value as string | number);

/** A list of decimal strings. */
export const list = (values: unknown): Exact[] => (values as readonly (string | number)[]).map((value) => exact(value));
