import type { Layer } from "./layer.ts";
import type { Sentences } from "./sentences.ts";
import type { GridWorkbook } from "./workbook.ts";

/** Shows the sentence of a failed cell beside it while it is selected, as far as it has one each time it is called. */
export const notes = (layer: Layer, file: GridWorkbook, sentences: Sentences): (() => void) => {
  const note = document.createElement("p");
  note.id = "note";
  return () => {
    const sheet = file.active;
    const { row, column } = sheet.cursor();
    const sentence = sentences.at(sheet.sheet.getSheetId(), row - 1, column - 1);
    if (sentence === undefined) layer.take(note);
    else {
      note.textContent = sentence;
      layer.put(note, { sheet, row, column: column + 1 });
    }
  };
};
