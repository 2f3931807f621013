import { RevError } from "../errors/error.ts";
import { type Exact, exact } from "../money/exact.ts";
import { functionNames, isFunction } from "./functions.ts";
import { type Token, tokensOf } from "./tokens.ts";

export type FormulaNode =
  | { readonly kind: "number"; readonly value: Exact; readonly at: number }
  | { readonly kind: "text"; readonly value: string; readonly at: number }
  | { readonly kind: "flag"; readonly value: boolean; readonly at: number }
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | { readonly kind: "unary"; readonly operator: "-" | "+" | "%"; readonly of: FormulaNode; readonly at: number }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
      readonly at: number;
    }
  | { readonly kind: "call"; readonly name: string; readonly of: readonly FormulaNode[]; readonly at: number };

export interface ParsedFormula {
  readonly formula: string;
  readonly root: FormulaNode;
}

const deepest = 60;
const levels: readonly (readonly string[])[] = [["=", "<>", "<", "<=", ">", ">="], ["&"], ["+", "-"], ["*", "/"]];

class Parser {
  private at = 0;
  private depth = 0;
  private readonly formula: string;
  private readonly tokens: readonly Token[];

  constructor(formula: string) {
    this.formula = formula;
    this.tokens = tokensOf(formula);
  }

  whole(): FormulaNode {
    const root = this.level(0);
    if (this.now.kind !== "end") this.refuse();
    return root;
  }

  private get now(): Token {
    return this.tokens[this.at] as Token;
  }

  private refuse(): never {
    const { at, text, kind } = this.now;
    throw new RevError("FORMULA_SYNTAX", { formula: this.formula, position: at, found: kind === "end" ? "…" : text });
  }

  private takes(...texts: readonly string[]): Token | undefined {
    const token = this.now;
    if (token.kind !== "operator" || !texts.includes(token.text)) return undefined;
    this.at++;
    return token;
  }

  private level(n: number): FormulaNode {
    const operators = levels[n];
    if (operators === undefined) return this.signed();
    let left = this.level(n + 1);
    for (let token = this.takes(...operators); token !== undefined; token = this.takes(...operators)) {
      left = { kind: "binary", operator: token.text, left, right: this.level(n + 1), at: token.at };
    }
    return left;
  }

  private signed(): FormulaNode {
    const sign = this.takes("-", "+");
    if (++this.depth > deepest) throw new RevError("FORMULA_TOO_DEEP", { position: this.now.at, limit: deepest });
    let node = sign === undefined ? this.primary() : this.unary(sign);
    for (let token = this.takes("%"); token !== undefined; token = this.takes("%")) {
      node = { kind: "unary", operator: "%", of: node, at: token.at };
    }
    this.depth--;
    return node;
  }

  private unary(sign: Token): FormulaNode {
    return { kind: "unary", operator: sign.text as "-" | "+", of: this.signed(), at: sign.at };
  }

  private primary(): FormulaNode {
    const token = this.now;
    this.at++;
    if (token.kind === "number") return { kind: "number", value: exact(token.text), at: token.at };
    if (token.kind === "text") return { kind: "text", value: token.text, at: token.at };
    if (token.kind === "name") return this.named(token);
    if (token.text === "(" && token.kind === "operator") {
      const inner = this.level(0);
      if (this.takes(")") === undefined) this.refuse();
      return inner;
    }
    this.at--;
    return this.refuse();
  }

  private named(token: Token): FormulaNode {
    const name = token.text.toUpperCase();
    if (this.takes("(") === undefined) {
      if (name === "TRUE" || name === "FALSE") return { kind: "flag", value: name === "TRUE", at: token.at };
      return { kind: "name", name: token.text.toLowerCase(), at: token.at };
    }
    const { formula } = this;
    if (!isFunction(name)) {
      const known = functionNames.join(", ");
      throw new RevError("FORMULA_FUNCTION", { formula, name: token.text, position: token.at, known });
    }
    const of: FormulaNode[] = [];
    if (this.takes(")") === undefined) {
      do of.push(this.level(0));
      while (this.takes(",", ";") !== undefined);
      if (this.takes(")") === undefined) this.refuse();
    }
    return { kind: "call", name, of, at: token.at };
  }
}

/**
 * Reads a formula in spreadsheet syntax (a leading "=" may stand or not): numbers with a decimal point, "text", TRUE and FALSE, names,
 * + - * / % &, comparisons, and the functions of `functions.ts` with "," or ";" between arguments. Refuses with FORMULA_SYNTAX,
 * FORMULA_FUNCTION, FORMULA_TOO_LONG or FORMULA_TOO_DEEP, each with the position in the text.
 */
export const parseFormula = (formula: string): ParsedFormula => ({ formula, root: new Parser(formula).whole() });

/** Every name a formula reads, each once. */
export const namesOf = ({ root }: ParsedFormula): string[] => {
  const names = new Set<string>();
  const visit = (node: FormulaNode): void => {
    if (node.kind === "name") names.add(node.name);
    else if (node.kind === "unary") visit(node.of);
    else if (node.kind === "call") node.of.forEach(visit);
    else if (node.kind === "binary") {
      visit(node.left);
      visit(node.right);
    }
  };
  visit(root);
  return [...names];
};
