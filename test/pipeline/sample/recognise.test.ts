import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fields, objectKinds } from "../../../core/import/fields.ts";
import { recognise } from "../../../core/import/recognise.ts";
import { stageKind, statusKind } from "../../../core/import/stage-words.ts";
import { languages } from "../../../core/locale/language.ts";
import { closedStages, openStages } from "../../../core/sample/index.ts";
import { dealHeaders } from "../../../pipeline/sample/deal-headers.ts";
import { sampleCrms, writeSample } from "../../../pipeline/sample/index.ts";
import { wordIn } from "../../../pipeline/sample/languages.ts";
import { objectHeaders, salesforceApiHeaders } from "../../../pipeline/sample/object-headers.ts";
import { stageWords, statusWords } from "../../../pipeline/sample/words.ts";

const root = mkdtempSync(join(tmpdir(), "revsheet-sample-recognise-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const combinations = sampleCrms.flatMap((crm) => languages.map((language) => [crm, language] as const));

describe("the sample is recognised by the product", () => {
  test.each(combinations)(
    "%s in %s: object and fields of every file, CRM and language of the deals",
    async (crm, language) => {
      const folder = join(root, `${crm}-${language}`);
      const { files } = await writeSample(folder, { crm, language, format: "json", deals: 40, badRecords: false });
      const wrong: string[] = [];
      for (const file of files) {
        const rows = JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, unknown>[];
        const headers = Object.keys(rows[0] as Record<string, unknown>);
        const cells = rows.map((row) => headers.map((header) => (row[header] === null ? "" : String(row[header]))));
        const object = objectKinds.find((kind) => file.startsWith(kind)) as Exclude<
          (typeof objectKinds)[number],
          "leads"
        >;
        const seen = recognise(headers, cells, file);
        if (seen.object !== object) wrong.push(`${file}: object ${seen.object}`);
        const table =
          object === "deals"
            ? dealHeaders[crm]
            : ((crm === "salesforce" ? salesforceApiHeaders[object] : undefined) ?? objectHeaders[object]);
        for (const [field, row] of Object.entries(table)) {
          if (!(field in fields[object])) continue;
          const header = wordIn(row, language);
          const column = seen.columns.find((one) => one.header === header);
          if (column?.field !== field) wrong.push(`${file}: ${header} is ${column?.field}, not ${field}`);
        }
        if (object === "deals") {
          if (seen.crm !== crm) wrong.push(`${file}: CRM ${seen.crm}`);
          if (seen.language !== language) wrong.push(`${file}: language ${seen.language}`);
          const entered = seen.columns.filter((column) => column.field === "stage_entered_at").length;
          if (entered !== (crm === "hubspot" ? 16 : 0)) wrong.push(`${file}: ${entered} stage columns`);
        }
        if (seen.ambiguities.length > 0) wrong.push(`${file}: ambiguous ${JSON.stringify(seen.ambiguities)}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  test.each(combinations)("%s in %s: what each stage and status is", (crm, language) => {
    const wrong: string[] = [];
    for (const stage of [...openStages, ...closedStages]) {
      // Dynamics has no status for it: a cancelled deal's status is lost.
      if (crm === "dynamics" && stage === "disqualified") continue;
      const word = wordIn(stageWords[crm][stage], language);
      const kind = stageKind(word, crm)?.kind ?? statusKind(word, crm)?.kind ?? "open";
      const expected = stage === "won" || stage === "lost" || stage === "disqualified" ? stage : "open";
      if (kind !== expected) wrong.push(`${word} is ${kind}, not ${expected}`);
    }
    for (const status of ["open", "won", "lost"] as const) {
      const word = wordIn(statusWords[status], language);
      if (statusKind(word, crm)?.kind !== status)
        wrong.push(`${word} is ${statusKind(word, crm)?.kind}, not ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});
