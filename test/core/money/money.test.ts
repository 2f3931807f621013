import { describe, expect, it } from "vitest";
import { exact, toText } from "../../../core/money/exact.ts";
import { addMoney, type Money, money, moneyValue } from "../../../core/money/money.ts";

describe("money", () => {
  it("is rounded once to the currency's minor unit", () => {
    expect(["EUR", "JPY", "KWD"].map((code) => toText(moneyValue(money(exact("1.2345"), code))))).toEqual([
      "1.23",
      "1",
      "1.235",
    ]);
  });
  it("adds within one currency only", () => {
    expect(addMoney(money(exact("1.10"), "EUR"), money(exact("2.20"), "EUR")).units).toBe(330n);
    expect(() => addMoney(money(exact("1"), "EUR"), money(exact("1"), "USD"))).toThrow(
      expect.objectContaining({ code: "CURRENCY_MIXED" }),
    );
  });
  it("has no door but its own", () => {
    // @ts-expect-error a plain object is not money
    const wrong: Money = { units: 1n, currency: "EUR" };
    expect(wrong.units).toBe(1n);
  });
});
