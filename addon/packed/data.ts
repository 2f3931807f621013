/** DEFLATE data as letters, its bytes, and its size unpacked. */
export type PackedStream = readonly [data: string, length: number, size: number];

/** Filled in by the build, a stream a module. */
export const packed: Readonly<Record<string, PackedStream>> = {};
