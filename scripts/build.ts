// npm run build: the add-in. dist/ holds exactly what clasp pushes; build/release the one file a person pastes into Apps Script.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { serverBudget, sidebarBudget } from "./addon/budget.ts";
import { writeDist } from "./addon/dist.ts";
import { root } from "./addon/root.ts";

const { files, sidebar } = await writeDist(`${root}dist`);

mkdirSync(`${root}build/release`, { recursive: true });
// Pasted by hand, the page stands in the script: as a function, so that no call pays for it.
const pasted = `function RevSheetPage_() { return ${JSON.stringify(sidebar)}; }\n`;
writeFileSync(`${root}build/release/RevSheet.gs`, [...Object.values(files), pasted].join("\n"));
copyFileSync(`${root}appsscript.json`, `${root}build/release/appsscript.json`);

const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
console.error(
  `dist/: ${Object.entries(files)
    .map(([name, text]) => `${name} ${Math.round(text.length / 1000)} kB`)
    .join(", ")}`,
);
console.error(
  `server code ${Math.round(size / 1000)} kB of ${serverBudget.bytes / 1000} kB; to paste: build/release/RevSheet.gs`,
);
console.error(`sidebar ${Math.round(sidebar.length / 1000)} kB of ${sidebarBudget.bytes / 1000} kB`);
