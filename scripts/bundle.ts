// npm run prepare: the command line as JavaScript in build/, since Node 20 can't run TypeScript.
import { chmodSync, cpSync, rmSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("../../", import.meta.url).pathname;
const out = `${root}build`;

for (const folder of ["chunks", "models", "checks", "golden"])
  rmSync(`${out}/${folder}`, { recursive: true, force: true });
await build({
  entryPoints: { revsheet: `${root}pipeline/cli.ts` },
  outdir: out,
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});
for (const folder of ["models", "checks"]) cpSync(`${root}pipeline/${folder}`, `${out}/${folder}`, { recursive: true });
cpSync(`${root}test/golden/cases`, `${out}/golden`, { recursive: true });
chmodSync(`${out}/revsheet.js`, 0o755);
