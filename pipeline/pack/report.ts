import { isoDate } from "../../core/calendar/iso-date.ts";
import { formatDate, formatMoney } from "../../core/locale/format.ts";
import type { Chart, Finding, Results, Section, Table } from "../../core/results.ts";
import type { ChartContext } from "./charts/context.ts";
import { chartTable } from "./charts/data.ts";
import { drawChart } from "./charts/draw.ts";
import { waterfallCheck } from "./charts/waterfall.ts";
import { escapeText } from "./escape.ts";
import { htmlTable } from "./html-table.ts";
import { inputTable } from "./input-table.ts";
import { keyFigureCards, keyFigureTable } from "./key-figures.ts";
import { packSpeaker, type Say } from "./messages.ts";
import { reportStyle } from "./report-style.ts";
import { immatureText, reasonTable, trustCount } from "./trust.ts";

/** The widths a chart is drawn for: beside the contents list and on paper, and on a phone. */
const chartWidths = { wide: 780, small: 340 } as const;

const htmlLanguages = { en: "en", de: "de", es: "es", pl: "pl", pt: "pt-BR", tr: "tr" } as const;

const confidence = { high: "confidenceHigh", medium: "confidenceMedium", low: "confidenceLow" } as const;

/** Anchors of the sections: from their position, so that they are unique whatever the ids hold. */
const anchorOf = (index: number): string => `s${index + 1}`;

const header = ({ stamp }: Results, say: Say): string => {
  const date = (text: string) => formatDate(isoDate(text), stamp.language);
  const parts = [
    say("periodRange", { from: date(stamp.periodStart), to: date(stamp.periodEnd) }),
    say("asOf", { date: date(stamp.asOf) }),
    ...(stamp.currency === "" ? [] : [say("moneyIn", { currency: stamp.currency })]),
  ];
  const line = parts.map((part) => `<span>${escapeText(part)}</span>`).join("");
  return `<h1>${escapeText(stamp.company === "" ? stamp.period : `${stamp.company} – ${stamp.period}`)}</h1><p class="stamp">${line}</p>`;
};

const findingItem = (finding: Finding, results: Results, say: Say): string => {
  const { stamp, sections } = results;
  const index = sections.findIndex(({ id }) => id === finding.section);
  const section = sections[index];
  const parts = [
    finding.money === null
      ? ""
      : `<span class="money">${escapeText(formatMoney(finding.money, 0, stamp.currency, stamp.language))}</span>`,
    `<span>${escapeText(say(confidence[finding.confidence]))}</span>`,
    section === undefined
      ? ""
      : `<span>${escapeText(say("evidence"))}: <a href="#${anchorOf(index)}">${escapeText(section.title)}</a></span>`,
  ];
  return `<li><p>${escapeText(finding.sentence)}<span class="proof">${parts.join("")}</span></p></li>`;
};

const firstScreen = (results: Results, say: Say): string => {
  const { findings, keyFigures, stamp, trust } = results;
  const { currency, language } = stamp;
  const list =
    findings.length === 0
      ? `<p>${escapeText(say("noFindings"))}</p>`
      : `<ol class="findings">${findings.map((finding) => findingItem(finding, results, say)).join("")}</ol>`;
  const figures =
    keyFigures.length === 0
      ? ""
      : `<section class="lead"><h2>${escapeText(say("keyFigures"))}</h2>${keyFigureCards(keyFigures, currency, language)}</section>`;
  const count = trustCount(trust, language);
  const facts = [
    trust.freshness === "" ? "" : `${say("freshness")}: ${trust.freshness}`,
    immatureText(trust, language),
  ].filter((fact) => fact !== "");
  const inside = [
    ...(trust.summary === "" ? [] : [trust.summary]),
    ...(count.holds ? [count.text] : []),
    ...facts,
    ...trust.notes,
  ].map((text) => `<p>${escapeText(text)}</p>`);
  const line = count.holds
    ? escapeText([count.text, immatureText(trust, language)].filter((part) => part !== "").join("; "))
    : `<span class="bad">${escapeText(count.text)}</span>`;
  const figureTable =
    keyFigures.length === 0
      ? ""
      : `<details><summary>${escapeText(say("keyFiguresTable"))}</summary>${htmlTable(keyFigureTable(keyFigures, currency, language), currency, language)}</details>`;
  return `<section class="lead"><h2>${escapeText(say("findings"))}</h2>${list}</section>${figures}<section class="trust"><h2 class="unseen">${escapeText(
    say("trust"),
  )}</h2><details><summary><strong>${escapeText(say("trust"))}</strong>${line}</summary><div class="inside">${inside.join("")}${htmlTable(
    reasonTable(trust, language),
    currency,
    language,
  )}</div></details></section>${figureTable}`;
};

