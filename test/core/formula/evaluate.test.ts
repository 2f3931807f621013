import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileAmount, compileCondition, compileFormula, type FormulaValue } from "../../../core/formula/evaluate.ts";
import { namesOf, parseFormula } from "../../../core/formula/parse.ts";
import { add, type Exact, equal, exact, fromUnits, mul, sub, toText } from "../../../core/money/exact.ts";

const values: Record<string, FormulaValue> = {
  amount: exact("1000"),
  attainment: exact("1.2"),
  type: "New",
  closed: "2026-03-31",
  discount: null,
  strategic: true,
};
const names = (name: string) => (name in values ? (values[name] as FormulaValue) : undefined);
const amount = (formula: string) => toText(compileAmount(parseFormula(formula))(names));
const condition = (formula: string) => compileCondition(parseFormula(formula))(names);
const code = (formula: string) => {
  try {
    compileFormula(parseFormula(formula))(names);
  } catch (error) {
    return error as { code: string; parameters: Record<string, unknown> };
  }
  throw new Error("not refused");
};

describe("a formula", () => {
  it.each([
    ["=IF(attainment>=1, amount*0.12, amount*0.08)", "120"],
    ["0.1+0.2", "0.3"],
    ["=amount*12.5%", "125"],
    ["2+3*4-6/4", "12.5"],
    ["-(2+3)*-2", "10"],
    ["10-4-3", "3"],
    ["=MIN(5; 3; 4)", "3"],
    ["MAX(1,2)+SUM(1,2,3)+ABS(-4)", "12"],
    ["ROUND(2.345,2)", "2.35"],
    ["ROUNDUP(-2.341,2)", "-2.35"],
    ["ROUNDDOWN(2.349,2)", "2.34"],
    ["INT(-1.5)", "-2"],
    ["IFS(attainment<1,1,attainment<1.5,2,TRUE,3)", "2"],
    ["IFBLANK(discount,0.05)", "0.05"],
    ["1/3*3", "1"],
  ])("%s is %s", (formula, wanted) => {
    expect(amount(formula)).toBe(wanted);
  });
  it.each([
    ['type="new"', true],
    ['type<>"renewal"', true],
    ['AND(type="new", closed<"2026-04-01", strategic)', true],
    ["OR(ISBLANK(amount), NOT(strategic))", false],
    ['discount="x"', false],
  ])("the condition %s is %s", (formula, wanted) => {
    expect(condition(formula)).toBe(wanted);
  });
  it.each([
    ["=amount*", "FORMULA_SYNTAX", 9],
    ["=amount # 2", "FORMULA_SYNTAX", 9],
    ["(1+2", "FORMULA_SYNTAX", 5],
    ["1,5+1", "FORMULA_SYNTAX", 2],
    ["=1+bonus", "FORMULA_NAME", 4],
    ["=EVAL(1)", "FORMULA_FUNCTION", 2],
    ["=IF(TRUE)", "FORMULA_ARGUMENTS", 2],
    ["=amount+type", "FORMULA_TYPE", 9],
    ["=amount*discount", "FORMULA_BLANK", 9],
    ["=discount<0.1", "FORMULA_BLANK", 2],
    ["=amount/(1-1)", "FORMULA_DIVISION", 8],
    ["=IFS(FALSE,1)", "FORMULA_NO_BRANCH", 2],
  ])("%s is refused with %s at %i", (formula, wanted, position) => {
    expect(code(formula)).toMatchObject({ code: wanted, parameters: { position } });
  });
  it("is bounded in length and depth", () => {
    expect(code("1+".repeat(1500)).code).toBe("FORMULA_TOO_LONG");
    expect(code(`${"(".repeat(80)}1${")".repeat(80)}`).code).toBe("FORMULA_TOO_DEEP");
  });
  it("looks only at the branch it takes", () => {
    expect(amount("IF(TRUE,1,1/0)")).toBe("1");
  });
  it("knows the names it reads", () => {
    expect(namesOf(parseFormula("=IF(attainment>=1,Amount*2,AMOUNT)"))).toEqual(["attainment", "amount"]);
  });
  it("is exact", () => {
    const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(decimal, decimal, decimal, (...parts) => {
        const [a, b, c] = parts.map(([n, d]) => fromUnits(n, d)) as [Exact, Exact, Exact];
        const formula = `${toText(a)}*${toText(b)}-${toText(c)}+${toText(a)}`;
        return equal(compileAmount(parseFormula(formula))(names), add(sub(mul(a, b), c), a));
      }),
    );
  });
});
