type Child = Node | string | null | false;
type Properties = Readonly<Record<string, string | number | boolean | ((event: Event) => void) | undefined>>;

/** An element with its attributes, listeners (`on…`) and children; texts are never read as HTML. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return made;
};

const svgSpace = "http://www.w3.org/2000/svg";

export const drawing = (
  tag: string,
  properties: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElement => {
  const made = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
};

/** A labelled field; the label is its parent, so that a click and a screen reader find it. */
export const field = (label: string, control: HTMLElement): HTMLLabelElement => element("label", {}, label, control);

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const choices = (
  list: readonly Choice[],
  chosen: string,
  onchange?: (value: string) => void,
): HTMLSelectElement => {
  const made = element(
    "select",
    { onchange: () => onchange?.(made.value) },
    ...list.map(({ value, label }) => element("option", { value, selected: value === chosen }, label)),
  );
  return made;
};

/** Offers text as a download under a name. */
export const download = (name: string, parts: readonly BlobPart[], type: string): void => {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
