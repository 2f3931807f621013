import { linear } from "../scale.ts";
import { element, path } from "../svg.ts";

/** A small line of the last periods without axes, its last point marked; none where fewer than two periods are known. Hidden from screen readers: the key-figure table has the values. */
export const sparkline = (values: readonly (number | null)[], width = 112, height = 28): string => {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return "";
  const x = linear(0, Math.max(1, values.length - 1), 4, width - 4);
  const y = linear(Math.min(...known), Math.max(...known), height - 4, 4);
  const places = values.map((value, i) => (value === null ? null : { x: x(i), y: y(value) }));
  const last = [...places].reverse().find((place) => place !== null);
  const dots = places.filter(
    (place, i) =>
      place !== null && (place === last || ((places[i - 1] ?? null) === null && (places[i + 1] ?? null) === null)),
  );
  return element(
    "svg",
    { class: "spark", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true", focusable: "false" },
    element("path", { d: path(places), fill: "none", stroke: "var(--comparison)", "stroke-width": 1.5 }),
    ...dots.map((place) =>
      element("circle", {
        cx: place?.x,
        cy: place?.y,
        r: place === last ? 3.5 : 2,
        fill: `var(--${place === last ? "accent" : "comparison"})`,
      }),
    ),
  );
};
