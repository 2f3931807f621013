import { describe, expect, it } from "vitest";
import { findContactDuplicates } from "../../../core/hygiene/contact-duplicates.ts";

const contact = (id: string, name: string | null, email: string | null, account: string | null = null) => ({
  id,
  name,
  email,
  account,
});

describe("duplicate contacts", () => {
  it("are those of one address or of one name at one account, transitively", () => {
    const found = findContactDuplicates([
      contact("1", "Ayşe Kaya", "ayse@firma.example", "A"),
      contact("2", "KAYA, Ayse", "a.kaya@firma.example", "A"),
      contact("3", "A. K.", "A.Kaya@firma.example ", "B"),
      contact("4", "Ayşe Kaya", null, "C"),
    ]);
    expect(found.groups).toEqual([["1", "2", "3"]]);
    expect(found.surplus).toBe(2);
    expect(found.rate).toEqual({ n: 1n, d: 2n });
  });

  it("are not those who share a mailbox, a first name or nothing at all", () => {
    const found = findContactDuplicates([
      contact("1", "Jan Nowak", "info@firma.example", "A"),
      contact("2", "Ola Lis", "info@firma.example", "A"),
      contact("3", "Jan", null, "A"),
      contact("4", "Jan", null, "A"),
      contact("5", null, null),
      contact("6", null, null),
      contact("7", "Jan Nowak", null),
      contact("8", "Jan Nowak", null),
    ]);
    expect(found.groups).toEqual([]);
  });

  it("have no rate where there is no contact", () => {
    expect(findContactDuplicates([])).toEqual({ groups: [], surplus: 0, rate: null });
  });
});
