import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { sampleNotes } from "./notes.ts";
import { type SampleOptions, sampleDefaults } from "./options.ts";
import { writeSample } from "./write-sample.ts";

/** `lang` is the language of the notes, `language` that of the files. */
export interface SampleCommandOptions extends SampleOptions {
  readonly lang?: Language;
}

/**
 * `revsheet sample [DIR]`: writes the sample into a new or empty folder, the names of its files to stdout and notes to stderr. Gives exit code 0;
 * throws RevError for misuse.
 */
export const sampleCommand = async (folder: string, options: SampleCommandOptions = {}): Promise<number> => {
  const { lang = "en", ...given } = options;
  const written = await writeSample(folder, given);
  const say = speaker(sampleNotes, lang);
  const { crm, language, seed, asOf } = { ...sampleDefaults, ...given };
  process.stdout.write(written.files.map((file) => `${file}\n`).join(""));
  process.stderr.write(`${say("written", { folder, crm, language, seed, asOf })}\n`);
  if (written.planted.length > 0) {
    const records = written.planted.map(({ file, dealId, problem }) => `${file} ${dealId} ${problem}`).join("; ");
    process.stderr.write(`${say("planted", { records })}\n`);
  }
  return 0;
};