const figure = (chart: Chart, id: string, context: Omit<ChartContext, "width">): string => {
  const { say, language, currency } = context;
  const drawn = (["wide", "small"] as const).map((size) => {
    const sized = { ...context, width: chartWidths[size] };
    const svg = drawChart(chart, `${id}-${size}`, sized);
    const over = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) > sized.width;
    const scrolls = over ? ` scroll" role="region" tabindex="0" aria-label="${escapeText(chart.title)}` : "";
    const grown = over ? svg.replace('class="chart"', 'class="chart over"') : svg;
    return `<div class="${size}${scrolls}">${grown}</div>`;
  });
  const check = chart.kind === "waterfall" ? waterfallCheck(chart) : undefined;
  const warning =
    check === undefined || check.holds || chart.kind !== "waterfall"
      ? ""
      : `<p class="bad">${escapeText(
          say("waterfallUnequal", {
            sum: formatMoney(check.sum, 2, currency, language),
            closing: formatMoney(chart.closing.value, 2, currency, language),
          }),
        )}</p>`;
  const data = htmlTable(chartTable(chart, id, language), currency, language);
  return `<figure><figcaption>${escapeText(chart.title)}</figcaption>${drawn.join("")}${warning}<details><summary>${escapeText(
    say("dataOfChart"),
  )}</summary>${data}</details></figure>`;
};

/** So many tables of a section stand open; the others open on demand and are left to the workbook on paper. */
const openTables = 2;

const tableBlock = (table: Table, place: number, { currency, language }: Omit<ChartContext, "width">): string => {
  const definition = table.definition === "" ? "" : `<p class="note">${escapeText(table.definition)}</p>`;
  const heading = `<h3>${escapeText(table.title)}</h3>`;
  const inside = definition + htmlTable(table, currency, language);
  return place < openTables
    ? heading + inside
    : `<details class="table"><summary>${heading}</summary>${inside}</details>`;
};

const sectionBlock = (section: Section, anchor: string, context: Omit<ChartContext, "width">): string => {
  const sentence = section.sentence === "" ? "" : `<p>${escapeText(section.sentence)}</p>`;
  const charts = section.charts.map((chart, i) => figure(chart, `${anchor}-c${i + 1}`, context));
  const tables = section.tables.map((table, i) => tableBlock(table, i, context));
  const closed = section.tables.length - openTables;
  const left =
    closed > 0 ? [`<p class="note paper">${escapeText(context.say("moreTables", { count: closed }))}</p>`] : [];
  const notes = section.notes.map((note) => `<p class="note">${escapeText(note)}</p>`);
  return `<section class="part" aria-labelledby="${anchor}"><h2 id="${anchor}">${escapeText(section.title)}</h2>${sentence}${[...charts, ...tables, ...left, ...notes].join("")}</section>`;
};

const ending = ({ definitions, reproduce, stamp }: Results, say: Say): string => {
  const terms = definitions
    .map(({ term, definition }) => `<dt>${escapeText(term)}</dt><dd>${escapeText(definition)}</dd>`)
    .join("");
  const steps = reproduce.length === 0 ? "" : `<pre><code>${escapeText(reproduce.join("\n"))}</code></pre>`;
  const hashes = [
    [say("inputHash"), stamp.inputHash],
    [say("configurationHash"), stamp.configurationHash],
  ].map(
    ([name = "", hash = ""]) =>
      `<p class="note">${escapeText(name)}: <span class="code">${escapeText(hash)}</span></p>`,
  );
  return `<section class="part" aria-labelledby="definitions"><h2 id="definitions">${escapeText(say("definitions"))}</h2><dl class="terms">${terms}</dl></section>
<section class="part" aria-labelledby="reproduce"><h2 id="reproduce">${escapeText(say("reproduce"))}</h2><p>${escapeText(say("reproduceLead"))}</p>${steps}${hashes.join("")}<h3>${escapeText(
    say("inputs"),
  )}</h3>${htmlTable(inputTable(stamp), stamp.currency, stamp.language)}</section>`;
};

/**
 * The report as one self-contained HTML page: no script, no outside resource, both colour schemes, made for screen, phone and paper. Every
 * chart is drawn for a wide and a narrow column and has its figures in a table. Same results, same text.
 */
export const renderReport = (results: Results): string => {
  const { stamp, sections } = results;
  const say = packSpeaker(stamp.language);
  const context = { language: stamp.language, currency: stamp.currency, say };
  const entry = (anchor: string, title: string) => `<li><a href="#${anchor}">${escapeText(title)}</a></li>`;
  const contents = [
    ...sections.map(({ title }, i) => entry(anchorOf(i), title)),
    entry("definitions", say("definitions")),
    entry("reproduce", say("reproduce")),
  ].join("");
  const parts = sections.map((section, i) => sectionBlock(section, anchorOf(i), context));
  const title = [stamp.company, stamp.period].filter((part) => part !== "").join(" – ");
  return `<!doctype html>
<html lang="${htmlLanguages[stamp.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${escapeText(`${stamp.product} ${stamp.version}`)}">
<title>${escapeText(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#sections">${escapeText(say("skipToContent"))}</a>
<header>${header(results, say)}</header>
<main>
${firstScreen(results, say)}
<div class="page" id="sections"><nav aria-label="${escapeText(say("contents"))}"><h2>${escapeText(say("contents"))}</h2><ol>${contents}</ol></nav>
<div>
${parts.join("\n")}
${ending(results, say)}
</div></div>
</main>
<footer class="stamp">${escapeText(say("madeBy", { product: `${stamp.product} ${stamp.version}` }))}</footer>
</body>
</html>
`;
};
