/** Words and fields, which most calls on tables need; the headers of CRMs, which only exports need; all that holds sentences. */
export type StreamName = "words" | "headers" | "messages";

/** LZMA data in letters of base 91, and its size in bytes. */
export interface Stream {
  readonly data: string;
  readonly size: number;
}

const empty: Stream = { data: "", size: 0 };

/** Filled in by the build. `letters`: those outside ASCII, bytes from 128. */
export const packed: { readonly streams: Readonly<Record<StreamName, Stream>>; readonly letters: string } = {
  streams: { words: empty, headers: empty, messages: empty },
  letters: "",
};
