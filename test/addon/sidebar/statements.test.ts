import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { zipFiles } from "../../support/zip.ts";
import { clean, missing, newScript, picture, pictures, startSidebars, withSample } from "./harness.ts";

const amountOf = (text: string): number => Number(text.replace(/[^\d,-]/g, "").replace(",", "."));

describe.skipIf(missing)("statements from the sidebar", () => {
  startSidebars();

  it("leave as one page a payee in a ZIP, in the payee's language, and every total foots", async () => {
    const script = newScript({ locale: "de_DE" });
    const sidebar = await withSample(script);
    const { frame, page } = sidebar;
    const people = script.file.sheet("People");
    const names = people.values().map(([name]) => String(name));
    names.forEach((_, row) => {
      const value = row === 0 ? "Language" : "de";
      people.cells.set(`${row + 1},4`, { value, formula: "", format: "@" });
    });
    script.file.changed();
    await frame.press("body", "Escape");
    await frame.click("button[data-view=commission]");
    await frame.waitForSelector("form select");
    await frame.click("button.primary");
    await frame.waitForSelector("[data-do=statements]");
    expect(await frame.textContent("main")).toContain("sees everyone's pay");
    const [zip] = await Promise.all([page.waitForEvent("download"), frame.click("[data-do=statements]")]);
    const files = zipFiles(readFileSync(await zip.path()));
    const payees = await frame.$$eval("main table tbody tr", (rows) =>
      rows.map((row) => Array.from(row.children, (cell) => cell.textContent ?? "")),
    );
    expect([...files.keys()].sort()).toEqual(
      payees
        .slice(0, -1)
        .map(([name]) => `${name}.html`)
        .sort(),
    );
    const reader = (await page.context().browser()?.newPage()) as typeof page;
    let paid = 0;
    for (const [name, html] of files) {
      await reader.setContent(html);
      expect(await reader.getAttribute("html", "lang")).toBe("de");
      expect(await reader.textContent("h1")).toBe(`Abrechnung 3. Quartal 2026: ${name.replace(".html", "")}`);
      const tables = await reader.$$eval("table", (all) =>
        all.map((table) => ({
          body: Array.from(table.tBodies[0]?.rows ?? [], (row) => row.lastElementChild?.textContent ?? ""),
          foot: table.tFoot?.rows[0]?.lastElementChild?.textContent ?? "",
        })),
      );
      expect(tables).toHaveLength(2);
      for (const { body, foot } of tables)
        expect(body.reduce((sum, cell) => sum + amountOf(cell), 0)).toBeCloseTo(amountOf(foot), 6);
      paid += amountOf(tables[0]?.foot ?? "");
      expect(await reader.$$("ul li")).not.toHaveLength(0);
    }
    expect(paid).toBeCloseTo(Number(String(payees[payees.length - 1]?.[1]).replace(/[^\d.]/g, "")), 6);
    if (pictures !== undefined) {
      const richest = payees.slice(0, -1).sort((a, b) => (b[1]?.length ?? 0) - (a[1]?.length ?? 0))[0]?.[0];
      await reader.setContent(files.get(`${richest}.html`) ?? "");
      await reader.screenshot({ path: `${pictures}/statement.png` });
    }
    await reader.close();
    await picture(sidebar, "statements");
    clean(script, sidebar);
    await sidebar.close();
  });
});
