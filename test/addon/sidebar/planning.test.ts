import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FakeScript } from "../../support/google/script.ts";
import type { OpenSidebar } from "../../support/google/sidebar-page.ts";
import { zipFiles } from "../../support/zip.ts";
import {
  asOf,
  clean,
  done,
  errorsIn,
  missing,
  newScript,
  open,
  picture,
  startSidebars,
  withSample,
} from "./harness.ts";

const view = async ({ frame }: OpenSidebar, name: string): Promise<void> => {
  await frame.press("body", "Escape");
  await frame.click(`button[data-view=${name}]`);
  await frame.waitForSelector("main form");
};

const write = async (sidebar: OpenSidebar): Promise<void> => {
  await sidebar.frame.click("button.primary");
  await done(sidebar);
};

const rowsOf = (script: FakeScript, tab: string): unknown[][] => script.file.sheet(tab).values();
const rowWith = (rows: readonly (readonly unknown[])[], first: string): readonly unknown[] =>
  rows.find(([cell]) => cell === first) ?? [];

/** Sets a cell of the deals by its header, in the row of a deal. */
const change = (script: FakeScript, row: number, header: string, value: string | number | Date): void => {
  const sheet = script.file.sheet("Deals");
  const column = (sheet.values()[0] ?? []).indexOf(header) + 1;
  sheet.cells.set(`${row},${column}`, { value, formula: "", format: sheet.at(row, column)?.format ?? "@" });
  script.file.changed();
};

