import type { HeldChart } from "../doubles/store.ts";

const width = 560;
const height = 320;
const plot = { left: 56, right: width - 16, top: 44, bottom: height - 48 };
/** Labels of a bar chart stand beside the bars. */
const barLeft = 150;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const text = (x: number, y: number, words: string, anchor = "middle", more = ""): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" ${more}>${escaped(words)}</text>`;

/** A round number of a scale's steps: 1, 2 or 5 times a power of ten. */
const stepOf = (most: number): number => {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (([1, 2, 5].find((one) => one * power >= rough) ?? 10) as number) * power;
};

interface Series {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

const shorten = (label: string, most: number): string => (label.length > most ? `${label.slice(0, most - 1)}…` : label);

/** The steps of a waterfall as columns that stand on what came before them. */
const bridged = (name: string, steps: readonly number[], colour: string): Series[] => {
  let level = 0;
  const bases: number[] = [];
  for (const step of steps) {
    bases.push(Math.max(0, Math.min(level, level + step)));
    level += step;
  }
  return [
    { name, colour: "none", values: bases },
    { name, colour, values: steps.map(Math.abs) },
  ];
};

/**
 * Google's charts as far as the add-in makes them: bars, columns (stacked too), lines and areas over labels, nothing below 0; and the
 * waterfall.
 */
export const chartSvg = (
  { type, options }: HeldChart,
  labels: readonly string[],
  [header = [], ...rows]: readonly (readonly unknown[])[],
  locale: string,
): string => {
  const colours = options.colors as readonly string[];
  const numbers = (i: number) => rows.map((row) => (typeof row[i + 1] === "number" ? (row[i + 1] as number) : 0));
  const isBridge = type === "WATERFALL";
  const series = header.slice(1).flatMap((name, i): Series[] => {
    const colour = colours[i] ?? "#1f5fbf";
    return isBridge
      ? bridged(String(name), numbers(i), colour)
      : [{ name: String(name), colour, values: numbers(i).map((value) => Math.max(0, value)) }];
  });
  const stacked = options.isStacked === true || isBridge;
  const tops = labels.map((_, r) =>
    stacked
      ? series.reduce((sum, { values }) => sum + (values[r] ?? 0), 0)
      : Math.max(...series.map((s) => s.values[r] ?? 0)),
  );
  const step = stepOf(Math.max(...tops, Number.MIN_VALUE));
  const most = Math.ceil(Math.max(...tops, step) / step) * step;
  const number = new Intl.NumberFormat(locale.replace("_", "-"), { notation: "compact", maximumFractionDigits: 2 });
  const parts: string[] = [];
  const bars = type === "BAR";
  const left = bars ? barLeft : plot.left;
  const along = bars ? plot.bottom - plot.top : plot.right - left;
  const across = bars ? plot.right - left : plot.bottom - plot.top;
  const place = (i: number): number => (bars ? plot.top : left) + ((i + 0.5) * along) / labels.length;
  const length = (value: number): number => (value / most) * across;
  for (let mark = 0; mark <= most + step / 2; mark += step) {
    const at = bars ? left + length(mark) : plot.bottom - length(mark);
    parts.push(
      bars
        ? `<path d="M${at} ${plot.top}V${plot.bottom}" stroke="#e3e6ea"/>${text(at, plot.bottom + 16, number.format(mark))}`
        : `<path d="M${left} ${at}H${plot.right}" stroke="#e3e6ea"/>${text(left - 6, at + 4, number.format(mark), "end")}`,
    );
  }
  const every = bars ? 1 : Math.ceil(labels.length / 8);
  labels.forEach((label, i) => {
    if (i % every > 0) return;
    parts.push(
      bars
        ? text(left - 8, place(i) + 4, shorten(label, 24), "end")
        : text(place(i), plot.bottom + 16, shorten(label, 12)),
    );
  });
  const thick = (along / labels.length) * 0.7;
  if (type === "LINE" || type === "AREA") {
    for (const { values, colour } of series) {
      const points = values.map((value, i) => `${place(i)} ${plot.bottom - length(value)}`).join("L");
      const fill =
        type === "AREA"
          ? `<path d="M${place(0)} ${plot.bottom}L${points}L${place(values.length - 1)} ${plot.bottom}Z" fill="${colour}" opacity="0.2"/>`
          : "";
      parts.push(`${fill}<path d="M${points}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    }
  } else {
    labels.forEach((_, i) => {
      let below = 0;
      series.forEach(({ values, colour }, s) => {
        const size = length(values[i] ?? 0);
        const own = stacked ? thick : thick / series.length;
        const start = place(i) - thick / 2 + (stacked ? 0 : own * s);
        const base = stacked ? below : 0;
        parts.push(
          bars
            ? `<rect x="${left + base}" y="${start}" width="${size}" height="${own}" fill="${colour}"/>`
            : `<rect x="${start}" y="${plot.bottom - base - size}" width="${own}" height="${size}" fill="${colour}"/>`,
        );
        below += size;
      });
    });
  }
  if (series.length > 1 && !isBridge) {
    series.forEach(({ name, colour }, i) => {
      const x = plot.left + i * 150;
      parts.push(`<rect x="${x}" y="${height - 20}" width="10" height="10" fill="${colour}"/>`);
      parts.push(text(x + 15, height - 11, shorten(name, 20), "start"));
    });
  }
  const title = String(options.title ?? "");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="Arial, sans-serif" font-size="11" fill="#5b6470">${text(16, 26, title, "start", 'font-size="15" fill="#1f2937"')}${parts.join("")}</svg>`;
};
