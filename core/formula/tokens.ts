import { RevError } from "../errors/error.ts";

/** A word of a formula; `at` counts characters from 1, the leading "=" included. */
export interface Token {
  readonly kind: "number" | "text" | "name" | "operator" | "end";
  readonly text: string;
  readonly at: number;
}

/** Longest formula in characters. */
export const longestFormula = 2000;

const pattern = /\s+|(\d+(?:\.\d*)?|\.\d+)|"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_.]*)|(<>|<=|>=|[-+*/%&=<>(),;])/uy;

/** Splits a formula in spreadsheet syntax into words; a character that belongs to none is FORMULA_SYNTAX with its position. */
export const tokensOf = (formula: string): Token[] => {
  if (formula.length > longestFormula) {
    throw new RevError("FORMULA_TOO_LONG", { length: formula.length, limit: longestFormula });
  }
  const tokens: Token[] = [];
  let at = formula.startsWith("=") ? 1 : 0;
  while (at < formula.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(formula);
    if (match === null) {
      throw new RevError("FORMULA_SYNTAX", { formula, position: at + 1, found: formula.slice(at, at + 12) });
    }
    const [whole, number, text, name, operator] = match;
    const place = at + 1;
    if (number !== undefined) tokens.push({ kind: "number", text: number, at: place });
    else if (text !== undefined) tokens.push({ kind: "text", text: text.replace(/""/g, '"'), at: place });
    else if (name !== undefined) tokens.push({ kind: "name", text: name, at: place });
    else if (operator !== undefined) tokens.push({ kind: "operator", text: operator, at: place });
    at += whole.length;
  }
  tokens.push({ kind: "end", text: "", at: formula.length + 1 });
  return tokens;
};
