import { RevError } from "../errors/error.ts";
import {
  abs,
  add,
  compare,
  type Exact,
  fraction,
  max,
  min,
  mul,
  neg,
  powerOfTen,
  round,
  sign,
  sub,
  toText,
} from "../money/exact.ts";
import { takesArguments } from "./functions.ts";
import type { FormulaNode, ParsedFormula } from "./parse.ts";

/** A value inside a formula; null is blank. Dates are ISO text, whose order is the order of days. */
export type FormulaValue = Exact | string | boolean | null;

/** The named values a formula may read, names in lower case; undefined is a name that does not exist. */
export type Names = (name: string) => FormulaValue | undefined;

/** A formula made ready to be evaluated often. */
export type CompiledFormula = (names: Names) => FormulaValue;

const isNumber = (value: FormulaValue): value is Exact => typeof value === "object" && value !== null;

const typeOf = (value: FormulaValue): string =>
  value === null ? "blank" : isNumber(value) ? toText(value) : typeof value === "string" ? `"${value}"` : String(value);

/** Ceiling away from zero, the twin of "down". */
const roundAway = (value: Exact, digits: number): Exact => {
  const down = round(value, digits, "down");
  if (compare(down, value) === 0) return down;
  return add(down, { n: sign(value) < 0 ? -1n : 1n, d: powerOfTen(digits) });
};

const percent = { n: 1n, d: 100n };

class Compiler {
  private readonly formula: string;

  constructor(formula: string) {
    this.formula = formula;
  }

  private wrong(node: FormulaNode, value: FormulaValue, wanted: string): never {
    const { formula } = this;
    if (value === null) throw new RevError("FORMULA_BLANK", { formula, position: node.at });
    throw new RevError("FORMULA_TYPE", { formula, position: node.at, found: typeOf(value), wanted });
  }

  private number(node: FormulaNode): (names: Names) => Exact {
    const run = this.compile(node);
    return (names) => {
      const value = run(names);
      return isNumber(value) ? value : this.wrong(node, value, "1.5");
    };
  }

  private flag(node: FormulaNode): (names: Names) => boolean {
    const run = this.compile(node);
    return (names) => {
      const value = run(names);
      return typeof value === "boolean" ? value : this.wrong(node, value, "TRUE / FALSE");
    };
  }

  compile(node: FormulaNode): CompiledFormula {
    switch (node.kind) {
      case "number":
      case "text":
      case "flag": {
        const { value } = node;
        return () => value;
      }
      case "name":
        return this.name(node.name, node.at);
      case "unary": {
        const of = this.number(node.of);
        if (node.operator === "-") return (names) => neg(of(names));
        return node.operator === "+" ? of : (names) => mul(of(names), percent);
      }
      case "binary":
        return this.binary(node);
      case "call":
        return this.call(node);
    }
  }

  private name(name: string, at: number): CompiledFormula {
    return (names) => {
      const value = names(name);
      if (value === undefined) throw new RevError("FORMULA_NAME", { formula: this.formula, name, position: at });
      return value;
    };
  }

  private binary(node: FormulaNode & { kind: "binary" }): CompiledFormula {
    const { operator } = node;
    if (operator === "=" || operator === "<>") return this.equality(node);
    if (["<", "<=", ">", ">="].includes(operator)) return this.order(node);
    if (operator === "&") return this.joined(node);
    const [left, right] = [this.number(node.left), this.number(node.right)];
    if (operator === "+") return (names) => add(left(names), right(names));
    if (operator === "-") return (names) => sub(left(names), right(names));
    if (operator === "*") return (names) => mul(left(names), right(names));
    return (names) => {
      const divisor = right(names);
      if (sign(divisor) === 0) throw new RevError("FORMULA_DIVISION", { formula: this.formula, position: node.at });
      const dividend = left(names);
      return fraction(dividend.n * divisor.d, dividend.d * divisor.n);
    };
  }

  private equality(node: FormulaNode & { kind: "binary" }): CompiledFormula {
    const [left, right] = [this.compile(node.left), this.compile(node.right)];
    const wanted = node.operator === "=";
    return (names) => {
      const [a, b] = [left(names), right(names)];
      if (isNumber(a) && isNumber(b)) return (compare(a, b) === 0) === wanted;
      if (typeof a === "string" && typeof b === "string") return (a.toLowerCase() === b.toLowerCase()) === wanted;
      return (a === b) === wanted;
    };
  }

  private order(node: FormulaNode & { kind: "binary" }): CompiledFormula {
    const [left, right] = [this.compile(node.left), this.compile(node.right)];
    const accepts: (order: number) => boolean = {
      "<": (o: number) => o < 0,
      "<=": (o: number) => o <= 0,
      ">": (o: number) => o > 0,
      ">=": (o: number) => o >= 0,
    }[node.operator] as (order: number) => boolean;
    return (names) => {
      const [a, b] = [left(names), right(names)];
      if (isNumber(a)) return accepts(isNumber(b) ? compare(a, b) : this.wrong(node.right, b, "1.5"));
      if (typeof a !== "string") return this.wrong(node.left, a, "1.5");
      if (typeof b !== "string") return this.wrong(node.right, b, '"text"');
      return accepts(a < b ? -1 : a > b ? 1 : 0);
    };
  }

