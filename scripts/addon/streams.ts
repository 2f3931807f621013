import type { packed, Stream, StreamName } from "../../addon/packed/data.ts";
import { unpack } from "../../addon/packed/unpack.ts";
import { type Language, languages } from "../../core/locale/language.ts";
import { base91 } from "./base91.ts";
import { lzma } from "./lzma.ts";

export type Tree = Readonly<Record<string, unknown>>;

type Sentence = Readonly<Record<Language, string>>;

const isSentence = (value: unknown): value is Sentence =>
  typeof value === "object" && value !== null && Object.keys(value).join() === languages.join();

const hasSentences = (value: unknown): boolean =>
  isSentence(value) || (typeof value === "object" && value !== null && Object.values(value).some(hasSentences));

/** The stream in which a constant stands. */
export const streamFor = (name: string, value: unknown): StreamName =>
  hasSentences(value) ? "messages" : name === "headerTables" ? "headers" : "words";

/** A stream's text as `addon/packed/texts.ts` reads it: sentences by language, where like stands next to like. */
const textOf = (constants: Tree): string => {
  const sentences: Sentence[] = [];
  const tree = JSON.stringify(constants, (_, value: unknown) => {
    if (isSentence(value)) {
      sentences.push(value);
      return "^";
    }
    const isPlain = typeof value === "boolean" || (typeof value === "string" && !value.includes("^"));
    if (isPlain || (typeof value === "object" && value !== null)) return value;
    throw new Error(
      `Only objects, lists, truth values and texts without "^" can be packed, not ${JSON.stringify(value)}`,
    );
  });
  const lines = languages.flatMap((language) => sentences.map((sentence) => sentence[language]));
  const broken = lines.find((line) => line.includes("\n"));
  if (broken !== undefined) throw new Error(`A sentence of two lines can't be packed: ${broken}`);
  return [tree.replaceAll('"^"', "^"), ...lines].join("\n");
};

/** A letter is one byte; those outside ASCII are numbered from 128. */
const streamOf = async (text: string, letters: string): Promise<Stream> => {
  const bytes = Uint8Array.from(text, (letter) =>
    letter < "\x80" ? letter.charCodeAt(0) : 128 + letters.indexOf(letter),
  );
  const stream = await lzma(bytes);
  if (Buffer.compare(unpack(stream), bytes) !== 0) throw new Error("A stream can't be read back.");
  return { data: base91(stream), size: stream.length };
};

/** Constants, by name, as the streams of `addon/packed/data.ts`: objects of objects, lists of texts, texts and truth values. */
export const streamsOf = async (constants: Tree): Promise<typeof packed> => {
  const textFor = (stream: StreamName) =>
    textOf(Object.fromEntries(Object.entries(constants).filter(([name, value]) => streamFor(name, value) === stream)));
  const texts = { words: textFor("words"), headers: textFor("headers"), messages: textFor("messages") };
  const foreign = Object.values(texts)
    .join("")
    .replace(/[\0-\x7f]/g, "");
  const letters = Array.from(new Set(foreign)).sort().join("");
  return {
    streams: {
      words: await streamOf(texts.words, letters),
      headers: await streamOf(texts.headers, letters),
      messages: await streamOf(texts.messages, letters),
    },
    letters,
  };
};
