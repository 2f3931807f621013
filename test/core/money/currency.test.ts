import { describe, expect, it } from "vitest";
import { currencyCode, currencyDigits } from "../../../core/money/currency.ts";

describe("currency", () => {
  it.each([
    ["EUR", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["tnd", 3],
    ["CLF", 4],
  ])("%s has %i decimals", (code, digits) => {
    expect(currencyDigits(code)).toBe(digits);
  });
  it("reads a code and refuses other text", () => {
    expect(currencyCode(" eur ")).toBe("EUR");
    expect(() => currencyCode("€")).toThrow(expect.objectContaining({ code: "CURRENCY_UNKNOWN" }));
  });
});
