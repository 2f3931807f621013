import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { languages } from "../../../core/locale/language.ts";
import { inspectFiles } from "../../../pipeline/inspect.ts";
import { sampleCrms, writeSample } from "../../../pipeline/sample/index.ts";

const root = mkdtempSync(join(tmpdir(), "revsheet-sample-import-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the sample is imported without configuration", () => {
  test.each(sampleCrms.flatMap((crm) => languages.map((language) => [crm, language] as const)))(
    "%s in %s: exactly the spoilt records are set aside, every other record is loaded",
    async (crm, language) => {
      const folder = join(root, `${crm}-${language}`);
      const { files, planted } = await writeSample(folder, { crm, language, deals: 150 });
      const inspections = await inspectFiles(files.map((file) => join(folder, file)));
      expect(inspections).toHaveLength(files.length);
      for (const inspection of inspections) {
        const spoilt = planted.filter((record) => inspection.file.endsWith(record.file)).length;
        expect([inspection.file, inspection.quarantined]).toEqual([inspection.file, spoilt]);
        expect(inspection.loaded + inspection.quarantined).toBe(inspection.data_records);
      }
      const deals = inspections.find((inspection) => inspection.file.endsWith("deals.csv"));
      expect(deals?.data_records).toBe(150);
    },
  );

  test.each(["xlsx", "json"] as const)("also as %s", async (format) => {
    const folder = join(root, format);
    const { files, planted } = await writeSample(folder, { crm: "pipedrive", language: "de", format, deals: 60 });
    const inspections = await inspectFiles(files.map((file) => join(folder, file)));
    const sum = (of: (inspection: (typeof inspections)[number]) => number) =>
      inspections.reduce((total, inspection) => total + of(inspection), 0);
    expect(sum((inspection) => inspection.quarantined)).toBe(planted.length);
    expect(sum((inspection) => inspection.loaded)).toBeGreaterThan(60);
  });
});
