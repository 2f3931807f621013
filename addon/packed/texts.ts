import { packed } from "./data.ts";
import { inflate } from "./inflate.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const bytesOf = (base64: string): Uint8Array => {
  const values = new Uint8Array(128);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.floor((base64.length * 3) / 4));
  let at = 0;
  for (let i = 0; i < base64.length; i += 4) {
    const four =
      ((values[base64.charCodeAt(i)] as number) << 18) |
      ((values[base64.charCodeAt(i + 1)] as number) << 12) |
      ((values[base64.charCodeAt(i + 2)] as number) << 6) |
      (values[base64.charCodeAt(i + 3)] as number);
    bytes[at++] = four >> 16;
    bytes[at++] = (four >> 8) & 255;
    bytes[at++] = four & 255;
  }
  return bytes;
};

const utf8 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; ) {
    const codes: number[] = [];
    for (; i < bytes.length && codes.length < 4096; ) {
      const lead = bytes[i++] as number;
      if (lead < 0x80) codes.push(lead);
      else if (lead < 0xe0) codes.push(((lead & 31) << 6) | ((bytes[i++] as number) & 63));
      else if (lead < 0xf0) {
        codes.push(((lead & 15) << 12) | (((bytes[i++] as number) & 63) << 6) | ((bytes[i++] as number) & 63));
      } else throw new Error("packed texts are damaged");
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join("");
};

type Exports = Readonly<Record<string, unknown>>;

const unpacked = new Map<string, Exports>();

/**
 * The exports of a module that the build has packed: messages in six languages and header catalogues, more than half of the server's
 * code unpacked. Each module is unpacked at its first need (an error, a header, help), never while the script loads.
 */
export const texts = (module: string): Exports => {
  const known = unpacked.get(module);
  if (known !== undefined) return known;
  const [data, size] = packed[module] as readonly [string, number];
  const exports = JSON.parse(utf8(inflate(bytesOf(data), size))) as Exports;
  unpacked.set(module, exports);
  return exports;
};

/** A message catalogue that is unpacked when one of its sentences is read. */
export const lazyTexts = (module: string, name: string): Readonly<Record<string, unknown>> => {
  const whole = () => texts(module)[name] as Record<string, unknown>;
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, key) => whole()[key as string],
      has: (_, key) => key in whole(),
      ownKeys: () => Object.keys(whole()),
      getOwnPropertyDescriptor: (_, key) => ({ value: whole()[key as string], enumerable: true, configurable: true }),
    },
  );
};