  private joined(node: FormulaNode & { kind: "binary" }): CompiledFormula {
    const [left, right] = [this.compile(node.left), this.compile(node.right)];
    const text = (value: FormulaValue) => (value === null ? "" : isNumber(value) ? toText(value) : String(value));
    return (names) => text(left(names)) + text(right(names));
  }

  private call(node: FormulaNode & { kind: "call" }): CompiledFormula {
    const { name, of, at } = node;
    if (!takesArguments(name, of.length)) {
      throw new RevError("FORMULA_ARGUMENTS", { formula: this.formula, name, position: at, count: of.length });
    }
    const [first, second, third] = of as [FormulaNode, FormulaNode, FormulaNode];
    switch (name) {
      case "IF": {
        const [condition, yes] = [this.flag(first), this.compile(second)];
        const no = third === undefined ? () => false : this.compile(third);
        return (names) => (condition(names) ? yes(names) : no(names));
      }
      case "IFS":
        return this.ifs(node);
      case "AND": {
        const flags = of.map((argument) => this.flag(argument));
        return (names) => flags.every((flag) => flag(names));
      }
      case "OR": {
        const flags = of.map((argument) => this.flag(argument));
        return (names) => flags.some((flag) => flag(names));
      }
      case "NOT": {
        const flag = this.flag(first);
        return (names) => !flag(names);
      }
      case "ISBLANK": {
        const value = this.compile(first);
        return (names) => value(names) === null;
      }
      case "IFBLANK": {
        const [value, instead] = [this.compile(first), this.compile(second)];
        return (names) => value(names) ?? instead(names);
      }
      default:
        return this.arithmetic(name, of);
    }
  }

  private ifs(node: FormulaNode & { kind: "call" }): CompiledFormula {
    const branches = node.of.flatMap((condition, i) =>
      i % 2 === 0 ? [{ condition: this.flag(condition), value: this.compile(node.of[i + 1] as FormulaNode) }] : [],
    );
    return (names) => {
      const branch = branches.find(({ condition }) => condition(names));
      if (branch === undefined) throw new RevError("FORMULA_NO_BRANCH", { formula: this.formula, position: node.at });
      return branch.value(names);
    };
  }

  private arithmetic(name: string, of: readonly FormulaNode[]): CompiledFormula {
    const numbers = of.map((argument) => this.number(argument));
    const [value, digits] = numbers as [(names: Names) => Exact, ((names: Names) => Exact) | undefined];
    const decimals = (names: Names): number => {
      if (digits === undefined) return 0;
      const count = digits(names);
      const whole = Number(count.n / count.d);
      return whole >= 0 && whole <= 12 ? whole : this.wrong(of[1] as FormulaNode, count, "0 … 12");
    };
    const fold = (step: (a: Exact, b: Exact) => Exact) => (names: Names) =>
      numbers.map((number) => number(names)).reduce(step);
    switch (name) {
      case "MIN":
        return fold(min);
      case "MAX":
        return fold(max);
      case "SUM":
        return fold(add);
      case "ABS":
        return (names) => abs(value(names));
      case "ROUND":
        return (names) => round(value(names), decimals(names));
      case "ROUNDDOWN":
        return (names) => round(value(names), decimals(names), "down");
      case "ROUNDUP":
        return (names) => roundAway(value(names), decimals(names));
      default:
        return (names) => {
          const number = value(names);
          const down = round(number, 0, "down");
          return compare(number, down) < 0 ? sub(down, { n: 1n, d: 1n }) : down;
        };
    }
  }
}

/** Makes a formula ready: checks the number of arguments (FORMULA_ARGUMENTS) and gives a function of the named values. */
export const compileFormula = ({ formula, root }: ParsedFormula): CompiledFormula =>
  new Compiler(formula).compile(root);

/**
 * A condition (`type="new"`, `AND(term_months>=36, discount<10%)`) as a test; anything but TRUE or FALSE is FORMULA_TYPE. Text compares
 * without regard to case; a blank equals nothing but a blank, and comparing its size is FORMULA_BLANK.
 */
export const compileCondition = (parsed: ParsedFormula): ((names: Names) => boolean) => {
  const run = compileFormula(parsed);
  return (names) => {
    const value = run(names);
    if (typeof value === "boolean") return value;
    const { formula } = parsed;
    throw new RevError("FORMULA_TYPE", { formula, position: 1, found: typeOf(value), wanted: "TRUE / FALSE" });
  };
};

/** A formula whose value must be a number, exact; anything else is FORMULA_TYPE or FORMULA_BLANK. */
export const compileAmount = (parsed: ParsedFormula): ((names: Names) => Exact) => {
  const run = compileFormula(parsed);
  return (names) => {
    const value = run(names);
    if (isNumber(value)) return value;
    const { formula } = parsed;
    if (value === null) throw new RevError("FORMULA_BLANK", { formula, position: 1 });
    throw new RevError("FORMULA_TYPE", { formula, position: 1, found: typeOf(value), wanted: "1.5" });
  };
};