describe.skipIf(missing)("planning and comparing in the sidebar", () => {
  startSidebars();

  it("keeps a snapshot and bridges from it to today, step by step, checked against the deals; refresh writes it anew in place", async () => {
    const script = newScript();
    const sidebar = await withSample(script);
    const { frame } = sidebar;
    await view(sidebar, "snapshot");
    await write(sidebar);
    const deals = rowsOf(script, "Deals");
    expect(rowsOf(script, `Snapshot ${asOf}`)).toEqual(deals);
    const header = deals[0] as string[];
    const open = deals.flatMap((row, r) => {
      const close = row[header.indexOf("Close Date")];
      const isNext = close instanceof Date && close.toISOString() >= "2026-10-01" && close.toISOString() < "2027-01-01";
      const isOpen = !/^(Closed|Disq)/.test(String(row[header.indexOf("Stage")]));
      return isNext && isOpen && typeof row[header.indexOf("Amount")] === "number" ? [r + 1] : [];
    });
    const [raised, moved, lost] = open as [number, number, number];
    const amount = (row: number) => Number(deals[row - 1]?.[header.indexOf("Amount")]);
    change(script, raised, "Amount", amount(raised) + 1000);
    change(script, moved, "Close Date", new Date(Date.UTC(2027, 1, 1)));
    change(script, lost, "Stage", "Closed Lost");
    await view(sidebar, "waterfall");
    await write(sidebar);
    await picture(sidebar, "waterfall");
    const bridge = rowsOf(script, "Waterfall 2026-Q4");
    expect(errorsIn(script, "Waterfall 2026-Q4")).toEqual([]);
    const step = (name: string) => Number(rowWith(bridge, name)[1]);
    expect(step("Increased")).toBe(1000);
    expect(step("Moved out")).toBeCloseTo(-amount(moved), 2);
    expect(step("Lost")).toBeCloseTo(-amount(lost), 2);
    expect(step("Closing")).toBeCloseTo(step("Opening") + 1000 - amount(moved) - amount(lost), 2);
    const sheet = script.file.sheet("Waterfall 2026-Q4");
    expect(sheet.charts.map(({ type }) => type)).toEqual(["WATERFALL"]);
    change(script, raised, "Amount", amount(raised) + 3000);
    await view(sidebar, "refreshAll");
    expect(await frame.textContent("main")).toContain("Waterfall 2026-Q4");
    await write(sidebar);
    expect(Number(rowWith(rowsOf(script, "Waterfall 2026-Q4"), "Increased")[1])).toBe(3000);
    expect(script.file.sheet("Waterfall 2026-Q4").id).toBe(sheet.id);
    expect(sheet.charts).toHaveLength(1);
    clean(script, sidebar);
    await sidebar.close();
  });

  it("refreshes from the menu every board that can be made, and names the others with the missing tab and the cure", async () => {
    const script = newScript();
    const sample = await withSample(script);
    for (const name of ["snapshot", "waterfall", "hygiene"]) {
      await view(sample, name);
      await write(sample);
    }
    await sample.close();
    const { file } = script;
    file.remove(file.sheet(`Snapshot ${asOf}`));
    const missed = file.sheet("Waterfall 2026-Q4").values();
    const hygiene = file.sheets.find(({ name }) => name.startsWith("Hygiene")) as (typeof file.sheets)[number];
    const whole = hygiene.values();
    hygiene.cells.clear();
    file.changed();
    script.sidebars.length = 0;
    script.run("openRefresh", "FULL");
    const sidebar = await open(script);
    await sidebar.frame.waitForSelector("main form");
    await sidebar.frame.click("button.primary");
    await sidebar.frame.waitForSelector(".say.bad");
    await picture(sidebar, "refresh");
    const said = (await sidebar.frame.textContent(".say")) ?? "";
    expect(said).toContain(`Refreshed: ${hygiene.name}`);
    expect(said).toContain(`Not refreshed: Waterfall 2026-Q4. The tab 'Snapshot ${asOf}'`);
    expect(said).toContain("version history");
    expect(hygiene.values()).toEqual(whole);
    expect(file.sheet("Waterfall 2026-Q4").values()).toEqual(missed);
    clean(script, sidebar);
    await sidebar.close();
  });

  it("divides a goal into quotas that add up, with a letter a rep in a ZIP; evens out territories; profiles customers; finds duplicates", async () => {
    const script = newScript();
    const sidebar = await withSample(script);
    const { frame, page } = sidebar;
    await view(sidebar, "goals");
    await frame.fill("[data-field=target]", "1000000");
    await frame.fill("[data-field=over]", "10");
    await write(sidebar);
    await picture(sidebar, "quotas");
    const quotas = rowsOf(script, "Quotas 2026-Q4");
    expect(rowWith(quotas, "Total")[2]).toBe(1_100_000);
    const goals = quotas.filter((row) => row[1] === "2026-Q4");
    expect(goals.length).toBeGreaterThan(3);
    for (const row of goals) expect(Number(row[2]) % 1000).toBe(0);
    const [zip] = await Promise.all([page.waitForEvent("download"), frame.click("[data-do=letters]")]);
    const letters = zipFiles(readFileSync(await zip.path()));
    expect([...letters.keys()].sort()).toEqual(
      goals.flatMap(([rep, , goal]) => (goal === 0 ? [] : [`${String(rep)}.html`])).sort(),
    );
    for (const row of goals.filter(([, , goal]) => goal === 0)) expect(row.slice(6)).toEqual(["", 0, "no history"]);
    await view(sidebar, "territories");
    await write(sidebar);
    await picture(sidebar, "territories");
    const total = rowWith(rowsOf(script, "Territories"), "Total");
    expect(total[1]).toBeCloseTo(Number(total[2]), 6);
    expect(total[3]).toBe(total[4]);
    await view(sidebar, "icp");
    await write(sidebar);
    await picture(sidebar, "icp");
    const profile = rowsOf(script, "Customer profile");
    expect(profile.map(([cell]) => cell)).toEqual(expect.arrayContaining(["Product", "Country"]));
    const product = rowWith(profile, "PackPilot");
    expect(product[1]).toBeCloseTo(Number(product[4]) / Number(product[5]), 9);
    await view(sidebar, "duplicates");
    await write(sidebar);
    await picture(sidebar, "duplicates");
    for (const { name } of script.file.sheets) expect(errorsIn(script, name)).toEqual([]);
    clean(script, sidebar);
    await sidebar.close();
  });

  it("tests a plan on the deals of a period beside the one in force, and keeps a dispute about a line in the log", async () => {
    const script = newScript();
    const sidebar = await withSample(script);
    const { frame } = sidebar;
    const plan = rowsOf(script, "Plan");
    const other = script.file.add("Plan B");
    plan.forEach((row, r) => {
      row.forEach((value, c) => {
        const cell = row[2] === "tier" && row[3] === "1" && c === 4 ? "2" : String(value);
        other.cells.set(`${r + 1},${c + 1}`, { value: cell, formula: "", format: "@" });
      });
    });
    await view(sidebar, "backtest");
    await write(sidebar);
    await picture(sidebar, "backtest");
    const tested = rowsOf(script, "Back-test 2026-Q3");
    const [, a, b, difference] = rowWith(tested, "Total") as [string, number, number, number];
    expect(b).toBeGreaterThan(a);
    expect(difference).toBeCloseTo(b - a, 6);
    await view(sidebar, "commission");
    await frame.click("button.primary");
    await frame.waitForSelector("[data-field=preparer]");
    await frame.click("main form:has-text('Write') button.primary >> nth=-1");
    await done(sidebar);
    const run = script.file.sheet("Commission 2026-Q3");
    const line = run.values().findIndex((row) => String(row[1]).startsWith("OPP-") && Number(row[6]) > 0);
    const [payee, deal, , , , , commission] = run.values()[line] as [string, string, ...unknown[]];
    script.file.active = run;
    run.current = [line + 1, 7];
    await view(sidebar, "dispute");
    expect(await frame.inputValue("[data-field=payee]")).toBe(payee);
    await frame.fill("[data-field=expected]", "1000");
    await frame.fill("[data-field=reason]", "Split 50/50 agreed on 3 July");
    await picture(sidebar, "dispute");
    await write(sidebar);
    await frame.fill("[data-field=reason]", "=IMPORTXML(1)");
    await write(sidebar);
    const log = rowsOf(script, "Disputes");
    expect(log.map((row) => [row[0], row[2], row[3], row[4], row[5], row[6], row[8]])).toEqual([
      ["No.", "Payee", "Deal", "Calculated", "Expected", "Reason", "Status"],
      [1, payee, deal, commission, 1000, "Split 50/50 agreed on 3 July", "open"],
      [2, payee, deal, commission, 1000, "=IMPORTXML(1)", "open"],
    ]);
    clean(script, sidebar);
    await sidebar.close();
  });

  it("says which formulas were filled down and puts the one over the range beside them", async () => {
    const script = newScript();
    const sheet = script.file.sheet("Sheet1");
    for (let row = 2; row <= 20; row++) {
      sheet.cells.set(`${row},1`, { value: row * 10, formula: "", format: "General" });
      sheet.cells.set(`${row},2`, { value: 0, formula: `=REV_FLAT(A${row}; $D$1)`, format: "General" });
    }
    sheet.current = [2, 3];
    const sidebar = await open(script);
    await view(sidebar, "filled");
    await picture(sidebar, "filled");
    await write(sidebar);
    expect(sheet.at(2, 3)?.formula).toBe("=REV_FLAT(A2:A20; $D$1)");
    clean(script, sidebar);
    await sidebar.close();
  });
});
