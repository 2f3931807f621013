// Runs scripts/NAME.ts on Node 20, which cannot read TypeScript: bundle into build/scripts, then import.
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const name = process.argv[2];
if (name === undefined || !/^[a-z-]+$/.test(name)) {
  console.error("usage: node scripts/run.mjs NAME [ARGUMENT...]");
  process.exit(2);
}
const outfile = new URL(`../build/scripts/${name}.mjs`, import.meta.url);
await build({
  entryPoints: [new URL(`./${name}.ts`, import.meta.url).pathname],
  outfile: outfile.pathname,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
});
process.argv.splice(1, 2, outfile.pathname);
await import(pathToFileURL(outfile.pathname).href);
