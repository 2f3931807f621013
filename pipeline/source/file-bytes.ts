import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { RevError } from "../../core/errors/error.ts";

const chunkSize = 1024 * 1024;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** The error of a failed read as one for the user; anything that isn't about the file is passed on. */
export const fileError = (error: unknown, file: string): unknown => {
  if (error instanceof RevError) return error;
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return new RevError("FILE_NOT_FOUND", { file });
  const cause = error instanceof Error ? error.message : String(error);
  if (code.startsWith("Z_")) return new RevError("FILE_TRUNCATED", { file, cause });
  if (code.startsWith("E")) return new RevError("FILE_UNREADABLE", { file, cause: code });
  return error;
};

/** Size of a file in bytes; FILE_NOT_FOUND or FILE_UNREADABLE where it is missing or a folder. */
export const fileSize = async (file: string): Promise<number> => {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new RevError("FILE_UNREADABLE", { file, cause: "EISDIR" });
    return found.size;
  } catch (error) {
    throw fileError(error, file);
  }
};

/** The first bytes of a file as they lie on disk. */
export const headBytes = async (file: string, length: number): Promise<Uint8Array> => {
  const parts: Buffer[] = [];
  try {
    for await (const part of createReadStream(file, { start: 0, end: length - 1 })) parts.push(part as Buffer);
  } catch (error) {
    throw fileError(error, file);
  }
  return Buffer.concat(parts);
};

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The bytes of a file in order, unpacked where it is gzip; a cut or damaged gzip is FILE_TRUNCATED. */
export async function* fileBytes(file: string, gzip: boolean): AsyncGenerator<Uint8Array> {
  const input = createReadStream(file, { highWaterMark: chunkSize });
  const output = gzip ? input.pipe(createGunzip({ chunkSize })) : input;
  if (gzip) input.on("error", (error) => output.destroy(error));
  try {
    for await (const part of output) yield part as Buffer;
  } catch (error) {
    throw fileError(error, file);
  } finally {
    input.destroy();
    output.destroy();
  }
}

/** The sha256 of a file as it lies on disk, in hexadecimal. */
export const fileHash = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const part of fileBytes(file, false)) hash.update(part);
  return hash.digest("hex");
};
