import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { languages } from "../../../core/locale/language.ts";
import type { Results } from "../../../core/results.ts";
import { shownRows } from "../../../pipeline/pack/html-table.ts";
import { packMessages } from "../../../pipeline/pack/messages.ts";
import { renderReport } from "../../../pipeline/pack/report.ts";
import {
  awkwardCharts,
  emptyResults,
  hostileResults,
  hostileTexts,
  sampleResults,
} from "../../support/sample-results.ts";

const parse = (results: Results) => parseHTML(renderReport(results)).document;
const awkward = (): Results => ({
  ...sampleResults("de"),
  sections: [{ id: "a", title: "A", sentence: "", charts: awkwardCharts, tables: [], notes: [] }],
});
const cases: readonly (readonly [string, () => Results])[] = [
  ["sample", () => sampleResults("de")],
  ["hostile", () => hostileResults("de")],
  ["empty", () => emptyResults("pl")],
  ["awkward", awkward],
];

// Digits with their separators; minus, percent and currency aside, so that "41 %" and "+41" both give "41".
const numbers = (text: string) => text.match(/\d(?:[\d.,\u00a0]*\d)?/g) ?? [];

/** The only figure a chart shows that is no datum: the as-of date on its mark. */
const asOf = "Stichtag";

describe.each(cases)("report of the %s results", (_name, make) => {
  const document = parse(make());

  it("is one page without script, outside resource or event handler", () => {
    expect(document.querySelectorAll("script, link, iframe, object, embed, img, base, form").length).toBe(0);
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        expect(name.startsWith("on"), `${element.tagName} ${name}`).toBe(false);
        if (["href", "src", "xlink:href"].includes(name)) expect(value.startsWith("#"), value).toBe(true);
      }
    }
    expect(document.querySelector("style")?.textContent).not.toMatch(/url\(|@import|https?:/);
  });

  it("has unique ids and every link and label points to one", () => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll("a[href]"))
      expect(ids).toContain((link.getAttribute("href") ?? "").slice(1));
    for (const labelled of document.querySelectorAll("[aria-labelledby]")) {
      for (const id of (labelled.getAttribute("aria-labelledby") ?? "").split(" ")) expect(ids).toContain(id);
    }
  });

  it("has one first heading, and no heading skips a level", () => {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    for (const part of document.querySelectorAll("section.part")) expect(part.querySelectorAll("h2").length).toBe(1);
  });

  it("shows no number in a chart that the table beside it lacks", () => {
    for (const figure of document.querySelectorAll("figure")) {
      const table = [...figure.querySelectorAll("td, th, .note")].flatMap((cell) => numbers(cell.textContent ?? ""));
      for (const text of figure.querySelectorAll("svg text:not(.tick)")) {
        if (text.textContent?.includes(asOf)) continue;
        for (const number of numbers(text.textContent ?? "")) expect(table, text.textContent ?? "").toContain(number);
      }
    }
  });

  it("gives each chart a title, a description and a table", () => {
    for (const svg of document.querySelectorAll("svg.chart")) {
      expect(svg.querySelector("title")).not.toBeNull();
      expect(svg.querySelector("desc")).not.toBeNull();
      expect(svg.closest("figure")?.querySelector("table")).not.toBeNull();
    }
  });

  it("is the same text twice", () => {
    expect(renderReport(make())).toBe(renderReport(make()));
  });
});

describe("report", () => {
  it.each(languages)("says everything in %s", (language) => {
    const html = renderReport(sampleResults(language));
    expect(html).toContain(`<html lang="${language === "pt" ? "pt-BR" : language}"`);
    for (const key of ["contents", "findings", "keyFigures", "trust", "definitions", "reproduce"] as const) {
      expect(html, key).toContain(packMessages[key][language].replace(/'/g, "&#39;"));
    }
    expect(html).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
  });

  it.each(languages)("has no blank message in %s and the same parameters as English", (language) => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [key, sentence] of Object.entries(packMessages)) {
      expect(sentence[language].trim(), key).not.toBe("");
      expect(names(sentence[language]), key).toEqual(names(sentence.en));
    }
  });

  it("carries hostile text as text", () => {
    const results = hostileResults("de");
    const text = parse(results).documentElement.textContent ?? "";
    for (const hostile of hostileTexts.filter((one) => one.length > 0 && one.length < 60)) {
      expect(text).toContain(hostile.replaceAll("\u0000", "\ufffd").replaceAll("\u0007", "\ufffd"));
    }
    expect(renderReport(results)).not.toMatch(/<script|<img|<b>/i);
  });

  it("cuts a long table to a stated number and counts the rest", () => {
    const html = renderReport(sampleResults("de"));
    expect(html).toContain(`${163 - shownRows} weitere Zeilen in der Arbeitsmappe`);
    expect(html).toContain("D-10039");
    expect(html).not.toContain("D-10040");
  });

  it("says so where read is not used + left out", () => {
    const sample = sampleResults("en");
    expect(renderReport(sample)).toContain("4,812 rows read = 4,801 used + 11 left out");
    expect(renderReport({ ...sample, trust: { ...sample.trust, used: 4800 } })).toContain(
      "do not rely on these figures",
    );
  });

  it("refuses a text in a money column instead of showing a 0", () => {
    const sample = sampleResults("en");
    const bad = {
      id: "t",
      title: "t",
      definition: "",
      columns: [{ key: "m", label: "m", kind: "money" as const }],
      rows: [["1.000,00"]],
    };
    const section = { id: "s", title: "s", sentence: "", charts: [], tables: [bad], notes: [] };
    expect(() => renderReport({ ...sample, sections: [section] })).toThrow("'1.000,00' is not a number");
  });

  it("leaves out the columns of a table in which no row and no total has a value, and keeps a 0", () => {
    const sample = sampleResults("en");
    const column = (key: string) => ({ key, label: `Label ${key}`, kind: "money" as const });
    const table = {
      id: "t",
      title: "t",
      definition: "",
      columns: [{ ...column("first"), kind: "text" as const }, column("zero"), column("blank"), column("total")],
      rows: [[null, "0", null, null]],
      totalRow: ["All", null, null, "7"],
    };
    const section = { id: "s", title: "s", sentence: "", charts: [], tables: [table], notes: [] };
    const page = renderReport({ ...sample, sections: [section] });
    const shown = ["first", "zero", "blank", "total"].filter((key) => page.includes(`Label ${key}`));
    expect(shown).toEqual(["first", "zero", "total"]);
    expect(page).toMatch(/<th[^>]*>All<\/th><td[^>]*><\/td><td[^>]*>7<\/td>/);
  });
});

describe("a funnel with a step set off", () => {
  it("sets off the conversion after it, since that is where it loses", () => {
    const arrows = [...parse(sampleResults("en")).querySelectorAll("svg text")].filter(({ textContent }) =>
      textContent.startsWith("↓ "),
    );
    const strong = arrows.filter(({ classList }) => classList.contains("strong")).map(({ textContent }) => textContent);
    expect(arrows.length).toBeGreaterThan(2);
    expect([...new Set(strong)]).toEqual([expect.stringMatching(/^↓ 41%/)]);
  });
});
