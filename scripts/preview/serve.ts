import { copyFileSync, createReadStream, existsSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { writeDist } from "../addon/dist.ts";
import { root } from "../addon/root.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

/** Makes the page in build/preview and the add-in in dist/, as it is pushed. */
export const buildPreview = async (): Promise<void> => {
  await writeDist(`${root}dist`);
  rmSync(`${root}build/preview`, { recursive: true, force: true });
  await build({
    entryPoints: [
      { in: `${root}addon/preview/main.ts`, out: "page" },
      { in: `${root}addon/preview/page.css`, out: "page" },
    ],
    outdir: `${root}build/preview`,
    chunkNames: "chunk-[hash]",
    bundle: true,
    // What Univer loads late, such as hyphenation in dozens of languages, stays outside the page.
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  copyFileSync(`${root}addon/preview/page.html`, `${root}build/preview/index.html`);
};

/** Serves the built page and the built add-in on this computer only; port 0 takes a free one. */
export const servePreview = async (port: number): Promise<{ address: string; server: Server }> => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const name = path === "/" ? "index.html" : path.slice(1);
    const file = name.startsWith("dist/") ? `${root}${name}` : `${root}build/preview/${name}`;
    if (!/^(dist\/)?[\w-]+\.(html|js|css)$/.test(name) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": types[name.slice(name.lastIndexOf(".") + 1)],
      "cache-control": "no-store",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
};
