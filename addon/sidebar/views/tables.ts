import { dataCheck } from "../../boards/data-check.ts";
import { duplicatesBoard } from "../../boards/duplicates.ts";
import { snapshotTab } from "../../boards/snapshot.ts";
import { recogniseHead } from "../../sheet-table.ts";
import type { App } from "../app.ts";
import { choices, field } from "../dom.ts";
import { type KnownTab, mappingOf, readCells, readTable, sheetWith } from "../sheets.ts";
import { tabChoice } from "./parts.ts";
import { asOfOf } from "./period.ts";
import { taskView } from "./task.ts";

const anyTab = (tabs: readonly KnownTab[]): HTMLSelectElement =>
  choices(
    tabs.map(({ sheet }) => ({ value: String(sheet.id), label: sheet.name })),
    String(tabs[0]?.sheet.id ?? ""),
  );

/** The data check of a tab: read = used + set aside, why, and what to do; as a new tab. */
export const checkView = taskView(
  (app) => app.say("check"),
  (app, tabs) => {
    const tab = anyTab(tabs);
    return {
      fields: [field(app.say("tab"), tab)],
      make: async (progress) => [
        dataCheck(await readTable(app, sheetWith(app, Number(tab.value)), progress), asOfOf(app), app.language),
      ],
    };
  },
);

export const duplicatesView = taskView(
  (app) => app.say("duplicates"),
  (app, tabs) => {
    const tab = anyTab(tabs);
    return {
      fields: [field(app.say("tab"), tab)],
      make: async (progress) => [
        duplicatesBoard(await readTable(app, sheetWith(app, Number(tab.value)), progress), asOfOf(app), app.language),
      ],
    };
  },
);

const snapshotTask = (app: App, tabs: readonly KnownTab[]) => {
  const tab = tabChoice(app, tabs, "deals", false);
  return {
    says: app.say("snapshotSays"),
    fields: [field(app.say("dealsTab"), tab)],
    make: async (progress: Parameters<typeof readCells>[2]) => {
      const sheet = sheetWith(app, Number(tab.value));
      const cells = await readCells(app, sheet, progress);
      const header = recogniseHead(cells, sheet.name, mappingOf(sheet))?.headerRow ?? 1;
      return [snapshotTab(cells, header, mappingOf(sheet), asOfOf(app), app.language)];
    },
  };
};

/** Keeps today's deals for later comparisons. */
export const snapshotView = taskView((app) => app.say("snapshot"), snapshotTask);
