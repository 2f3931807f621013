import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../../core/results.ts";
import { renderReport } from "../../../pipeline/pack/report.ts";
import { awkwardCharts, emptyResults, hostileResults, sampleResults } from "../../support/sample-results.ts";

const executablePath = "/usr/bin/chromium";
const missing = !existsSync(executablePath);
if (missing) console.log(`skipped: no ${executablePath}`);

const awkward: Results = {
  ...sampleResults("de"),
  sections: [{ id: "a", title: "A", sentence: "", charts: awkwardCharts, tables: [], notes: [] }],
};
const pages: readonly (readonly [string, string])[] = [
  ["sample", renderReport(sampleResults("de"))],
  ["hostile", renderReport(hostileResults("de"))],
  ["empty", renderReport(emptyResults("tr"))],
  ["awkward", renderReport(awkward)],
];
const widths = [1280, 900, 390];

/** What a visible chart gets wrong: text more than a glyph's overhang (2 px) outside its drawing, or two texts that lie on each other. */
const chartFaults = () => {
  const faults: string[] = [];
  for (const svg of document.querySelectorAll<SVGSVGElement>("svg.chart")) {
    if (svg.getBoundingClientRect().width === 0) continue;
    const view = svg.viewBox.baseVal;
    const name = `${svg.querySelector("title")?.textContent?.slice(0, 40)}`;
    const boxes = [...svg.querySelectorAll("text")]
      .filter((text) => (text.textContent ?? "").trim() !== "")
      .map((text) => ({ text: text.textContent, box: text.getBBox() }));
    for (const { text, box } of boxes) {
      if (
        box.x < view.x - 2 ||
        box.y < view.y - 2 ||
        box.x + box.width > view.width + 2 ||
        box.y + box.height > view.height + 2
      )
        faults.push(`${name}: "${text}" leaves the drawing`);
    }
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const across = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
        const down = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
        if (across > 1 && down > 4) faults.push(`${name}: "${a.text}" lies on "${b.text}"`);
      }
    }
  }
  return faults;
};

describe.skipIf(missing)("report in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
  });

  const open = async (
    html: string,
    width: number,
    colorScheme: "light" | "dark",
  ): Promise<{ page: Page; noise: string[] }> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const noise: string[] = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("about:") && !request.url().startsWith("data:")) noise.push(request.url());
    });
    await page.setContent(html);
    return { page, noise };
  };

  it.each(pages.flatMap(([name, html]) => widths.map((width) => [name, width, html] as const)))(
    "%s fits %i px: no sideways scrolling, no clipped or overlapping label, nothing on the console",
    async (_name, width, html) => {
      const { page, noise } = await open(html, width, "light");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await page.evaluate(chartFaults)).toEqual([]);
      expect(noise).toEqual([]);
      await page.close();
    },
  );

  it("shows each chart once at every width, with its text at 11 px or more", async () => {
    for (const width of widths) {
      const { page } = await open(pages[0]?.[1] ?? "", width, "light");
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll("figure")].map((figure) => {
          const shown = [...figure.querySelectorAll<SVGSVGElement>("svg.chart")].filter(
            (svg) => svg.getBoundingClientRect().width > 0,
          );
          return shown.map((svg) => (13 * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width);
        }),
      );
      for (const shown of sizes) {
        expect(shown).toHaveLength(1);
        expect(shown[0]).toBeGreaterThanOrEqual(11);
      }
      await page.close();
    }
  });

  it("changes its paper and ink in the dark, and prints light", async () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const { page } = await open(pages[0]?.[1] ?? "", 1280, "dark");
    expect(await ground(page)).toBe("rgb(21, 24, 28)");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await ground(page)).toBe("rgb(255, 255, 255)");
    await page.close();
  });

  it.each(["A4", "Letter"])("prints on %s without cutting a line off", async (format) => {
    const { page } = await open(pages[0]?.[1] ?? "", format === "A4" ? 688 : 710, "light");
    await page.emulateMedia({ media: "print" });
    const wider = await page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
        .map((one) => one.className || one.tagName),
    );
    expect(wider).toEqual([]);
    expect((await page.pdf({ format })).length).toBeGreaterThan(10_000);
    await page.close();
  });

  it("opens its trust line by keyboard", async () => {
    const { page } = await open(pages[0]?.[1] ?? "", 1280, "light");
    await page.locator(".trust summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".trust details").getAttribute("open")).not.toBeNull();
    await page.close();
  });
});
