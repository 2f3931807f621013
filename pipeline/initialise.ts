import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, type YAMLMap } from "yaml";
import { RevError } from "../core/errors/error.ts";
import type { OptionValues } from "./command.ts";
import { findCompensation } from "./commission/compensation-files.ts";
import { describeConfiguration } from "./configuration.ts";
import { discover } from "./load/discover.ts";
import { openFolder } from "./load/open-folder.ts";
import { asWriteError } from "./output-folder.ts";
import { readRunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `revsheet init`: writes a revsheet.yaml that says what was recognised in each file, and every other key as a comment with its meaning. As
 * written it changes nothing; CONFIG_EXISTS unless --force.
 */
export const initialise = async (folder: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const path = typeof options.config === "string" ? options.config : join(folder, "revsheet.yaml");
  if (existsSync(path) && options.force !== true) throw new RevError("CONFIG_EXISTS", { file: path });
  const { files } = await findCompensation(folder, discover(folder));
  const { tables } = await openFolder(folder, files, {}, readRunOptions({}), (file) =>
    terminal.update({ stage: `recognise ${file}` }),
  );
  const document = new Document({
    files: tables.map(({ name, source }) => ({
      match: name,
      crm: source.plan.recognition.crm,
      object: source.plan.recognition.object,
      columns: Object.fromEntries(
        source.plan.columns.flatMap(({ header, field, stage }) =>
          field === null || stage !== null ? [] : [[header, field]],
        ),
      ),
    })),
  });
  document.commentBefore = describeConfiguration()
    .map((line) => ` ${line}`)
    .join("\n");
  const map = document.contents as unknown as YAMLMap;
  map.commentBefore = " What was recognised. Leave a file out of this list to have it recognised anew.";
  try {
    writeFileSync(path, document.toString({ lineWidth: 120 }));
  } catch (error) {
    throw asWriteError(error, path);
  }
  terminal.result(path);
  return 0;
};
