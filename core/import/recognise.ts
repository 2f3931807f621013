import { fileNameSays } from "./file-name.ts";
import { recogniseTable } from "./recognise-table.ts";
import type { Recognition, RecognitionOverride } from "./recognition.ts";

/** Says what a file or a named tab holds: `recogniseTable`, where the name of the file counts a little. */
export const recognise = (
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  fileName: string,
  override: RecognitionOverride = {},
): Recognition => recogniseTable(headers, sample, fileName, override, fileNameSays(fileName));
