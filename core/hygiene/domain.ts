/** Mail providers whose domain says nothing about the company. */
export const freeMailDomains = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "msn.com",
  "yahoo.com",
  "ymail.com",
  "icloud.com",
  "me.com",
  "mac.com",
  "aol.com",
  "proton.me",
  "protonmail.com",
  "zoho.com",
  "mail.com",
  "gmx.de",
  "gmx.net",
  "gmx.at",
  "gmx.com",
  "web.de",
  "t-online.de",
  "freenet.de",
  "posteo.de",
  "yahoo.de",
  "hotmail.de",
  "outlook.de",
  "hotmail.es",
  "outlook.es",
  "yahoo.es",
  "telefonica.net",
  "wp.pl",
  "o2.pl",
  "onet.pl",
  "op.pl",
  "interia.pl",
  "gazeta.pl",
  "poczta.fm",
  "uol.com.br",
  "bol.com.br",
  "terra.com.br",
  "ig.com.br",
  "hotmail.com.br",
  "outlook.com.br",
  "yahoo.com.br",
  "hotmail.com.tr",
  "yahoo.com.tr",
  "mynet.com",
  "yandex.com",
  "yandex.com.tr",
  "yandex.ru",
  "mail.ru",
  "qq.com",
  "163.com",
] as const;

/**
 * The company domain in a website, address or domain: lower case, without scheme, mailbox, www, port, path and final dot; "" where there is
 * none (blank, or no dot in it). Subdomains other than www stay.
 */
export const companyDomain = (text: string): string => {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/^mailto:/, "")
    .replace(/[/?#].*$/, "")
    .replace(/^.*@/, "")
    .replace(/:\d*$/, "")
    .replace(/\.+$/, "")
    .replace(/^www\d?\./, "");
  return host.includes(".") ? host : "";
};
