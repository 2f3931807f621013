// npm run build: the add-in. dist/ holds exactly what clasp pushes; build/release the one file a person pastes into Apps Script.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { buildServer } from "./addon/bundle.ts";
import { root } from "./addon/root.ts";

const files = await buildServer();
rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist`, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(`${root}dist/${name}`, text);
copyFileSync(`${root}appsscript.json`, `${root}dist/appsscript.json`);

mkdirSync(`${root}build/release`, { recursive: true });
writeFileSync(`${root}build/release/RevSheet.gs`, Object.values(files).join("\n"));
copyFileSync(`${root}appsscript.json`, `${root}build/release/appsscript.json`);

const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
console.error(
  `dist/: ${Object.entries(files)
    .map(([name, text]) => `${name} ${Math.round(text.length / 1000)} kB`)
    .join(", ")}`,
);
console.error(`server code ${Math.round(size / 1000)} kB of 250 kB; to paste: build/release/RevSheet.gs`);
