import { unpack } from "./unpack.ts";

/** Filled in by the build: the packed program and its size in bytes. */
const program = "__PROGRAM__";
const size = "__SIZE__";

/** Two letters hold 13 bits; the letters are the printable ones without quote, backslash and less-than. */
const bytesOf = (text: string, length: number): Uint8Array<ArrayBuffer> => {
  const value = (at: number): number => {
    const code = text.charCodeAt(at);
    return code - 33 - Number(code > 34) - Number(code > 60) - Number(code > 92);
  };
  const bytes = new Uint8Array(length);
  let place = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at += 2) {
    held |= (value(at) * 91 + value(at + 1)) << bits;
    bits += 13;
    while (bits >= 8 && place < length) {
      bytes[place++] = held & 255;
      held >>= 8;
      bits -= 8;
    }
  }
  return bytes;
};

const script = document.createElement("script");
const code = new TextDecoder().decode(unpack(bytesOf(program, Number(size))));
script.textContent = `${code}\n//# sourceURL=revsheet-sidebar.js`;
document.body.append(script);
