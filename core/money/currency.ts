import { RevError } from "../errors/error.ts";

// ISO 4217: currencies whose minor unit is not a hundredth.
const none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const three = "BHD IQD JOD KWD LYD OMR TND";
const four = "CLF UYW";
const exceptions = [
  [none, 0],
  [three, 3],
  [four, 4],
] as const;

/** An ISO 4217 code in capitals; anything that is not three letters is refused with CURRENCY_UNKNOWN. */
export const currencyCode = (text: string, place = "currency"): string => {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) throw new RevError("CURRENCY_UNKNOWN", { value: text, place });
  return code;
};

/** Decimals of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. Source: ISO 4217; codes not listed there count as 2. */
export const currencyDigits = (code: string): number =>
  exceptions.find(([codes]) => codes.split(" ").includes(code.toUpperCase()))?.[1] ?? 2;
