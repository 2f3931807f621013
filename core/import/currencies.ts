import { onFirstUse } from "../first-use.ts";

// Signs and short forms seen in CRM exports, then the ISO codes that stand for themselves.
const signs =
  "$ USD US$ USD € EUR £ GBP ₺ TRY TL TRY YTL TRY zł PLN ZŁ PLN zl PLN R$ BRL ¥ JPY ₹ INR ₽ RUB ₴ UAH ₩ KRW ₪ ILS Kč CZK Ft HUF Fr. CHF A$ AUD C$ CAD CA$ CAD MX$ MXN";
const codes =
  "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KZT MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU VND ZAR";

const known = onFirstUse(() => {
  const found = new Map<string, string>(codes.split(" ").map((code) => [code, code]));
  for (const [, sign, code] of signs.matchAll(/(\S+) (\S+)/g)) found.set(sign as string, code as string);
  return found;
});

/** The ISO code of a currency sign, short form or code as written beside an amount, or undefined. "$" alone is read as USD. */
export const currencyOf = (written: string): string | undefined => known().get(written);
