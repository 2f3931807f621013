import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Frame, Page } from "playwright-core";
import type { FakeScript } from "./script.ts";

export const chromiumPath = "/usr/bin/chromium";
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Google's page-side `google.script.run`: a builder, ten calls under way, values checked before they leave. Runs in the page. */
const client = `<script>
(() => {
  const violations = (window.googleViolations = []);
  const fault = (value, path) => {
    if (value === null || ["string", "number", "boolean"].includes(typeof value)) return null;
    if (typeof value !== "object") return path + " is " + typeof value;
    if (Array.isArray(value)) return value.map((item, i) => fault(item, path + "[" + i + "]")).find((one) => one) ?? null;
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return path + " is " + Object.prototype.toString.call(value);
    return Object.entries(value).map(([key, item]) => fault(item, path + "." + key)).find((one) => one) ?? null;
  };
  let under = 0;
  window.mostUnderWay = 0;
  const waiting = [];
  const next = () => {
    while (under < 10 && waiting.length > 0) {
      under++;
      window.mostUnderWay = Math.max(window.mostUnderWay, under);
      const { name, values, success, failure } = waiting.shift();
      window.googleCall(name, JSON.stringify(values)).then((text) => {
        under--;
        next();
        const answer = JSON.parse(text);
        if (answer.error === undefined) success?.(answer.value);
        else failure?.(new Error(answer.error));
      });
    }
  };
  const runner = (success, failure) => new Proxy({}, {
    get: (_, name) => {
      if (name === "withSuccessHandler") return (handle) => runner(handle, failure);
      if (name === "withFailureHandler") return (handle) => runner(success, handle);
      if (name === "withUserObject") return () => runner(success, failure);
      return (...values) => {
        const wrong = values.map((value, i) => fault(value, "argument " + i)).find((one) => one);
        if (wrong) { violations.push(String(name) + ": " + wrong); throw new TypeError("Failed due to illegal value in property: " + wrong); }
        waiting.push({ name, values, success, failure });
        next();
      };
    },
  });
  window.google = { script: { run: runner(), host: { close() {} } } };
})();
</script>`;

const sandbox = "allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals";

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
    if (request.url === "/sidebar") response.end(html.replace("<head>", () => `<head>${client}`));
    else
      response.end(
        `<!DOCTYPE html><title>Sheet</title><style>body{margin:0}</style><iframe name="sidebar" src="/sidebar" sandbox="${sandbox}" width="300" height="${height}" style="border:0"></iframe>`,
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
