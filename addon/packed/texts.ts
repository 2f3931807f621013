import { type PackedStream, packed } from "./data.ts";
import { inflate } from "./inflate.ts";
import { bytesOfLetters } from "./letters.ts";

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
  const [data, length, size] = packed[module] as PackedStream;
  const exports = JSON.parse(utf8(inflate(bytesOfLetters(data, length), size))) as Exports;
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
