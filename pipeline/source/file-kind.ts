import { wideByNulls } from "../../core/import/encoding.ts";

/** What a file is by its first bytes: a table we read, text to look at, or something else by name. */
export type FileKind = "xlsx" | "parquet" | "text" | { readonly other: string };

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["TIFF", [0x49, 0x49, 0x2a, 0]],
  ["BMP", [0x42, 0x4d]],
  ["WebP", [0x52, 0x49, 0x46, 0x46]],
  ["XLS", [0xd0, 0xcf, 0x11, 0xe0]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf]],
  ["RAR", [0x52, 0x61, 0x72, 0x21]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  ["ELF", [0x7f, 0x45, 0x4c, 0x46]],
  ["SQLite", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

const isControl = (byte: number): boolean => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12;

const isShortSignature = (bytes: readonly number[]): boolean => bytes.length < 3;

/** Whether bytes that are no known format look like none at all: more control characters than a damaged text has. */
const isBinary = (head: Uint8Array): boolean => {
  if (head.length === 0 || wideByNulls(head) !== undefined) return false;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  if (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff) return false;
  let controls = 0;
  for (const byte of head) if (isControl(byte)) controls++;
  return controls * 20 > head.length;
};

export const fileKind = (head: Uint8Array): FileKind => {
  if (startsWith(head, [0x50, 0x4b, 3, 4])) return "xlsx";
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return "parquet";
  const binary = isBinary(head);
  const known = signatures.find(([, bytes]) => startsWith(head, bytes) && (binary || !isShortSignature(bytes)));
  if (known !== undefined) return { other: known[0] };
  return binary ? { other: "binary" } : "text";
};
