/** A block of cells; an end that is left open (A2:A, A:C) is null, no sheet means the formula's own. Rows and columns count from 0. */
export interface Reference {
  readonly sheet: string | null;
  readonly top: number;
  readonly left: number;
  readonly bottom: number | null;
  readonly right: number | null;
}

export type Expression =
  | { readonly kind: "value"; readonly value: string | number | boolean | null }
  | { readonly kind: "range"; readonly reference: Reference }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly values: readonly Expression[] };

/** What stands in a formula that can't be read here. */
export class Unreadable extends Error {}

/** Google writes a function that Excel doesn't know as IFERROR(__xludf.DUMMYFUNCTION("formula"), cached value). */
const wrapped = /^\s*=?\s*IFERROR\s*\(\s*@?_*xludf\.DUMMYFUNCTION\s*\(\s*"((?:[^"]|"")*)"\s*\)/i;

/** The formula as it was typed, out of the form in which Google exports it. */
export const typedFormula = (formula: string): string => {
  const inner = wrapped.exec(formula)?.[1];
  return (inner === undefined ? formula : inner.replaceAll('""', '"')).replace(/^\s*=/, "").trim();
};

/** Whether a cell is the continuation of a spill, as Google exports it. */
export const isSpilled = (formula: string): boolean => typedFormula(formula) === '"COMPUTED_VALUE"';

export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

const quoted = /("(?:[^"]|"")*"|'(?:[^']|'')+')/;
const relative = /(?<![\p{L}\p{N}_.])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\p{L}\p{N}_(!])/giu;

/** A formula as it reads when copied so many rows down and columns to the right: references without $ move along. */
export const copiedFormula = (formula: string, rows: number, columns: number): string =>
  formula
    .split(quoted)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(relative, (_, fixed: string, letters: string, fixedRow: string, row: string) => {
            const column = fixed === "" ? columnLetters(columnNumber(letters) + columns) : letters;
            return `${fixed}${column}${fixedRow}${fixedRow === "" ? Number(row) + rows : row}`;
          }),
    )
    .join("");

const sheet = String.raw`(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?`;
const tokens: Readonly<Record<"space" | "text" | "cells" | "number" | "name" | "mark", RegExp>> = {
  space: /\s+/uy,
  text: /"((?:[^"]|"")*)"/uy,
  cells: new RegExp(
    String.raw`${sheet}(?=\$?[A-Z]{1,3}(?:\$?\d|:))\$?([A-Z]{1,3})\$?(\d*)(?::\$?([A-Z]{1,3})\$?(\d*))?(?![\p{L}\p{N}_(])`,
    "iuy",
  ),
  number: /(\d+(?:\.\d*)?(?:e[+-]?\d+)?)(%?)/iuy,
  name: /[\p{L}_][\p{L}\p{N}_.]*/uy,
  mark: /[-(),;]/uy,
};

class Parser {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  private take(token: keyof typeof tokens): RegExpExecArray | null {
    const pattern = tokens[token];
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  private mark(wanted: string): boolean {
    this.take("space");
    if (!wanted.includes(this.text[this.at] ?? "end")) return false;
    this.at++;
    return true;
  }

  private range([, sheetName, left = "", top = "", right, bottom]: RegExpExecArray): Expression {
    const from = { top: top === "" ? 0 : Number(top) - 1, left: columnNumber(left) };
    const to =
      right === undefined
        ? { bottom: from.top, right: from.left }
        : { bottom: bottom === "" || bottom === undefined ? null : Number(bottom) - 1, right: columnNumber(right) };
    const name = sheetName?.replace(/^'|'$/g, "").replaceAll("''", "'") ?? null;
    return { kind: "range", reference: { sheet: name, ...from, ...to } };
  }

  private one(): Expression {
    this.take("space");
    if (this.mark("-")) {
      const operand = this.one();
      if (operand.kind !== "value" || typeof operand.value !== "number") throw new Unreadable("-");
      return { kind: "value", value: -operand.value };
    }
    const text = this.take("text");
    if (text !== null) return { kind: "value", value: (text[1] ?? "").replaceAll('""', '"') };
    const cells = this.take("cells");
    if (cells !== null) return this.range(cells);
    const number = this.take("number");
    if (number !== null) return { kind: "value", value: Number(number[1]) / (number[2] === "%" ? 100 : 1) };
    const [name] = this.take("name") ?? [];
    if (name === undefined) throw new Unreadable(this.text.slice(this.at, this.at + 20));
    const values = this.mark("(") ? this.values() : undefined;
    if (/^(true|false)$/i.test(name)) return { kind: "value", value: name.toLowerCase() === "true" };
    return values === undefined ? { kind: "name", name } : { kind: "call", name: name.toUpperCase(), values };
  }

  /** The arguments after an opening bracket, to the closing one; what stands between two separators may be nothing. */
  private values(): Expression[] {
    const values: Expression[] = [];
    if (this.mark(")")) return values;
    do {
      this.take("space");
      const next = this.text[this.at];
      values.push(next === "," || next === ";" || next === ")" ? { kind: "value", value: null } : this.one());
    } while (this.mark(",;"));
    if (!this.mark(")")) throw new Unreadable(this.text.slice(this.at, this.at + 20));
    return values;
  }

  whole(): Expression {
    const expression = this.one();
    this.take("space");
    if (this.at < this.text.length) throw new Unreadable(this.text.slice(this.at, this.at + 20));
    return expression;
  }
}

/**
 * A formula of calls, references, names and literals, between whose arguments a comma or a semicolon stands. Anything else (operators, arrays
 * in braces) is Unreadable, with the text from where it can't go on.
 */
export const parseFormula = (formula: string): Expression => new Parser(formula).whole();
