// C0 controls except tab, newline and carriage return, DEL, C1, and the two non-characters: none may stand in XML or HTML text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the controls are what is looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made safe for HTML and SVG, as content and between quotes as an attribute. Characters no document may hold become U+FFFD. */
export const escapeText = (text: string): string =>
  text
    .replace(forbidden, "\ufffd")
    .replace(loneSurrogate, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] as string);
