import type { Language } from "../../core/locale/language.ts";

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter] as string);

const style = `:root{color-scheme:light dark;--ink:#1b1f24;--line:#e3e6ea;--paper:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--line:#33383e;--paper:#15181c}}
@media print{:root{--ink:#000;--line:#ccc;--paper:#fff}}
body{font:14px/1.45 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:var(--ink);background:var(--paper)}
table{border-collapse:collapse;width:100%}th,td{padding:4px 8px;border-bottom:1px solid var(--line);text-align:left}
.n{text-align:right;font-variant-numeric:tabular-nums}tfoot td{font-weight:bold}h1{font-size:20px}h2{font-size:16px}ul{padding-left:16px}`;

/** A page for one person: its title, then paragraphs of text. */
export const htmlPage = (language: Language, title: string, paragraphs: readonly string[]): string =>
  htmlDocument(language, title, paragraphs.map((text) => `<p>${escaped(text)}</p>`).join("\n"));

/** The same around a body that is HTML already. */
export const htmlDocument = (language: Language, title: string, body: string): string =>
  `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1>
${body}
</body></html>
`;

/** File names for people, with characters that every system takes; equal names are numbered. */
export const personFiles = (
  pages: readonly { readonly person: string; readonly html: string }[],
): { name: string; text: string }[] => {
  const taken = new Set<string>();
  return pages.map(({ person, html }) => {
    const base = person.replace(/[^\p{L}\p{N} ._-]/gu, "_").trim() || "_";
    let name = `${base}.html`;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} (${n}).html`;
    taken.add(name.toLowerCase());
    return { name, text: html };
  });
};
