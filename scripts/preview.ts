// npm run preview [-- --port N]: the add-in in a spreadsheet on a local page, without Google.
import { parseArgs } from "node:util";
import { installPreview } from "./preview/install.ts";
import { buildPreview, servePreview } from "./preview/serve.ts";

const usualPort = 8787;

const portOf = (parameters: readonly string[]): number => {
  const { values } = parseArgs({ args: [...parameters], options: { port: { type: "string" } } });
  const port = Number(values.port ?? usualPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port: give a number from 0 (any free one) to 65535.`);
  return port;
};

const said = (error: unknown, port: number | undefined): string =>
  (error as { code?: string }).code === "EADDRINUSE"
    ? `Port ${port} is taken: choose another with npm run preview -- --port 8788.`
    : (error as Error).message;

let port: number | undefined;
try {
  port = portOf(process.argv.slice(2));
  installPreview();
  // The port first: a taken one is known at once.
  const { address } = await servePreview(port);
  await buildPreview();
  console.log(`RevSheet's preview is at ${address} (Ctrl-C ends it).`);
} catch (error) {
  console.error(said(error, port));
  process.exit(2);
}
