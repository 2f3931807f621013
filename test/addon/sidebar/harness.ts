import { existsSync, mkdirSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { ServerFiles } from "../../../scripts/addon/bundle.ts";
import { builtAddon, builtPage as pushedPage } from "../../support/built-addon.ts";
import { FakeScript } from "../../support/google/script.ts";
import { chromiumArguments, chromiumPath, type OpenSidebar, openSidebar } from "../../support/google/sidebar-page.ts";

export const missing = !existsSync(chromiumPath);
if (missing) console.log(`skipped: no ${chromiumPath}`);
/** Folder for screenshots, where somebody wants to look at them. */
export const pictures = process.env.SIDEBAR_PICTURES;
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

export const asOf = "2026-09-30";

let files: ServerFiles;
let page: string;
let browser: Browser;

/** Takes script and page as they were pushed and starts one browser for the flows of a file. */
export const startSidebars = (): void => {
  beforeAll(async () => {
    [files, page] = await Promise.all([builtAddon(), pushedPage()]);
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  });
  afterAll(async () => {
    await browser?.close();
  });
};

export const builtPage = (): string => page;

export const newScript = (options: ConstructorParameters<typeof FakeScript>[2] = {}): FakeScript =>
  new FakeScript(files, page, options);

export const open = async (script: FakeScript, colorScheme: "light" | "dark" = "light"): Promise<OpenSidebar> => {
  if (script.sidebars.length === 0) script.run("openSidebar", "FULL");
  return openSidebar(browser, script, { colorScheme });
};

export const picture = async ({ page: shown }: OpenSidebar, name: string): Promise<void> => {
  if (pictures !== undefined) await shown.screenshot({ path: `${pictures}/${name}.png` });
};

export const done = async ({ frame }: OpenSidebar) => {
  await frame.waitForSelector(".say.good, .say.bad", { timeout: 25_000 });
  const bad = await frame.$(".say.bad");
  if (bad !== null) throw new Error(`the sidebar says: ${await bad.textContent()}`);
};

export const clean = (script: FakeScript, { noise }: OpenSidebar) => {
  expect(noise).toEqual([]);
  expect(script.violations).toEqual([]);
  expect(script.locks.held).toBe(0);
  expect(script.file.sheets.filter(({ name }) => name.startsWith("RevSheet …"))).toEqual([]);
};

/** A spreadsheet with the sample in it, through the sidebar. */
export const withSample = async (script: FakeScript, colorScheme: "light" | "dark" = "light"): Promise<OpenSidebar> => {
  const sidebar = await open(script, colorScheme);
  const { frame } = sidebar;
  await frame.fill("[data-field=asOf]", asOf);
  await frame.waitForFunction(() => !document.querySelector("progress"));
  await frame.click("button[data-view=sample]");
  await frame.click("button.primary");
  await done(sidebar);
  return sidebar;
};

export const errorsIn = (script: FakeScript, tab: string): string[] =>
  script.file
    .sheet(tab)
    .values()
    .flatMap((row, r) =>
      row.flatMap((value, c) =>
        typeof value === "string" && /^#/.test(value) ? [`${tab} R${r + 1}C${c + 1} ${value}`] : [],
      ),
    );
