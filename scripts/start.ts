// npm start: a sample export, the quarter on it, the add-in bundle, and where everything is.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const node = (...parameters: string[]) => {
  const { status } = spawnSync(process.execPath, parameters, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync("out", { recursive: true, force: true });
node("build/revsheet.js", "sample", "out/exports", "--crm", "hubspot", "--language", "de", "--compensation");
node("build/revsheet.js", "run", "out/exports", "--out", "out/pack", "--lang", "en");
node("scripts/run.mjs", "build");
console.log("Open out/pack/report.html. The add-in is in dist/.");
