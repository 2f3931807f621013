import { describe, expect, it } from "vitest";
import { commissionTexts } from "../../addon/boards/commission-texts.ts";
import { pipelineTexts } from "../../addon/boards/pipeline-texts.ts";
import { planningTexts } from "../../addon/boards/planning-texts.ts";
import { sampleTexts } from "../../addon/boards/sample.ts";
import { boardTexts } from "../../addon/boards/texts.ts";
import { sidebarTexts } from "../../addon/sidebar/texts/index.ts";
import type { TextTable } from "../../addon/texts.ts";

const tables: Readonly<Record<string, TextTable>> = {
  boardTexts,
  commissionTexts,
  pipelineTexts,
  planningTexts,
  sampleTexts,
  sidebarTexts,
};
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(Object.entries(tables))("%s", (_, table) => {
  it("says every text in six languages with the same parameters", () => {
    for (const [key, texts] of Object.entries(table)) {
      expect([key, texts.length, texts.every((text) => text !== "")]).toEqual([key, 6, true]);
      for (const text of texts) expect([key, names(text)]).toEqual([key, names(texts[0])]);
    }
  });
});
