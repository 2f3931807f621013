import { languages } from "../../core/locale/language.ts";
import { bytesOf } from "./base91.ts";
import { packed, type Stream } from "./data.ts";
import { inflate } from "./inflate.ts";

type Tree = Readonly<Record<string, unknown>>;

/** Made at the first need of each name and kept. */
const once = <T>(make: (name: string) => T): ((name: string) => T) => {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
};

const bytes = once((name): Uint8Array => {
  const { data, size, unpackedSize, after } = packed.streams[name] as Stream;
  return inflate(bytesOf(data, size), unpackedSize, after === undefined ? new Uint8Array(0) : bytes(after));
});

const textOf = (name: string): string => {
  const letters = Uint16Array.from(bytes(name), (byte) => (byte < 128 ? byte : packed.letters.charCodeAt(byte - 128)));
  let text = "";
  for (let at = 0; at < letters.length; at += 4096) text += String.fromCharCode(...letters.subarray(at, at + 4096));
  return text;
};

/** A constant without sentences has a stream of its own. */
const tables = once((name): Tree => JSON.parse(textOf(name)));

/** The sentences of a language, a line each. */
const sentences = once((language) => textOf(language).split("\n"));

/** Every constant that holds sentences, by name; "^" stands for the next one, here its number. */
const messages = once((name): Readonly<Record<string, Tree>> => {
  let next = 0;
  return JSON.parse(textOf(name).replace(/\^/g, () => String(next++)));
});

const sentence = (number: number): object =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      languages.map((language) => [language, { enumerable: true, get: () => sentences(language)[number] }]),
    ),
  );

const revived = (value: unknown): unknown =>
  typeof value === "number"
    ? sentence(value)
    : typeof value === "object"
      ? Object.fromEntries(Object.entries(value as Tree).map(([key, inner]) => [key, revived(inner)]))
      : value;

/**
 * A constant that the build has packed: messages in six languages, headers, words; more than half of the server's code unpacked. Each of
 * them, and each language, is unpacked when a part is read for the first time (an error, a header, help), never while the script loads.
 */
export const lazy = (name: string): Tree => {
  const parts = (): Tree => (name in packed.streams ? tables(name) : (messages("messages")[name] as Tree));
  const part = (known: Record<string, unknown>, key: string): unknown => {
    if (!(key in known) && key in parts()) known[key] = revived(parts()[key]);
    return known[key];
  };
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (known, key) => part(known, key as string),
      has: (_, key) => key in parts(),
      ownKeys: () => Object.keys(parts()),
      getOwnPropertyDescriptor: (known, key) => {
        const value = part(known, key as string);
        return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
      },
    },
  );
};
