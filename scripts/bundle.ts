// npm run prepare: the command line as JavaScript in build/, since Node 20 can't run TypeScript.
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { buildServer } from "./addon/bundle.ts";

const root = new URL("../../", import.meta.url).pathname;
const out = `${root}build`;

for (const folder of ["chunks", "models", "checks", "golden", "cells"])
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
// The add-in's own code, by which verify computes a workbook's formulas again.
mkdirSync(`${out}/cells`);
for (const [name, code] of Object.entries(await buildServer())) writeFileSync(`${out}/cells/${name}`, code);
chmodSync(`${out}/revsheet.js`, 0o755);
