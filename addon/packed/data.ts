/** DEFLATE data in letters of base 91, its size packed and unpacked, and the stream whose text it goes on from. */
export interface Stream {
  readonly data: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly after?: string;
}

/** Filled in by the build: the streams by name, and the letters outside ASCII that they hold as bytes from 128. */
export const packed: { readonly streams: Readonly<Record<string, Stream>>; readonly letters: string } = {
  streams: {},
  letters: "",
};
