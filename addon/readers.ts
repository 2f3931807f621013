import { RevError } from "../core/errors/error.ts";

/** Reads a value that came over `google.script.run`: gives it typed, or throws REQUEST_INVALID with the place `at` and what belongs there. */
export type Reader<T> = (value: unknown, at: string) => T;

export type Read<R> = R extends Reader<infer T> ? T : never;

const refuse = (at: string, expected: string): never => {
  throw new RevError("REQUEST_INVALID", { detail: `${at}: ${expected} expected` });
};

/** A value that passes a test; `expected` says what it is. */
export const fitting =
  <T>(expected: string, fits: (value: unknown) => value is T): Reader<T> =>
  (value, at) =>
    fits(value) ? value : refuse(at, expected);

export const text = fitting("text", (value): value is string => typeof value === "string");

export const textLike = (pattern: RegExp): Reader<string> =>
  fitting(`text like ${pattern.source}`, (value): value is string => typeof value === "string" && pattern.test(value));

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number = Number.MAX_SAFE_INTEGER): Reader<number> =>
  fitting(
    `a whole number from ${least} to ${most}`,
    (value): value is number => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  );

export const oneOf = <const T extends string>(values: readonly T[]): Reader<T> =>
  fitting(values.join(" or "), (value): value is T => (values as readonly unknown[]).includes(value));

export const nothing = fitting("null", (value): value is null => value === null);

export const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, at) =>
    value === null ? null : reader(value, at);

export const listOf =
  <T>(item: Reader<T>): Reader<T[]> =>
  (value, at) =>
    Array.isArray(value) ? value.map((one, i) => item(one, `${at}[${i}]`)) : refuse(at, "a list");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const record = fitting("an object", isRecord);

/** An object with values of one kind under any name. */
export const recordOf =
  <T>(item: Reader<T>): Reader<Record<string, T>> =>
  (value, at) =>
    Object.fromEntries(Object.entries(record(value, at)).map(([key, one]) => [key, item(one, `${at}.${key}`)]));

export type Fields = Readonly<Record<string, Reader<unknown>>>;
export type ReadFields<F extends Fields> = { readonly [K in keyof F]: Read<F[K]> };

/** An object that has just these fields. */
export const objectOf =
  <F extends Fields>(fields: F): Reader<ReadFields<F>> =>
  (value, at) => {
    const given = record(value, at);
    const odd = Object.keys(given).find((key) => !Object.keys(fields).includes(key));
    if (odd !== undefined) refuse(`${at}.${odd}`, "nothing");
    return Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, field(given[key], `${at}.${key}`)]),
    ) as ReadFields<F>;
  };
