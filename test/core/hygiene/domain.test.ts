import { describe, expect, it } from "vitest";
import { companyDomain } from "../../../core/hygiene/domain.ts";

describe("companyDomain", () => {
  it.each([
    ["https://www.Acme.com:8080/about?x=1#y", "acme.com"],
    ["info@acme.com", "acme.com"],
    ["mailto:info@acme.co.uk", "acme.co.uk"],
    ["shop.acme.com.", "shop.acme.com"],
    ["acme", ""],
    ["", ""],
  ])("'%s' is '%s'", (text, domain) => {
    expect(companyDomain(text)).toBe(domain);
  });
});
