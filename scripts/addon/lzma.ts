/** The packer comes with its sources as its types, which the settings of this project refuse: it is loaded by its name. */
const packer: string = "lzma1";

/** Bytes as an LZMA file of known size, packed as small as it goes. Unpacked by `addon/packed/unpack.ts`. */
export const lzma = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  const { compress } = (await import(packer)) as { compress(bytes: Uint8Array, level: number): ArrayLike<number> };
  return Uint8Array.from(compress(bytes, 9));
};
