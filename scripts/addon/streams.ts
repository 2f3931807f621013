import { deflateRawSync } from "node:zlib";
import type { packed, Stream } from "../../addon/packed/data.ts";
import { inflate } from "../../addon/packed/inflate.ts";
import { type Language, languages } from "../../core/locale/language.ts";
import { base91 } from "./base91.ts";

export type Tree = Readonly<Record<string, unknown>>;

type Sentence = Readonly<Record<Language, string>>;

const isSentence = (value: unknown): value is Sentence =>
  typeof value === "object" && value !== null && Object.keys(value).join() === languages.join();

interface Text {
  readonly name: string;
  readonly text: string;
  /** The stream that is its dictionary. */
  readonly after?: string;
}

const jsonOf = (data: unknown, onSentence: (sentence: Sentence) => string): string =>
  JSON.stringify(data, (_, value: unknown) => {
    if (isSentence(value)) return onSentence(value);
    const isPlain = typeof value === "boolean" || (typeof value === "string" && !value.includes("^"));
    if (isPlain || (typeof value === "object" && value !== null && !Array.isArray(value))) return value;
    throw new Error(`Only objects, truth values and texts without "^" can be packed, not ${JSON.stringify(value)}`);
  });

const hasSentences = (value: unknown): boolean =>
  isSentence(value) || (typeof value === "object" && value !== null && Object.values(value).some(hasSentences));

/**
 * The streams that `addon/packed/texts.ts` reads. Tables of words and headers have one each. Sentences stand by language, where like stands
 * next to like, and apart from the tree of their constants.
 */
const layout = (constants: Tree): Text[] => {
  const [tables, messages] = [false, true].map((wanted) =>
    Object.fromEntries(Object.entries(constants).filter(([, value]) => hasSentences(value) === wanted)),
  ) as [Tree, Tree];
  const sentences: Sentence[] = [];
  const tree = jsonOf(messages, (sentence) => {
    sentences.push(sentence);
    return "^";
  });
  const lines = (language: Language): string => {
    const texts = sentences.map((sentence) => sentence[language]);
    const broken = texts.find((text) => text.includes("\n"));
    if (broken !== undefined) throw new Error(`A sentence of two lines can't be packed: ${broken}`);
    return texts.join("\n");
  };
  return [
    ...Object.entries(tables).map(([name, table]) => ({
      name,
      text: jsonOf(table, () => ""),
      ...(name === "words" ? {} : { after: "words" }),
    })),
    { name: "messages", text: tree.replaceAll('"^"', "^") },
    ...languages.map((language) => ({
      name: language,
      text: lines(language),
      ...(language === "en" ? {} : { after: "en" }),
    })),
  ];
};

/** The smallest of what DEFLATE gives: a smaller memLevel makes shorter blocks, each with codes that fit it. */
const deflated = (bytes: Uint8Array, dictionary?: Uint8Array): Uint8Array =>
  [5, 6, 7, 8, 9]
    .map((memLevel) =>
      deflateRawSync(bytes, { level: 9, memLevel, ...(dictionary === undefined ? {} : { dictionary }) }),
    )
    .reduce((best, next) => (next.length < best.length ? next : best));

/**
 * Constants as the streams of `addon/packed/data.ts`: objects of objects and texts, each by name. A letter is one byte; those outside ASCII are
 * numbered from 128.
 */
export const streamsOf = (constants: Tree): typeof packed => {
  const texts = layout(constants);
  const all = texts.map(({ text }) => text).join("");
  const letters = Array.from(new Set(all.replace(/[\0-\x7f]/g, "")))
    .sort()
    .join("");
  const bytes = new Map(
    texts.map(({ name, text }) => [
      name,
      Uint8Array.from(text, (letter) => (letter < "\x80" ? letter.charCodeAt(0) : 128 + letters.indexOf(letter))),
    ]),
  );
  const streams = texts.map(({ name, after }): [string, Stream] => {
    const unpacked = bytes.get(name) as Uint8Array;
    const dictionary = after === undefined ? undefined : bytes.get(after);
    const stream = deflated(unpacked, dictionary);
    const readBack = inflate(stream, unpacked.length, dictionary ?? new Uint8Array(0));
    if (Buffer.compare(readBack, unpacked) !== 0) throw new Error(`The stream ${name} can't be read back.`);
    const sizes = { size: stream.length, unpackedSize: unpacked.length };
    return [name, { data: base91(stream), ...sizes, ...(after === undefined ? {} : { after }) }];
  });
  return { streams: Object.fromEntries(streams), letters };
};
