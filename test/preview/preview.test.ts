import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleTexts } from "../../addon/boards/sample.ts";
import { boardTexts } from "../../addon/boards/texts.ts";
import type { ExampleCell } from "../../addon/define.ts";
import type { Answer } from "../../addon/protocol.ts";
import { sayIn } from "../../addon/texts.ts";
import { CellHost } from "../../pipeline/workbook/cell-host.ts";
import type { ServerFiles } from "../../scripts/addon/bundle.ts";
import { root } from "../../scripts/addon/root.ts";
import { buildPreview, servePreview } from "../../scripts/preview/serve.ts";
import { chromiumArguments, chromiumPath } from "../support/google/sidebar-page.ts";

const missing = !existsSync(chromiumPath);
if (missing) console.log(`skipped: no ${chromiumPath}`);
const pictures = process.env.PREVIEW_PICTURES;
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

let address: string;
let server: Server;
let browser: Browser;

interface Preview {
  readonly page: Page;
  /** Errors of the page and requests that left this computer: must stay empty. */
  readonly noise: string[];
}

/** What Chromium says about every frame that Google's rules describe, and nothing is wrong with. */
const known = "An iframe which has both allow-scripts and allow-same-origin";

const open = async (language: string, timezoneId = "Etc/UTC"): Promise<Preview> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, locale: language, timezoneId });
  const noise: string[] = [];
  page.on("pageerror", (error) => noise.push(`page: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !message.text().startsWith(known)) noise.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(blob|data|about):/.test(request.url())) noise.push(request.url());
  });
  await page.goto(`${address}?lang=${language}`);
  await page.waitForSelector("body[data-ready]");
  return { page, noise };
};

/** Asks the script as the sidebar does. */
const ask = async <T>({ page }: Preview, request: object): Promise<T> => {
  const text = await page.evaluate(
    (json) =>
      (window as unknown as { googleCall(name: string, json: string): Promise<string> }).googleCall(
        "answerSidebar",
        json,
      ),
    JSON.stringify([request]),
  );
  const answer = (JSON.parse(text) as { value: Answer }).value;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value as T;
};

interface State {
  readonly sheets: { readonly id: number; readonly name: string; readonly rows: number }[];
}
const tabs = async (preview: Preview): Promise<State["sheets"]> => (await ask<State>(preview, { do: "state" })).sheets;
const cells = async (preview: Preview, name: string): Promise<unknown[][]> => {
  const sheet = (await tabs(preview)).find((one) => one.name === name);
  return ask<unknown[][]>(preview, { do: "read", sheet: sheet?.id, from: 1, rows: 2000 });
};

/** Clicks a cell of the first tab, whose columns are 100 px wide and rows 24 px high; the name box then shows it. */
const select = async ({ page }: Preview, row: number, column: number): Promise<void> => {
  const box = await page.locator("canvas[id^='univer-sheet-main-canvas']").boundingBox();
  await page.mouse.click((box?.x ?? 0) + 46 + 100 * column - 50, (box?.y ?? 0) + 20 + 24 * row - 12);
  const name = `${String.fromCharCode(64 + column)}${row}`;
  await expect.poll(() => page.locator("#grid input").first().inputValue()).toBe(name);
};

const type = async (preview: Preview, row: number, column: number, text: string): Promise<void> => {
  await select(preview, row, column);
  await preview.page.keyboard.type(text);
  await preview.page.keyboard.press("Enter");
};

/** Reads the first tab until it is as expected: formulas are computed late. */
const becomes = async (preview: Preview, expected: unknown[][]): Promise<void> => {
  await expect.poll(() => cells(preview, "Sheet1"), { timeout: 10_000 }).toEqual(expected);
};

const openSidebar = async ({ page }: Preview, call: string): Promise<Frame> => {
  await page.click("#extensions");
  await page.click(`#menu [data-call=${call}]`);
  const frame = await (await page.waitForSelector("iframe[name=sidebar]")).contentFrame();
  if (frame === null) throw new Error("no sidebar");
  await frame.waitForSelector("#app[data-ready]");
  return frame;
};

const write = async (frame: Frame, view: string): Promise<void> => {
  await frame.click(`button[data-view=${view}]`);
  await frame.waitForSelector("form select");
  await frame.click("button.primary");
  await frame.waitForSelector(".say.good, .say.bad");
  expect(await frame.locator(".say.bad").allTextContents()).toEqual([]);
};

const picture = async ({ page }: Preview, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
};

describe.skipIf(missing)("the preview in Chromium", () => {
  beforeAll(async () => {
    await buildPreview();
    ({ address, server } = await servePreview(0));
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it("shows the sample workbook and asks nothing of the network", async () => {
    const preview = await open("en");
    expect((await tabs(preview)).map(({ name }) => name)).toEqual([
      "Sheet1",
      "RevSheet",
      "Deals",
      "Stage history",
      "People",
      "Quotas",
      "Plan",
    ]);
    const deals = await cells(preview, "Deals");
    expect(deals).toHaveLength(421);
    expect(deals[0]).toContain("Opportunity ID");
    expect(deals[1]?.[7]).toMatch(/^\d{4}-\d\d-\d\d$/);
    await picture(preview, "sample-en");
    expect(preview.noise).toEqual([]);
    await preview.page.close();
  });

  it("spills what the built functions give, and keeps Sheets' rules: a blank cell is blank, one cell is a value", async () => {
    const preview = await open("en");
    await preview.page.getByText("Sheet1", { exact: true }).click();
    const tiers = [
      ["From", "Rate"],
      ["0", "0.05"],
      ["100000", "0.08"],
    ];
    for (const [r, row] of tiers.entries())
      for (const [c, cell] of row.entries()) await type(preview, r + 1, c + 1, cell);
    // 100,000 at 5% and 20,000 at 8%.
    await type(preview, 1, 4, '=REV_TIERS(120000, A1:B3, "marginal", "show=tiers")');
    await type(preview, 5, 1, "=REV_FLAT(A3:A3, 0.1)");
    await type(preview, 6, 1, "=REV_FLAT(C1, 0.1)");
    await type(preview, 7, 1, "=REV_FLAT(A2:A4, 0.1)");
    await becomes(preview, [
      ["From", "Rate", null, "Tier", "Amount", "Commission"],
      [0, 0.05, null, 1, 100_000, 5000],
      [100_000, 0.08, null, 2, 20_000, 1600],
      [null, null, null, null, null, null],
      [10_000, null, null, null, null, null],
      [null, null, null, null, null, null],
      [0, null, null, null, null, null],
      [10_000, null, null, null, null, null],
    ]);
    await picture(preview, "spill");
    // A changed cell changes what depends on it.
    await type(preview, 3, 2, "0.1");
    await expect.poll(async () => (await cells(preview, "Sheet1"))[2]?.[5], { timeout: 10_000 }).toBe(2000);
    expect(preview.noise).toEqual([]);
    await preview.page.close();
  });

  it("gives over the sample what the same files give outside the grid, dates of another zone and blanks included", async () => {
    const preview = await open("en", "Pacific/Auckland");
    await preview.page.getByText("Sheet1", { exact: true }).click();
    await type(
      preview,
      1,
      1,
      '=REV_WIN_RATE(Deals!A1:K421, "closed_period", DATE(2026,1,1), DATE(2026,9,30), "by=owner_name")',
    );
    const deals = (await cells(preview, "Deals")).map((row) =>
      row.map(
        (cell): ExampleCell =>
          typeof cell === "string" && /^\d{4}-\d\d-\d\d$/.test(cell) ? { date: cell } : ((cell ?? "") as ExampleCell),
      ),
    );
    const files = Object.fromEntries(
      ["revsheet.js", "functions.js"].map((name) => [name, readFileSync(`${root}dist/${name}`, "utf8")]),
    ) as unknown as ServerFiles;
    const expected = new CellHost(files).call(
      "REV_WIN_RATE",
      deals,
      "closed_period",
      { date: "2026-01-01" },
      { date: "2026-09-30" },
      "by=owner_name",
    ) as ExampleCell[][];
    expect(expected.length).toBeGreaterThan(5);
    await becomes(
      preview,
      expected.map((row) => row.map((cell) => (cell === "" ? null : cell))),
    );
    expect(preview.noise).toEqual([]);
    await preview.page.close();
  });

  it.each([
    ["en", "'viel' is text, not a number"],
    ["de", "„viel“ ist Text und keine Zahl"],
    ["tr", "viel"],
  ])("says in %s what is wrong with a failed cell, beside it", async (language, words) => {
    const preview = await open(language);
    await preview.page.getByText("Sheet1", { exact: true }).click();
    // Google takes `;` between arguments in every locale, and a range of one cell as that cell: it has no row to name.
    await type(preview, 1, 1, "viel");
    await type(preview, 2, 2, "=REV_FLAT(A1:A1; 0.1)");
    await expect.poll(async () => (await cells(preview, "Sheet1"))[1]?.[1], { timeout: 10_000 }).toBe("#ERROR!");
    await select(preview, 2, 2);
    await preview.page.waitForSelector("#note:not([hidden])");
    expect(await preview.page.textContent("#note")).toContain(words);
    for (const part of ["(amounts)", "(NUMBER_IS_TEXT)"])
      expect(await preview.page.textContent("#note")).toContain(part);
    await picture(preview, `error-${language}`);
    await select(preview, 9, 1);
    await preview.page.waitForSelector("#note", { state: "detached" });
    expect(preview.noise).toEqual([]);
    await preview.page.close();
  });

  it.each([
    ["en", "America/New_York"],
    ["de", "Europe/Berlin"],
    ["tr", "Pacific/Auckland"],
  ] as const)(
    "writes boards from the menu's sidebar into the workbook, in %s and the zone %s",
    async (language, zone) => {
      const preview = await open(language, zone);
      const before = await tabs(preview);
      const frame = await openSidebar(preview, "openSidebar");
      const board = sayIn(boardTexts, language);
      await write(frame, "kpi");
      await preview.page.waitForSelector("#layer figure svg rect", { state: "attached" });
      await picture(preview, `kpi-${language}`);
      await frame.press("body", "Escape");
      await write(frame, "funnel");
      await preview.page.waitForSelector("#layer figure:not([hidden]) svg rect", { state: "attached" });
      const written = (await tabs(preview)).slice(before.length).map(({ name }) => name);
      const period = "2026-Q3";
      expect(written).toEqual([board("kpiTab", { period }), board("funnelTab", { period })]);
      const sample = sayIn(sampleTexts, language);
      const [header = [], ...deals] = await cells(preview, sample("deals"));
      const [stage, amount, closed] = (["stage", "amount", "close_date"] as const).map((key) =>
        header.indexOf(sample(key)),
      );
      const won = deals.filter(
        (row) => row[stage ?? -1] === sample("won") && String(row[closed ?? -1]) >= "2026-07-01",
      );
      const bookings = won.reduce((sum, row) => sum + Number(row[amount ?? -1]), 0);
      const kpi = await cells(preview, written[0] ?? "");
      expect(kpi.find(([name]) => name === board("bookings"))?.[1]).toBeCloseTo(bookings, 2);
      for (const name of written)
        expect((await cells(preview, name)).flat().filter((cell) => /^#/.test(String(cell)))).toEqual([]);
      await frame.press("body", "Escape");
      await frame.click("button[data-view=refreshAll]");
      await frame.click("form button.primary");
      await frame.waitForSelector(".say.good, .say.bad");
      for (const name of written) expect(await frame.textContent(".say.good")).toContain(name);
      expect((await tabs(preview)).slice(before.length).map(({ name }) => name)).toEqual(written);
      expect(await cells(preview, written[0] ?? "")).toEqual(kpi);
      // The grid measures rows when it is idle.
      await preview.page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
      await frame.press("body", "Escape");
      await write(frame, "cohort");
      const shares = async () => {
        const [, , , , , , first = []] = await cells(preview, board("cohortTab"));
        return Number(first[2]);
      };
      await expect.poll(shares, { timeout: 10_000 }).toBeGreaterThan(0);
      // The heat map is painted once the shares are known, and leaves them.
      await preview.page.waitForTimeout(300);
      expect(await shares()).toBeGreaterThan(0);
      const lost = await frame.evaluate(() => (window as unknown as { googleViolations: string[] }).googleViolations);
      expect(lost).toEqual([]);
      await picture(preview, `funnel-${language}`);
      expect(preview.noise).toEqual([]);
      await preview.page.close();
    },
  );

  it("refuses a port that is none or is taken, with one sentence", () => {
    const start = (port: string) => {
      const { status, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "preview", "--port", port], {
        cwd: root,
        encoding: "utf8",
      });
      return [status, stderr.trim()];
    };
    expect(start("99999")).toEqual([2, "--port 99999 is no port: give a number from 0 (any free one) to 65535."]);
    expect(start(new URL(address).port)).toEqual([
      2,
      `Port ${new URL(address).port} is taken: choose another with npm run preview -- --port 8788.`,
    ]);
  });
});
