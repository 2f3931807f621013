import { customProperties } from "./palette.ts";

/** The report's style sheet: both colour schemes, the type and spacing steps of the design, charts, and print. Prints in light colours. */
export const reportStyle = `
:root{color-scheme:light dark;${customProperties("light")}}
@media (prefers-color-scheme:dark){@media screen{:root{${customProperties("dark")}}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:auto}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px;top:8px;background:var(--paper);padding:8px 12px;z-index:1}
.skip:focus{left:8px}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 24px}
h1,h2,h3{line-height:1.25;margin:0;text-wrap:balance;overflow-wrap:break-word}
h1{font-size:28px}
h2{font-size:20px}
h3{font-size:16px}
p{margin:0 0 12px;max-width:70ch;overflow-wrap:anywhere}
.muted,.note,.stamp{color:var(--muted)}
.note,.stamp{font-size:13px}
.stamp span+span::before{content:"·";margin:0 8px}
header{padding-top:28px}
header h1{margin-bottom:4px}
.lead{margin-top:20px}
.lead>h2,.trust>h2{font-size:13px;font-weight:600;color:var(--muted);margin-bottom:8px}
.findings{margin:0;padding:0;list-style:none;counter-reset:finding}
.findings li{counter-increment:finding;display:grid;grid-template-columns:28px minmax(0,1fr);margin-bottom:10px}
.findings li::before{content:counter(finding);font-size:20px;line-height:1.3;font-weight:600;color:var(--accent);font-variant-numeric:tabular-nums}
.findings p{margin:0;max-width:84ch}
.findings .proof{font-size:13px;color:var(--muted);display:block}
.findings .proof>*+*::before{content:"·";margin:0 6px;color:var(--muted);display:inline-block}
.findings .money{font-variant-numeric:tabular-nums;color:var(--ink);font-weight:600}
.figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px;margin:0}
.figure{background:var(--raised);border:1px solid var(--line);border-radius:6px;padding:12px 14px;min-width:0}
.figure dt{font-size:13px;color:var(--muted);overflow-wrap:anywhere}
.figure dd{margin:0}
.figure .value{display:flex;align-items:center;justify-content:space-between;gap:8px;flex-wrap:wrap;margin:2px 0}
.figure .amount{font-size:20px;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
.figure .amount small{font-size:13px;font-weight:400;color:var(--muted)}
.figure .range{font-size:13px;color:var(--muted);font-variant-numeric:tabular-nums;min-height:19px}
.figure table{width:100%;font-size:13px;margin:4px 0 0;border-collapse:collapse}
.figure th,.figure td{border:0;padding:1px 0;background:none;font-weight:400;text-align:left;white-space:normal}
.figure th{color:var(--muted);padding-right:6px;width:1%;white-space:nowrap}
.figure td{width:1%;text-align:right;font-variant-numeric:tabular-nums;padding-left:8px;white-space:nowrap}
.figure td:last-child{width:auto;white-space:normal;overflow-wrap:normal}
.good{color:var(--good)}
.bad{color:var(--bad)}
.spark{flex:none;overflow:visible}
details{margin:0 0 12px}
summary{cursor:pointer;color:var(--muted);font-size:13px;padding:4px 0;width:fit-content;max-width:100%}
summary:hover{color:var(--ink)}
details.table>summary{width:auto;color:var(--ink);padding:8px 0}
details.table>summary h3{display:inline;margin:0}
.trust{margin-top:16px;border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:8px 0}
.trust details{margin:0}
.trust summary{font-size:16px;color:var(--ink);width:auto}
.trust summary strong{margin-right:8px}
.trust .inside{padding:8px 0 8px 16px}
.trust .inside table{max-width:640px}
.page{display:grid;grid-template-columns:212px minmax(0,1fr);gap:40px;margin-top:40px}
nav{font-size:13px;position:sticky;top:16px;align-self:start;max-height:calc(100vh - 32px);overflow:auto}
nav h2{font-size:13px;color:var(--muted);margin-bottom:8px}
nav ol{margin:0;padding:0;list-style:none}
nav li{margin:0 0 8px;overflow-wrap:break-word}
nav a{color:var(--ink);text-decoration:none}
nav a:hover{text-decoration:underline}
section.part{margin-bottom:56px;min-width:0}
section.part>h2{margin-bottom:6px;scroll-margin-top:16px}
section.part h3{margin:24px 0 4px}
figure{margin:20px 0 24px}
figcaption{font-weight:600;margin-bottom:8px;max-width:70ch;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:0 0 8px;position:relative}
table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:5px 16px 5px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);max-width:340px;overflow-wrap:break-word;hyphens:auto}
.short{white-space:nowrap}
.many{font-size:12px}
.many th,.many td{padding-right:12px}
.scroll tr>:first-child{position:sticky;left:0;background:var(--paper)}
.long{overflow-wrap:anywhere;min-width:180px}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);font-weight:600;vertical-align:bottom;border-bottom:1px solid var(--edge)}
tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}
thead .number{white-space:normal}
.date{white-space:nowrap}
tfoot th,tfoot td{font-weight:600;border-bottom:0;border-top:1px solid var(--edge)}
dl.terms{margin:0;max-width:70ch}
dl.terms dt{font-weight:600;margin-top:12px}
dl.terms dd{margin:0}
code,.code{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:13px;overflow-wrap:anywhere}
pre{margin:0 0 12px;padding:12px;background:var(--raised);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
footer{padding-top:16px;padding-bottom:40px;border-top:1px solid var(--line);margin-top:24px}
svg.chart{display:block;overflow:visible;max-width:100%;height:auto;font-size:13px;font-variant-numeric:tabular-nums}
svg.chart.over{max-width:none}
svg text{fill:var(--ink)}
svg .tick,svg .muted{fill:var(--muted)}
svg .strong{font-weight:600}
svg .accent-text{fill:var(--accent);font-weight:600}
svg .good{fill:var(--good)}
svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
svg .grid{stroke:var(--line)}
svg .base,svg .axis{stroke:var(--edge)}
svg .rule{stroke:var(--ink);stroke-width:1.5}
svg .quantile{stroke:var(--ink);stroke-dasharray:3 3}
svg .asof{stroke:var(--edge);stroke-dasharray:3 3}
svg .whisker{stroke:var(--ink);stroke-width:1.5}
svg .tick-mark{stroke:var(--ink);stroke-width:2.5}
svg .unknown{fill:none;stroke:var(--edge);stroke-dasharray:3 3}
svg .open{fill:var(--paper);stroke:var(--ink);stroke-width:2}
svg .cliff{stroke:var(--caution);stroke-width:2.5;stroke-dasharray:4 3}
svg .band0{fill:var(--accent);opacity:.16}
svg .band1{fill:var(--accent);opacity:.26}
svg .step{opacity:.9}
svg .c0{fill:var(--accent)}svg .c1{fill:var(--category2)}svg .c2{fill:var(--category3)}svg .c3{fill:var(--category4)}svg .c4{fill:var(--category5)}
.small,.paper{display:none}
@media (max-width:1000px){.page{grid-template-columns:minmax(0,1fr);gap:24px}nav{position:static;max-height:none}nav ol{columns:2;column-gap:32px}nav li{break-inside:avoid}}
@media (max-width:840px){.figures{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media screen and (max-width:760px){.wide{display:none}.small{display:block}}
@media (max-width:560px){header,main,footer{padding-left:16px;padding-right:16px}h1{font-size:24px}.figures{grid-template-columns:minmax(0,1fr)}nav ol{columns:1}.page{margin-top:24px}.stamp span{display:block}.stamp span+span::before{content:none}}
@page{margin:16mm 14mm 18mm}
@media print{
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
header,main,footer{max-width:none;padding:0}
header{padding-top:0}
.skip,nav{display:none}
.page{display:block;margin-top:0}
.figures{grid-template-columns:repeat(2,minmax(0,1fr));gap:8px}
.figure{padding:6px 12px}
.findings li{margin-bottom:4px}
.trust .inside p{margin-bottom:4px;font-size:9.5pt}
h1{font-size:22px}
table{font-size:8.5pt;max-width:100%}
th,td{padding:3px 10px 3px 0}
table.many{font-size:7.5pt}
table.many th,table.many td{padding-right:6px}
.scroll :is(td,th):not(.number):not(.date):not(.short){overflow-wrap:anywhere;min-width:64px}
.many tr>:nth-child(n+10),details.table:not([open]){display:none}
.paper{display:block}
.lead{margin-top:12px}
p{break-inside:avoid;orphans:3;widows:3}
h2,h3,figcaption,h3+.note,thead{break-after:avoid}
.trust .inside table{break-inside:avoid}
section.part>h2+p{break-after:avoid}
figure svg,.figure,.findings li,tr{break-inside:avoid}
tbody tr:nth-child(-n+2){break-before:avoid}
figure{break-inside:avoid-page}
section.part{margin-bottom:28px}
details.table>summary::before{content:none}
.scroll tr>:first-child{position:static}
thead{display:table-header-group}
tfoot{display:table-row-group}
.scroll{overflow:visible}
.scroll table{max-width:100%}
svg.chart.over{max-width:100%}
main>details,figure details{display:none}
details::details-content{content-visibility:visible;block-size:auto}
summary{list-style:none;color:var(--muted)}
summary::-webkit-details-marker{display:none}
a{color:inherit;text-decoration:none}
}
`;
