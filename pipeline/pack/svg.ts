import { escapeText } from "./escape.ts";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A coordinate with at most two decimals, so that equal input gives equal text; NaN and infinity are bugs of a renderer. */
const attribute = (name: string, value: string | number): string => {
  if (typeof value === "string") return escapeText(value);
  if (!Number.isFinite(value)) throw new Error(`SVG attribute ${name} is ${value}`);
  return String(Math.round(value * 100) / 100 + 0);
};

/** An element from escaped attributes and children that are already markup. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? "" : ` ${key}="${attribute(key, value)}"`))
    .join("");
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`;
};

export const rectangle = (x: number, y: number, width: number, height: number, attributes: Attributes): string =>
  element("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), ...attributes });

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string =>
  element("line", { x1, y1, x2, y2, ...attributes });

/** One line of text; `anchor` as in SVG, classes give its colour and weight. */
export const label = (
  x: number,
  y: number,
  content: string,
  { anchor = "start", style = "" }: { anchor?: "start" | "middle" | "end"; style?: string } = {},
): string =>
  element(
    "text",
    { x, y, "text-anchor": anchor === "start" ? undefined : anchor, class: style === "" ? undefined : style },
    escapeText(content),
  );

/** Lines of text below each other, 17 px apart, the first on `y`. */
export const labels = (
  x: number,
  y: number,
  lines: readonly string[],
  options: Parameters<typeof label>[3] = {},
): string => lines.map((content, i) => label(x, y + i * 17, content, options)).join("");

/** A path through points; null breaks it, a lone point between breaks is left to its marker. */
export const path = (points: readonly ({ readonly x: number; readonly y: number } | null)[]): string => {
  let open = false;
  return points
    .map((point) => {
      if (point === null) {
        open = false;
        return "";
      }
      const command = open ? "L" : "M";
      open = true;
      return `${command}${attribute("d", point.x)} ${attribute("d", point.y)}`;
    })
    .join("");
};
