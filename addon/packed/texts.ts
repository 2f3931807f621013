import { languages } from "../../core/locale/language.ts";
import { bytesOf } from "./base91.ts";
import { packed, type StreamName } from "./data.ts";
import { unpack } from "./unpack.ts";

type Tree = Readonly<Record<string, unknown>>;

interface Unpacked {
  /** The constants by name; a sentence is its number. */
  readonly constants: Readonly<Record<string, Tree>>;
  /** The sentences of one language, then those of the next. */
  readonly sentences: readonly string[];
}

const textOf = (stream: StreamName): string => {
  const { data, size } = packed.streams[stream];
  const bytes = unpack(bytesOf(data, size));
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    const codes: number[] = [];
    for (const end = Math.min(at + 4096, bytes.length); at + codes.length < end; ) {
      const byte = bytes[at + codes.length] as number;
      codes.push(byte < 128 ? byte : packed.letters.charCodeAt(byte - 128));
    }
    pieces.push(String.fromCharCode(...codes));
  }
  return pieces.join("");
};

const streams: { [N in StreamName]?: Unpacked } = {};

/** A stream is a line of JSON, in which "^" stands for the next sentence, then the sentences, a line each. */
const unpacked = (stream: StreamName): Unpacked => {
  const known = streams[stream];
  if (known !== undefined) return known;
  const [json = "", ...sentences] = textOf(stream).split("\n");
  let next = 0;
  const found = { constants: JSON.parse(json.replace(/\^/g, () => String(next++))), sentences };
  streams[stream] = found;
  return found;
};

const revived = (value: unknown, sentences: readonly string[]): unknown => {
  if (typeof value === "number") {
    const each = sentences.length / languages.length;
    return Object.fromEntries(languages.map((language, i) => [language, sentences[i * each + value]]));
  }
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value as Tree).map(([key, inner]) => [key, revived(inner, sentences)]));
};

/**
 * A constant that the build has packed: messages in six languages, headers, words; more than half of the server's code unpacked. The stream
 * it stands in is unpacked when a part is read for the first time (an error, a header, help), never while the script loads.
 */
export const lazy = (stream: StreamName, name: string): Tree => {
  const parts = () => unpacked(stream).constants[name] as Tree;
  const part = (known: Record<string, unknown>, key: string): unknown => {
    if (!(key in known) && key in parts()) known[key] = revived(parts()[key], unpacked(stream).sentences);
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
