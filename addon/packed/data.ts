/** Filled in by the build, a stream a module: DEFLATE data as base64, and its size unpacked. */
export const packed: Readonly<Record<string, readonly [data: string, size: number]>> = {};
