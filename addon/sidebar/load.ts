import { unpack } from "./unpack.ts";

/** Filled in by the build: the packed program and its size in bytes. */
const program = "__PROGRAM__";
const size = "__SIZE__";

/** Two letters hold 13 bits; the letters are the printable ones without quote, backslash and less-than. */
const bytesOf = (text: string, length: number): Uint8Array<ArrayBuffer> => {
  const values = new Uint8Array(128);
  let next = 0;
  for (let code = 33; code < 127; code++) if (code !== 34 && code !== 60 && code !== 92) values[code] = next++;
  const bytes = new Uint8Array(length);
  let place = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; place < length; at += 2) {
    const pair = (values[text.charCodeAt(at)] as number) * 91 + (values[text.charCodeAt(at + 1)] as number);
    held |= pair << bits;
    bits += 13;
    while (bits >= 8) {
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
