/** Colours by meaning; each has a light and a dark value and is used as `var(--name)` in HTML and SVG. */
export interface Tone {
  readonly light: string;
  readonly dark: string;
}

/** `comparison` is darker in light mode than a plain grey so that a thin bar keeps 3:1 against the paper. */
export const roles = {
  ink: { light: "#1b1f24", dark: "#e8eaed" },
  muted: { light: "#5b6470", dark: "#9aa3ad" },
  line: { light: "#e3e6ea", dark: "#33383e" },
  edge: { light: "#8a939e", dark: "#77818c" },
  paper: { light: "#ffffff", dark: "#15181c" },
  raised: { light: "#f7f8fa", dark: "#1d2126" },
  accent: { light: "#1f5fbf", dark: "#7fb0ff" },
  comparison: { light: "#8290a4", dark: "#6f7b88" },
  good: { light: "#0b7a64", dark: "#4fc3a1" },
  caution: { light: "#a15c00", dark: "#e0a030" },
  bad: { light: "#b3261e", dark: "#ff8a80" },
  category2: { light: "#b04c14", dark: "#f0935a" },
  category3: { light: "#0b7a64", dark: "#4fc3a1" },
  category4: { light: "#7a4fb5", dark: "#b795ec" },
  category5: { light: "#8a6d00", dark: "#d9b93b" },
} as const satisfies Readonly<Record<string, Tone>>;

export type Role = keyof typeof roles;

/** The five categorical colours in order; the first is the accent. */
export const categories: readonly Role[] = ["accent", "category2", "category3", "category4", "category5"];

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const hex = (colour: Rgb): string => `#${colour.map((c) => Math.round(c).toString(16).padStart(2, "0")).join("")}`;
const mix = (a: string, b: string, share: number): string => {
  const from = rgb(a);
  const to = rgb(b);
  return hex(from.map((c, i) => c + ((to[i] as number) - c) * share) as unknown as Rgb);
};

const luminance = (colour: string): number => {
  const [r, g, b] = rgb(colour).map((c) => {
    const s = c / 255;
    return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast ratio of two hex colours, 1 to 21, as WCAG 2.2 defines it. */
export const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** Steps of the heat map's sequence. */
export const sequenceSteps = 9;
const stops = { light: ["#eef4fc", "#1f5fbf", "#0c2c5e"], dark: ["#1b2735", "#5b93e6", "#d6e6ff"] } as const;
const sequenceOf = (scheme: keyof typeof stops): readonly string[] =>
  Array.from({ length: sequenceSteps }, (_, i) => {
    const at = (2 * i) / (sequenceSteps - 1);
    const [low, middle, high] = stops[scheme];
    return at <= 1 ? mix(low, middle, at) : mix(middle, high, at - 1);
  });

/** Black or white, whichever reads better on a colour. */
const readable = (on: string): string => (contrast("#ffffff", on) >= contrast("#000000", on) ? "#ffffff" : "#000000");

/** The heat map's fills with the text colour each carries. */
export const sequence: readonly { readonly fill: Tone; readonly text: Tone }[] = sequenceOf("light").map((light, i) => {
  const dark = sequenceOf("dark")[i] as string;
  return { fill: { light, dark }, text: { light: readable(light), dark: readable(dark) } };
});

/** Every colour as a CSS custom property of one scheme. */
export const customProperties = (scheme: keyof Tone): string =>
  [
    ...Object.entries(roles).map(([name, tone]) => `--${name}:${tone[scheme]}`),
    ...sequence.flatMap(({ fill, text }, i) => [`--heat${i}:${fill[scheme]}`, `--heat${i}-text:${text[scheme]}`]),
  ].join(";");
