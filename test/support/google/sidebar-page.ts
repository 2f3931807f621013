import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Frame, Page } from "playwright-core";
import { runClient, sidebarSandbox } from "../../../addon/doubles/run-client.ts";
import type { FakeScript } from "./script.ts";

export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface OpenSidebar {
  readonly page: Page;
  readonly frame: Frame;
  /** Errors of the page, requests that left it, values that can't travel: must stay empty. */
  readonly noise: string[];
  close(): Promise<void>;
}

/** Shows the sidebar that the script has opened in a 300 px frame on a loopback page; its calls run in the script. */
export const openSidebar = async (
  browser: Browser,
  script: FakeScript,
  { colorScheme = "light" as "light" | "dark", height = 900 } = {},
): Promise<OpenSidebar> => {
  const html = script.sidebars[script.sidebars.length - 1];
  if (html === undefined) throw new Error("the script has opened no sidebar");
  const server: Server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (request.url === "/sidebar") response.end(html.replace("<head>", () => `<head>${runClient}`));
    else
      response.end(
        `<!DOCTYPE html><title>Sheet</title><style>body{margin:0}</style><iframe name="sidebar" src="/sidebar" sandbox="${sidebarSandbox}" width="300" height="${height}" style="border:0"></iframe>`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await browser.newPage({ viewport: { width: 300, height }, colorScheme, acceptDownloads: true });
  const noise: string[] = [];
  page.on("pageerror", (error) => noise.push(`page: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("favicon")) noise.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("blob:"))
      noise.push(`request: ${request.url()}`);
  });
  await page.exposeFunction("googleCall", (name: string, json: string): string => {
    try {
      return JSON.stringify({ value: script.run(name, "FULL", ...(JSON.parse(json) as unknown[])) });
    } catch (error) {
      return JSON.stringify({ error: (error as Error).message });
    }
  });
  await page.goto(origin);
  const frame = page.frame({ name: "sidebar" });
  if (frame === null) throw new Error("no sidebar frame");
  await frame.waitForSelector("#app[data-ready]");
  return {
    page,
    frame,
    noise,
    close: async () => {
      await page.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
