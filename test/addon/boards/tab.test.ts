import { describe, expect, it } from "vitest";
import { commissionTexts } from "../../../addon/boards/commission-texts.ts";
import { pipelineTexts } from "../../../addon/boards/pipeline-texts.ts";
import { planningTexts } from "../../../addon/boards/planning-texts.ts";
import { type Step, tabSteps } from "../../../addon/boards/tab.ts";
import { boardTexts } from "../../../addon/boards/texts.ts";
import { cellKinds } from "../../../addon/protocol.ts";

/** Advance widths in thousandths of an em: Helvetica-Bold of Adobe's AFM files, whose measures Arial Bold has. */
const advances: readonly (readonly [width: number, letters: string])[] = [
  [278, " ijlI.,:;/·'’|łı"],
  [333, "ft()-í"],
  [389, "r"],
  [500, "z"],
  [556, "aceksvxyJ0123456789"],
  [611, "bdghnopquFLTZ"],
  [667, "EPSVXY"],
  [722, "ABCDHKNRU"],
  [778, "wGOQ"],
  [833, "M"],
  [889, "m%"],
  [944, "W"],
];

/** A letter with a mark is as wide as without; any other sign counts as a wide one. */
const advance = (letter: string): number => {
  const found = (one: string) => advances.find(([, letters]) => letters.includes(one))?.[0];
  return found(letter) ?? found(letter.normalize("NFD").charAt(0)) ?? 944;
};

/** Ten points are 13⅓ pixels; Sheets leaves 3 pixels at each side. */
const measured = (text: string): number =>
  (Array.from(text).reduce((sum, letter) => sum + advance(letter), 0) / 1000) * (40 / 3) + 6;

const widthsOf = (steps: readonly Step[]): readonly number[] =>
  steps.flatMap((step) => (step.do === "dress" ? step.widths : []));

describe("columns of a board", () => {
  const labels = [boardTexts, commissionTexts, pipelineTexts, planningTexts]
    .flatMap((texts): string[] => Object.values(texts).flatMap((text) => Object.values<string>(text)))
    .filter((label) => label.length <= 40)
    .map((label) => label.replace("{currency}", "EUR"));

  it("are wide enough for every header that a board can have, in six languages, whatever the column holds", () => {
    expect(labels).toContain("Mittlere Auftragsgröße");
    for (const kind of cellKinds) {
      const widths = widthsOf(
        tabSteps({ name: "", blocks: [{ columns: labels.map((label) => ({ label, kind, width: 50 })), rows: [] }] }, 0),
      );
      const cut = labels.filter((label, i) => measured(label) > (widths[i] ?? 0));
      expect(cut).toEqual([]);
    }
  });
  it("are as wide as they say where that is more", () => {
    const columns = [{ label: "Deal", kind: "text", width: 220 } as const];
    expect(widthsOf(tabSteps({ name: "", blocks: [{ columns, rows: [] }] }, 0))).toEqual([220]);
  });
});
