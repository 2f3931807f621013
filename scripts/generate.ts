// npm run generate: files made from the code. With --check nothing is written and a stale file fails.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { catalogue } from "../core/errors/catalogue.ts";
import type { ErrorText } from "../core/errors/error.ts";
import { configurationJsonSchema, configurationReference } from "../pipeline/configuration-docs.ts";
import { databaseReference } from "../pipeline/database-docs.ts";
import { resultsReference } from "../pipeline/results-docs.ts";
import { functionsReference } from "./addon/reference.ts";
import { planWordsReference } from "./plan-words.ts";

const errors = () => {
  const rows = Object.entries(catalogue as Record<string, ErrorText>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { message, hint }]) =>
        `| \`${code}\` | ${message.en.replaceAll("|", "\\|")} | ${hint.en.replaceAll("|", "\\|")} |`,
    );
  return [
    "# Errors",
    "",
    "Made from `core/errors` by `npm run generate`. Every message exists in six languages.",
    "",
    "| code | what is wrong | what to do |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
};

const files: Readonly<Record<string, () => string | Promise<string>>> = {
  "docs/errors.md": errors,
  "docs/functions.md": functionsReference,
  "docs/configuration.md": configurationReference,
  "docs/revsheet.schema.json": configurationJsonSchema,
  "docs/results.md": resultsReference,
  "docs/database.md": databaseReference,
  "docs/plan-words.md": planWordsReference,
};

const check = process.argv.includes("--check");
const stale: string[] = [];
for (const [file, make] of Object.entries(files)) {
  const text = await make();
  const present = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  if (present === text) continue;
  if (check) stale.push(file);
  else writeFileSync(file, text);
}
if (stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run npm run generate and commit.`);
  process.exitCode = 1;
}
