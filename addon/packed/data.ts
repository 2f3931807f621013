/** Filled in by the build: DEFLATE data of all packed modules as base64, and its size unpacked. */
export const packed = "";
export const size = 0;
