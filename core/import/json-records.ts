/** A JSON object as columns: the path of each scalar ("owner.name") and its text as written, null for null. Lists stay JSON text. */
export type JsonRecord = ReadonlyMap<string, string | null>;

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const numberPattern = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const deepest = 64;

/**
 * Reads one JSON object. Numbers keep their text, so that no digit of an amount or id is lost; nested objects are flattened with points,
 * lists are kept as text, a list of plain values as "a;b". undefined where the text is not exactly one JSON object.
 */
export const readJsonRecord = (text: string): JsonRecord | undefined => {
  let at = 0;
  const record = new Map<string, string | null>();

  const space = (): void => {
    while (at < text.length && " \t\r\n".includes(text[at] as string)) at++;
  };

  const string = (): string | undefined => {
    if (text[at] !== '"') return undefined;
    let value = "";
    let from = ++at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) {
        value += text.slice(from, at++);
        return value;
      }
      if (code < 32) return undefined;
      if (code !== 92) continue;
      value += text.slice(from, at);
      const mark = text[++at] as string;
      if (mark === "u") {
        const hex = text.slice(at + 1, at + 5);
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) return undefined;
        value += String.fromCharCode(Number.parseInt(hex, 16));
        at += 4;
      } else if (mark === '"' || mark === "\\" || mark === "/") value += mark;
      else if (escapes[mark] !== undefined) value += escapes[mark];
      else return undefined;
      from = at + 1;
    }
    return undefined;
  };

  /** A scalar's text, null for null, undefined where none stands here. */
  const scalar = (): string | null | undefined => {
    if (text[at] === '"') return string();
    for (const word of ["true", "false", "null"]) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return word === "null" ? null : word;
    }
    numberPattern.lastIndex = at;
    const number = numberPattern.exec(text)?.[0];
    if (number === undefined) return undefined;
    at += number.length;
    return number;
  };

  const list = (depth: number): string | undefined => {
    const from = at++;
    const plain: string[] = [];
    let nested = false;
    space();
    if (text[at] === "]") at++;
    else {
      for (;;) {
        space();
        if (text[at] === "{" || text[at] === "[") {
          nested = true;
          const inner = text[at] === "[" ? list(depth + 1) !== undefined : object("", depth + 1, new Map());
          if (!inner || depth > deepest) return undefined;
        } else {
          const value = scalar();
          if (value === undefined) return undefined;
          plain.push(value ?? "");
        }
        space();
        if (text[at] === ",") at++;
        else if (text[at++] === "]") break;
        else return undefined;
      }
    }
    return nested ? text.slice(from, at) : plain.join(";");
  };

  const object = (prefix: string, depth: number, into: Map<string, string | null>): boolean => {
    if (text[at] !== "{" || depth > deepest) return false;
    at++;
    space();
    if (text[at] === "}") {
      at++;
      return true;
    }
    for (;;) {
      space();
      const key = string();
      space();
      if (key === undefined || text[at++] !== ":") return false;
      space();
      const path = prefix === "" ? key : `${prefix}.${key}`;
      if (text[at] === "{") {
        if (!object(path, depth + 1, into)) return false;
      } else {
        const value = text[at] === "[" ? list(depth + 1) : scalar();
        if (value === undefined) return false;
        into.set(path, value);
      }
      space();
      if (text[at] === ",") at++;
      else return text[at++] === "}";
    }
  };

  space();
  if (!object("", 0, record)) return undefined;
  space();
  return at === text.length ? record : undefined;
};
